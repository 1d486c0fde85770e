package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What profile and permission sets of a user come to.
 *
 * @param system those the user has
 * @param objects by API name; where an object is not named, {@code byDefault} counts
 * @param fields by {@code Object.Field}; a field not named may be read and edited
 * @param recordTypes by {@code Object.DeveloperName}: whether the user may choose it; true where not named
 */
public record Permissions(
        Set<SystemPermission> system,
        ObjectAccess byDefault,
        Map<String, ObjectAccess> objects,
        Map<String, FieldAccess> fields,
        Map<String, Boolean> recordTypes) {

    public static final Permissions ADMINISTRATOR = new Permissions(
            Set.of(
                    SystemPermission.API_ENABLED,
                    SystemPermission.VIEW_ALL_DATA,
                    SystemPermission.MODIFY_ALL_DATA,
                    SystemPermission.VIEW_SETUP),
            ObjectAccess.FULL,
            Map.of(),
            Map.of(),
            Map.of());
    public static final Permissions STANDARD =
            new Permissions(Set.of(SystemPermission.API_ENABLED), ObjectAccess.STANDARD, Map.of(), Map.of(), Map.of());

    public boolean has(SystemPermission permission) {
        return system.contains(permission);
    }

    public boolean apiEnabled() {
        return has(SystemPermission.API_ENABLED);
    }

    public boolean viewAllData() {
        return has(SystemPermission.VIEW_ALL_DATA);
    }

    public boolean modifyAllData() {
        return has(SystemPermission.MODIFY_ALL_DATA);
    }

    public boolean viewSetup() {
        return has(SystemPermission.VIEW_SETUP);
    }

    public ObjectAccess on(SObjectType type) {
        return switch (type.kind()) {
            case DATA -> objects.getOrDefault(type.name(), byDefault);
            case PLATFORM -> ObjectAccess.READ_ONLY;
            case SETUP -> viewSetup() ? ObjectAccess.READ_ONLY : ObjectAccess.NONE;
        };
    }

    public FieldAccess on(SObjectType type, Field field) {
        if (!field.permissionable()) {
            return FieldAccess.FULL;
        }
        return fields.getOrDefault(type.name() + "." + field.name(), FieldAccess.FULL);
    }

    public boolean allowsRecordType(SObjectType type, String developerName) {
        return recordTypes.getOrDefault(type.name() + "." + developerName, true);
    }

    public Permissions with(String object, ObjectAccess access) {
        return new Permissions(system, byDefault, plus(objects, object, access), fields, recordTypes);
    }

    public Permissions with(String object, String field, FieldAccess access) {
        return new Permissions(system, byDefault, objects, plus(fields, object + "." + field, access), recordTypes);
    }

    public Permissions withRecordType(String object, String developerName, boolean available) {
        return new Permissions(
                system, byDefault, objects, fields, plus(recordTypes, object + "." + developerName, available));
    }

    public Permissions with(SystemPermission permission, boolean on) {
        Set<SystemPermission> changed = new HashSet<>(system);
        if (on) {
            changed.add(permission);
        } else {
            changed.remove(permission);
        }
        return new Permissions(Set.copyOf(changed), byDefault, objects, fields, recordTypes);
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
        Map<String, T> more = new HashMap<>(map);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
