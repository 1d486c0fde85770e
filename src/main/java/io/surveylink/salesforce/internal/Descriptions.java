package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.DescribeGlobalSObjectResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.RecordTypeInfo;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import java.util.Arrays;
import java.util.List;

/** Describe results in our own words. */
final class Descriptions {

    private Descriptions() {}

    static ObjectDescription object(DescribeSObjectResult object) {
        return new ObjectDescription(
                object.getName(),
                object.getLabel(),
                object.getKeyPrefix(),
                object.isCreateable(),
                object.isUpdateable(),
                object.isDeletable(),
                object.isQueryable(),
                Arrays.stream(object.getFields()).map(Descriptions::field).toList(),
                Arrays.stream(object.getRecordTypeInfos())
                        .map(Descriptions::recordType)
                        .toList());
    }

    static ObjectSummary summary(DescribeGlobalSObjectResult object) {
        return new ObjectSummary(
                object.getName(),
                object.getLabel(),
                object.isCustom(),
                object.isCreateable(),
                object.isUpdateable(),
                object.isDeletable());
    }

    private static ObjectDescription.RecordType recordType(RecordTypeInfo type) {
        return new ObjectDescription.RecordType(
                type.getRecordTypeId(),
                type.getName(),
                type.getDeveloperName(),
                type.isActive(),
                type.isAvailable(),
                type.isDefaultRecordTypeMapping(),
                type.isMaster());
    }

    private static FieldDescription field(Field field) {
        return new FieldDescription(
                field.getName(),
                field.getLabel(),
                field.getType().toString(),
                new FieldDescription.Size(
                        field.getLength(),
                        // Whole numbers tell their size in digits, all others in precision and scale.
                        field.getPrecision() > 0 ? field.getPrecision() : field.getDigits(),
                        field.getScale()),
                field.isNillable(),
                field.isCreateable(),
                field.isUpdateable(),
                field.isPermissionable(),
                new FieldDescription.Key(
                        field.isExternalId(), field.isIdLookup(), field.isUnique(), field.isCaseSensitive()),
                new FieldDescription.Origin(
                        field.isAutoNumber(), field.isCalculated(), field.isDefaultedOnCreate(), field.isNameField()),
                picklist(field),
                new FieldDescription.Lookup(List.of(field.getReferenceTo()), field.getRelationshipName()));
    }

    private static FieldDescription.Picklist picklist(Field field) {
        return new FieldDescription.Picklist(
                field.isRestrictedPicklist(),
                Arrays.stream(field.getPicklistValues())
                        .map(entry -> new FieldDescription.Picklist.Option(
                                entry.getValue(),
                                // The label may be missing, and is the value then (Object Reference, PicklistEntry).
                                entry.getLabel() == null ? entry.getValue() : entry.getLabel(),
                                entry.isActive(),
                                entry.isDefaultValue()))
                        .toList(),
                field.getControllerName());
    }
}
