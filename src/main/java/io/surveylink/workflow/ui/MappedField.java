package io.surveylink.workflow.ui;

import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.FieldDescription.Picklist;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.ValueSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field as its row shows it: described by Salesforce now, or remembered by the mapping.
 *
 * @param type for people, such as Text(80)
 * @param isKey finds the record
 * @param described null where it is only remembered
 */
record MappedField(
        String name,
        String label,
        String type,
        String describedType,
        Size size,
        boolean isRequired,
        boolean isKey,
        @Nullable FieldDescription described) {

    static MappedField of(FieldDescription field, boolean isKey) {
        return new MappedField(
                field.name(),
                field.label(),
                FieldTexts.type(field),
                field.type(),
                field.size(),
                field.required(),
                isKey,
                field);
    }

    static MappedField of(FieldMapping mapping, boolean isKey) {
        return new MappedField(
                mapping.field(),
                mapping.fieldLabel(),
                FieldTexts.type(mapping.fieldType(), mapping.fieldLength()),
                mapping.fieldType(),
                mapping.fieldSize(),
                false,
                isKey,
                null);
    }

    FieldMapping mapping(ValueSource source) {
        return new FieldMapping(name, label, describedType, size, source, WhenEmpty.SKIP);
    }

    /** The values to choose from, where there are any. */
    Optional<Picklist> options() {
        return Optional.ofNullable(described)
                .map(FieldDescription::picklist)
                .filter(picklist -> !picklist.options().isEmpty());
    }

    /** The description of a field that refers to another record by a relationship. */
    Optional<FieldDescription> lookup() {
        return Optional.ofNullable(described)
                .filter(field -> FieldKind.of(field.type()).equals(Optional.of(FieldKind.RECORD_ID)))
                .filter(field -> field.lookup().relationship() != null);
    }
}
