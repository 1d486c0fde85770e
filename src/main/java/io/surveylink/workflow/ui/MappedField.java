package io.surveylink.workflow.ui;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.ValueSource;

/**
 * A field as its row shows it: described by Salesforce now, or remembered by the mapping.
 *
 * @param type for people, such as Text(80)
 * @param isKey finds the record of an upsert
 */
record MappedField(
        String name, String label, String type, String describedType, Size size, boolean isRequired, boolean isKey) {

    static MappedField of(FieldDescription field, boolean isKey) {
        return new MappedField(
                field.name(),
                field.label(),
                FieldTexts.type(field),
                field.type(),
                field.size(),
                field.required(),
                isKey);
    }

    static MappedField of(FieldMapping mapping, boolean isKey) {
        return new MappedField(
                mapping.field(),
                mapping.fieldLabel(),
                FieldTexts.type(mapping.fieldType(), mapping.fieldLength()),
                mapping.fieldType(),
                mapping.fieldSize(),
                false,
                isKey);
    }

    FieldMapping mapping(ValueSource source, WhenEmpty whenEmpty) {
        return new FieldMapping(name, label, describedType, size, source, whenEmpty);
    }
}
