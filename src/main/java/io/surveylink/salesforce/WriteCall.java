package io.surveylink.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One writing call: up to 200 rows of one shape (Partner API, "record limit").
 *
 * @param externalIdField for UPSERT only
 */
public record WriteCall(
        WriteOperation operation, String object, @Nullable String externalIdField, List<RecordRow> rows) {

    /** Rows per call that Salesforce takes. */
    public static final int MAX_ROWS = 200;

    public WriteCall {
        rows = List.copyOf(rows);
    }
}
