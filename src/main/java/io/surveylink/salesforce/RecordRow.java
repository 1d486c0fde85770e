package io.surveylink.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One record to write.
 *
 * @param recordId for UPDATE and DELETE
 * @param fields API name to value; a null value clears the field. Values are String, Boolean, BigDecimal,
 *     {@link java.time.LocalDate} or {@link java.time.Instant}; the gateway sends each in the form its type has on the
 *     wire
 */
public record RecordRow(@Nullable String recordId, SequencedMap<String, @Nullable Object> fields) {

    public RecordRow {
        fields = new LinkedHashMap<>(fields);
    }

    public static RecordRow of(Map<String, ? extends @Nullable Object> fields) {
        return new RecordRow(null, new LinkedHashMap<>(fields));
    }

    /** Says the names only: values are answers of respondents. */
    @Override
    public String toString() {
        return "RecordRow[" + recordId + ", " + fields.sequencedKeySet() + "]";
    }
}
