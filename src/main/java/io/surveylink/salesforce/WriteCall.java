package io.surveylink.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One writing call: up to 200 rows of one shape (Partner API, "record limit").
 *
 * @param object API name
 * @param externalIdField for UPSERT and UPDATE_BY_EXTERNAL_ID: the field that finds the record; its value is among the
 *     fields of each row
 */
public record WriteCall(
        WriteOperation operation,
        String object,
        @Nullable String externalIdField,
        List<RecordRow> rows,
        WriteOptions options) {

    /** Rows per call that Salesforce takes. */
    public static final int MAX_ROWS = 200;

    public WriteCall {
        rows = List.copyOf(rows);
        if (operation.findsByExternalId() && externalIdField == null) {
            throw new IllegalArgumentException(operation + " needs the field that finds the record");
        }
    }

    /** Without options. */
    public WriteCall(WriteOperation operation, String object, @Nullable String externalIdField, List<RecordRow> rows) {
        this(operation, object, externalIdField, rows, WriteOptions.NONE);
    }
}
