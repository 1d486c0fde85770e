package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.IPicklistEntry;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import java.util.Arrays;
import java.util.List;

/** Describe results in our own words. */
final class Descriptions {

    private Descriptions() {}

    static ObjectDescription object(DescribeSObjectResult object) {
        return new ObjectDescription(
                object.getName(),
                object.getLabel(),
                object.isCreateable(),
                object.isUpdateable(),
                object.isDeletable(),
                Arrays.stream(object.getFields()).map(Descriptions::field).toList());
    }

    private static FieldDescription field(Field field) {
        return new FieldDescription(
                field.getName(),
                field.getLabel(),
                field.getType().toString(),
                field.getLength(),
                // Whole numbers tell their size in digits, all others in precision and scale.
                field.getPrecision() > 0 ? field.getPrecision() : field.getDigits(),
                field.getScale(),
                field.isNillable(),
                field.isCreateable() && !field.isNillable() && !field.isDefaultedOnCreate(),
                field.isCreateable(),
                field.isUpdateable(),
                field.isExternalId() || field.isIdLookup(),
                field.isUnique(),
                field.isRestrictedPicklist(),
                Arrays.stream(field.getPicklistValues())
                        .filter(IPicklistEntry::isActive)
                        .map(IPicklistEntry::getValue)
                        .toList(),
                List.of(field.getReferenceTo()),
                field.getRelationshipName() == null ? "" : field.getRelationshipName());
    }
}
