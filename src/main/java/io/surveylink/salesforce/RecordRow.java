package io.surveylink.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One record to write.
 *
 * @param recordId for UPDATE and DELETE
 * @param fields API name to value; a null value clears the field. Values are String, Boolean, BigDecimal, Integer, Long,
 *     {@link java.time.LocalDate}, {@link java.time.LocalTime} (to the millisecond), {@link java.time.Instant} or a
 *     {@link Reference}, whose name here is not read; the gateway sends each in the form its type has on the wire, and
 *     refuses another type with IllegalArgumentException before anything is sent
 */
public record RecordRow(@Nullable String recordId, SequencedMap<String, @Nullable Object> fields) {

    public RecordRow {
        fields = new LinkedHashMap<>(fields);
    }

    public static RecordRow of(Map<String, ? extends @Nullable Object> fields) {
        return new RecordRow(null, new LinkedHashMap<>(fields));
    }

    /** The value of a field; API names compare without case. */
    public @Nullable Object value(String apiName) {
        for (var field : fields.entrySet()) {
            if (field.getKey().equalsIgnoreCase(apiName)) {
                return field.getValue();
            }
        }
        return null;
    }

    /** Says the names only: values are answers of respondents. */
    @Override
    public String toString() {
        return "RecordRow[" + recordId + ", " + fields.sequencedKeySet() + "]";
    }
}
