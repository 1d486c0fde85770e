package io.surveylink.workflow;

import io.surveylink.salesforce.FieldDescription.Size;

/**
 * One field and what fills it.
 *
 * @param field API name
 * @param fieldLabel its label when it was chosen
 * @param fieldType its described type when it was chosen, in lower case; values are converted by it
 * @param fieldSize how much fits, as described then
 */
public record FieldMapping(
        String field, String fieldLabel, String fieldType, Size fieldSize, ValueSource source, WhenEmpty whenEmpty) {

    /** Of a field whose digits do not matter. */
    public FieldMapping(
            String field,
            String fieldLabel,
            String fieldType,
            int fieldLength,
            ValueSource source,
            WhenEmpty whenEmpty) {
        this(field, fieldLabel, fieldType, new Size(fieldLength, 0, 0), source, whenEmpty);
    }

    /** In characters, 0 where it does not apply. */
    public int fieldLength() {
        return fieldSize.length();
    }

    /** What an empty value does to the field. */
    public enum WhenEmpty {
        /** The field is left as it is. */
        SKIP,
        /** The field is cleared. */
        CLEAR
    }
}
