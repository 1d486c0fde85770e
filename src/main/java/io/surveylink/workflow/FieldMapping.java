package io.surveylink.workflow;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.FieldDescription.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field and what fills it.
 *
 * @param field API name
 * @param fieldLabel its label when it was chosen
 * @param fieldType its described type when it was chosen, in lower case; values are converted by it
 * @param fieldSize how much fits, as described then
 * @param values what is written instead of a value of the source, by that value: the code of a choice, whichever form
 *     it is written in, else the text. What is not in it is written as it is
 * @param parent for a field that refers to another record: that one is found by an external id of its own, and the
 *     source holds its value; null where the source holds a record id
 * @param onlyIf the field is left as it is unless they are met
 */
public record FieldMapping(
        String field,
        String fieldLabel,
        String fieldType,
        Size fieldSize,
        ValueSource source,
        WhenEmpty whenEmpty,
        Map<String, String> values,
        @Nullable ParentKey parent,
        Conditions onlyIf) {

    public FieldMapping {
        // Definitions that were stored before there were value maps and conditions have none.
        values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        onlyIf = onlyIf == null ? Conditions.NONE : onlyIf;
    }

    public FieldMapping(
            String field,
            String fieldLabel,
            String fieldType,
            Size fieldSize,
            ValueSource source,
            WhenEmpty whenEmpty) {
        this(field, fieldLabel, fieldType, fieldSize, source, whenEmpty, Map.of(), null, Conditions.NONE);
    }

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

    /** The type that a value must have: of the parent's external id where that is named. */
    public String valueType() {
        return parent == null ? fieldType : parent.fieldType();
    }

    /** How much of {@link #valueType} fits. */
    public Size valueSize() {
        return parent == null ? fieldSize : parent.fieldSize();
    }

    /** Another source has other values to be written instead; another form of an answer has the same. */
    public FieldMapping withSource(ValueSource newSource) {
        boolean sameValues = source instanceof ValueSource.Answer before
                && newSource instanceof ValueSource.Answer after
                && before.question().equals(after.question());
        return new FieldMapping(
                field,
                fieldLabel,
                fieldType,
                fieldSize,
                newSource,
                whenEmpty,
                sameValues || newSource.equals(source) ? values : Map.of(),
                parent,
                onlyIf);
    }

    public FieldMapping withWhenEmpty(WhenEmpty newWhenEmpty) {
        return new FieldMapping(field, fieldLabel, fieldType, fieldSize, source, newWhenEmpty, values, parent, onlyIf);
    }

    public FieldMapping withValues(Map<String, String> newValues) {
        return new FieldMapping(field, fieldLabel, fieldType, fieldSize, source, whenEmpty, newValues, parent, onlyIf);
    }

    public FieldMapping withParent(@Nullable ParentKey newParent) {
        return new FieldMapping(field, fieldLabel, fieldType, fieldSize, source, whenEmpty, values, newParent, onlyIf);
    }

    public FieldMapping withOnlyIf(Conditions conditions) {
        return new FieldMapping(field, fieldLabel, fieldType, fieldSize, source, whenEmpty, values, parent, conditions);
    }

    /** With label, type and size as described now. */
    public FieldMapping describedAs(FieldDescription described) {
        return new FieldMapping(
                described.name(),
                described.label(),
                described.type(),
                described.size(),
                source,
                whenEmpty,
                values,
                parent,
                onlyIf);
    }

    /**
     * The field of a parent that finds it.
     *
     * @param relationship as {@link io.surveylink.salesforce.Reference#relationship}
     * @param object API name of the parent
     * @param externalIdField API name of a field of the parent
     * @param fieldType its described type, in lower case
     */
    public record ParentKey(
            String relationship, String object, String externalIdField, String fieldType, Size fieldSize) {}

    /** What an empty value does to the field. */
    public enum WhenEmpty {
        /** The field is left as it is. */
        SKIP,
        /** The field is cleared. */
        CLEAR
    }
}
