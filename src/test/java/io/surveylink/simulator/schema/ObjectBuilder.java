package io.surveylink.simulator.schema;

import static io.surveylink.simulator.schema.FieldBuilder.checkbox;
import static io.surveylink.simulator.schema.FieldBuilder.dateTime;
import static io.surveylink.simulator.schema.FieldBuilder.field;
import static io.surveylink.simulator.schema.FieldBuilder.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an {@link SObjectType}; the fields that every record has come by themselves. */
final class ObjectBuilder {

    private final String name;
    private final String label;
    private final String labelPlural;
    private final String keyPrefix;
    private final List<RecordType> recordTypes = new ArrayList<>(List.of(RecordType.MASTER));
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private ObjectKind kind = ObjectKind.DATA;
    private NameRule nameRule = NameRule.GIVEN;
    private String numberFormat = "";

    private ObjectBuilder(String name, String label, String labelPlural, String keyPrefix) {
        this.name = name;
        this.label = label;
        this.labelPlural = labelPlural;
        this.keyPrefix = keyPrefix;
        add(field(FieldType.ID, "Id", "Record ID").length(18).system().idLookup());
    }

    static ObjectBuilder object(String name, String label, String labelPlural, String keyPrefix) {
        return new ObjectBuilder(name, label, labelPlural, keyPrefix);
    }

    ObjectBuilder fields(FieldBuilder... builders) {
        for (FieldBuilder builder : builders) {
            add(builder);
        }
        return this;
    }

    ObjectBuilder of(ObjectKind objectKind) {
        this.kind = objectKind;
        return this;
    }

    ObjectBuilder named(NameRule rule) {
        this.nameRule = rule;
        return this;
    }

    ObjectBuilder numbered(String format) {
        this.nameRule = NameRule.AUTO_NUMBER;
        this.numberFormat = format;
        return this;
    }

    ObjectBuilder recordType(int serial, String recordTypeName, String developerName) {
        recordTypes.add(new RecordType(serial, recordTypeName, developerName, false));
        return this;
    }

    /** Who owns it, who made and changed it, whether it lies in the bin. */
    ObjectBuilder audited(String... ownerTypes) {
        if (recordTypes.size() > 1) {
            add(reference("RecordTypeId", "Record Type ID", "RecordType", "RecordType"));
        }
        return fields(reference("OwnerId", "Owner ID", "Owner", ownerTypes).defaulted())
                .tracked();
    }

    /** Who made and changed it, whether it lies in the bin; nobody owns it. */
    ObjectBuilder tracked() {
        return fields(
                checkbox("IsDeleted", "Deleted").system(),
                dateTime("CreatedDate", "Created Date").system(),
                reference("CreatedById", "Created By ID", "CreatedBy", "User").system(),
                dateTime("LastModifiedDate", "Last Modified Date").system(),
                reference("LastModifiedById", "Last Modified By ID", "LastModifiedBy", "User")
                        .system(),
                dateTime("SystemModstamp", "System Modstamp").system());
    }

    private void add(FieldBuilder builder) {
        Field field = builder.build();
        fields.put(SObjectType.key(field.name()), field);
    }

    SObjectType build() {
        return new SObjectType(
                name,
                label,
                labelPlural,
                keyPrefix,
                kind,
                nameRule,
                numberFormat,
                Collections.unmodifiableMap(fields),
                List.copyOf(recordTypes));
    }
}
