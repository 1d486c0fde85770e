package io.surveylink.simulator.control;

import io.surveylink.simulator.org.FieldAccess;
import io.surveylink.simulator.org.ObjectAccess;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Permissions;
import io.surveylink.simulator.org.SystemPermission;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.RecordType;
import io.surveylink.simulator.schema.SObjectType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a user may do: in the system, on an object, on a field. */
final class UserSettings {

    private static final List<String> OF_USERS = List.of(
            "active",
            "ipRestricted",
            "outsideLoginHours",
            "apiEnabled",
            "viewAllData",
            "modifyAllData",
            "viewSetup",
            "approveUninstalledApps");
    private static final List<String> OF_OBJECTS =
            List.of("read", "create", "edit", "delete", "viewAll", "modifyAll", "recordTypes");

    private UserSettings() {}

    /** @param object empty for the system, {@code field} for the whole object */
    static UnaryOperator<OrgUser> change(Org org, String object, String field, String name, JsonNode value) {
        if (object.isEmpty()) {
            return ofSystem(name, value);
        }
        SObjectType type = SchemaSettings.type(org.schema(), object);
        UnaryOperator<Permissions> change = field.isEmpty()
                ? ofObject(type, name, value)
                : ofField(type, SchemaSettings.field(type, field), name, value);
        return user -> user.withPermissions(change.apply(user.permissions()));
    }

    private static UnaryOperator<OrgUser> ofSystem(String name, JsonNode value) {
        BiFunction<OrgUser, Boolean, OrgUser> change = systemChange(name);
        boolean on = Input.flag(name, value);
        return user -> change.apply(user, on);
    }

    private static BiFunction<OrgUser, Boolean, OrgUser> systemChange(String name) {
        String plain = permission(name);
        Optional<SystemPermission> known = Input.named(SystemPermission.class, plain);
        if (known.isPresent()) {
            return (user, on) -> user.withPermissions(user.permissions().with(known.get(), on));
        }
        return switch (plain) {
            case "active" -> OrgUser::withActive;
            case "iprestricted" ->
                (user, on) -> user.withLogin(on ? OrgUser.Login.ADDRESS_RESTRICTED : OrgUser.Login.ALLOWED);
            case "outsideloginhours" ->
                (user, on) -> user.withLogin(on ? OrgUser.Login.OUTSIDE_HOURS : OrgUser.Login.ALLOWED);
            default -> throw Input.unknown("setting of a user", name, OF_USERS);
        };
    }

    /** As the API spells it too: {@code PermissionsViewAllData}. */
    private static String permission(String name) {
        return Input.plain(name).replaceFirst("^permissions", "");
    }

    private static UnaryOperator<Permissions> ofObject(SObjectType type, String name, JsonNode value) {
        if (Input.plain(name).equals("recordtypes")) {
            return recordTypes(type, value);
        }
        BiFunction<ObjectAccess, Boolean, ObjectAccess> change = accessChange(name);
        boolean on = Input.flag(name, value);
        return may -> may.with(type.name(), change.apply(may.on(type), on));
    }

    private static BiFunction<ObjectAccess, Boolean, ObjectAccess> accessChange(String name) {
        return switch (permission(name)) {
            case "read", "queryable" -> ObjectAccess::withRead;
            case "create", "createable" -> ObjectAccess::withCreate;
            case "edit", "update", "updateable" -> ObjectAccess::withEdit;
            case "delete", "deletable" -> ObjectAccess::withDelete;
            case "viewall", "viewallrecords" -> ObjectAccess::withViewAll;
            case "modifyall", "modifyallrecords" -> ObjectAccess::withModifyAll;
            default -> throw Input.unknown("permission on an object", name, OF_OBJECTS);
        };
    }

    private static UnaryOperator<Permissions> recordTypes(SObjectType type, JsonNode value) {
        List<String> known =
                type.recordTypes().stream().map(RecordType::developerName).toList();
        Map<String, Boolean> changes = value.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Input.flag(entry.getKey(), entry.getValue())));
        changes.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Input.unknown("record type of " + type.name(), name, known);
                });
        return may -> {
            Permissions changed = may;
            for (var entry : changes.entrySet()) {
                changed = changed.withRecordType(type.name(), entry.getKey(), entry.getValue());
            }
            return changed;
        };
    }

    private static UnaryOperator<Permissions> ofField(SObjectType type, Field field, String name, JsonNode value) {
        BiFunction<FieldAccess, Boolean, FieldAccess> change = fieldChange(name);
        boolean on = Input.flag(name, value);
        return may -> may.with(type.name(), field.name(), change.apply(may.on(type, field), on));
    }

    /** Whoever may edit a field may read it. */
    private static BiFunction<FieldAccess, Boolean, FieldAccess> fieldChange(String name) {
        return switch (permission(name)) {
            case "read", "readable", "visible" -> (old, on) -> new FieldAccess(on, on && old.edit());
            case "edit", "editable", "update", "updateable" -> (old, on) -> new FieldAccess(on || old.read(), on);
            default -> throw Input.unknown("permission on a field", name, List.of("read", "edit"));
        };
    }
}
