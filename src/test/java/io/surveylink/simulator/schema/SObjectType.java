package io.surveylink.simulator.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One object of an org's schema.
 *
 * @param keyPrefix first three characters of its records' ids
 * @param numberFormat of an auto number, e.g. {@code SR-{000000}}
 */
public record SObjectType(
        String name,
        String label,
        String labelPlural,
        String keyPrefix,
        ObjectKind kind,
        NameRule nameRule,
        String numberFormat,
        Map<String, Field> fieldsByKey,
        List<RecordType> recordTypes) {

    /** A table of the platform (users, permissions): read by queries, changed in setup only. */
    public boolean setup() {
        return kind != ObjectKind.DATA;
    }

    public boolean custom() {
        return name.endsWith("__c");
    }

    public Collection<Field> fields() {
        return fieldsByKey.values();
    }

    /** API names are compared without case. */
    public Optional<Field> field(String apiName) {
        return Optional.ofNullable(fieldsByKey.get(key(apiName)));
    }

    /** The reference field whose parent is reached under that name, e.g. {@code AccountId} for {@code Account}. */
    public Optional<Field> relationship(String relationshipName) {
        return fields().stream()
                .filter(field -> relationshipName.equalsIgnoreCase(field.relationshipName()))
                .findFirst();
    }

    public Optional<Field> nameField() {
        return fields().stream().filter(Field::nameField).findFirst();
    }

    public SObjectType with(Field field) {
        Map<String, Field> fields = new LinkedHashMap<>(fieldsByKey);
        fields.put(key(field.name()), field);
        return withFields(fields);
    }

    public SObjectType without(String apiName) {
        Map<String, Field> fields = new LinkedHashMap<>(fieldsByKey);
        fields.remove(key(apiName));
        return withFields(fields);
    }

    private SObjectType withFields(Map<String, Field> fields) {
        return new SObjectType(
                name,
                label,
                labelPlural,
                keyPrefix,
                kind,
                nameRule,
                numberFormat,
                Collections.unmodifiableMap(fields),
                recordTypes);
    }

    static String key(String apiName) {
        return apiName.toLowerCase(Locale.ROOT);
    }
}
