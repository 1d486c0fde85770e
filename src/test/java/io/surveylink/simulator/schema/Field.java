package io.surveylink.simulator.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object, as an administrator sees it: what a user may do with it comes on top.
 *
 * @param length characters; 0 where a type has none
 * @param precision digits of a number, {@code scale} of them behind the point
 * @param relationshipName name under which the parent is reached, e.g. {@code Account} for {@code AccountId}
 * @param permissionable whether field-level security applies: it does not to ids, names and system fields
 */
public record Field(
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        boolean nillable,
        boolean createable,
        boolean updateable,
        boolean unique,
        boolean externalId,
        boolean idLookup,
        boolean caseSensitive,
        boolean defaultedOnCreate,
        boolean nameField,
        boolean autoNumber,
        boolean calculated,
        boolean permissionable,
        boolean restrictedPicklist,
        List<PicklistValue> picklistValues,
        List<String> referenceTo,
        @Nullable String relationshipName,
        @Nullable String help) {

    public boolean custom() {
        return name.endsWith("__c");
    }

    /** A caller of create has to give it: no value of its own, no null, nobody else to fill it. */
    public boolean required() {
        return createable && !nillable && !defaultedOnCreate;
    }

    /** Upsert can find records by it. */
    public boolean indexed() {
        return unique || externalId || idLookup;
    }

    public boolean allows(String picklistValue) {
        return picklistValues.stream()
                .anyMatch(value -> value.active() && value.value().equals(picklistValue));
    }

    public @Nullable String defaultValue() {
        if (type == FieldType.BOOLEAN) {
            return "false";
        }
        return picklistValues.stream()
                .filter(PicklistValue::byDefault)
                .map(PicklistValue::value)
                .findFirst()
                .orElse(null);
    }

    public Field withRequired(boolean value) {
        return with(length, !value, unique, permissionable && !value);
    }

    public Field withUnique(boolean value) {
        return with(length, nillable, value, permissionable);
    }

    public Field withLength(int value) {
        return with(value, nillable, unique, permissionable);
    }

    private Field with(int newLength, boolean newNillable, boolean newUnique, boolean newPermissionable) {
        return new Field(
                name,
                label,
                type,
                newLength,
                precision,
                scale,
                newNillable,
                createable,
                updateable,
                newUnique,
                externalId,
                idLookup,
                caseSensitive,
                defaultedOnCreate,
                nameField,
                autoNumber,
                calculated,
                newPermissionable,
                restrictedPicklist,
                picklistValues,
                referenceTo,
                relationshipName,
                help);
    }
}
