package io.surveylink.workflow;

/**
 * One field and what fills it.
 *
 * @param field API name
 * @param fieldLabel its label when it was chosen
 * @param fieldType its described type when it was chosen, in lower case; values are converted by it
 * @param fieldLength its described length, 0 where it does not apply
 */
public record FieldMapping(
        String field, String fieldLabel, String fieldType, int fieldLength, ValueSource source, WhenEmpty whenEmpty) {

    /** What an empty value does to the field. */
    public enum WhenEmpty {
        /** The field is left as it is. */
        SKIP,
        /** The field is cleared. */
        CLEAR
    }
}
