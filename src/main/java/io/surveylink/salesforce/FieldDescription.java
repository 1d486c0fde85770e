package io.surveylink.salesforce;

import java.util.List;

/**
 * A field as described to this user.
 *
 * @param type the Partner API's field type in lower case: string, textarea, email, phone, url, picklist,
 *     multipicklist, combobox, boolean, int, double, currency, percent, date, datetime, time, reference, id, …
 * @param length in characters, 0 where it does not apply
 * @param required must have a value at create: not nillable, createable, and not defaulted
 * @param externalId can be the key of an upsert (external id or idLookup)
 */
public record FieldDescription(
        String name,
        String label,
        String type,
        int length,
        int precision,
        int scale,
        boolean nillable,
        boolean required,
        boolean createable,
        boolean updateable,
        boolean externalId,
        boolean unique,
        boolean restrictedPicklist,
        List<String> picklistValues,
        List<String> referenceTo,
        String relationshipName) {

    public FieldDescription {
        picklistValues = List.copyOf(picklistValues);
        referenceTo = List.copyOf(referenceTo);
    }
}
