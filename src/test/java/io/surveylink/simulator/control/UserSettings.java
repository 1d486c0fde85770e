package io.surveylink.simulator.control;

import io.surveylink.simulator.org.FieldAccess;
import io.surveylink.simulator.org.ObjectAccess;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.Permissions;
import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import tools.jackson.databind.JsonNode;

/** What a user may do: in the system, on an object, on a field. */
final class UserSettings {

    private UserSettings() {}

    static void set(Org org, String username, String object, String field, String name, JsonNode value) {
        if (object.isEmpty()) {
            org.changeUser(username, user -> ofSystem(user, name, value));
            return;
        }
        SObjectType type =
                org.schema().object(object).orElseThrow(() -> new IllegalArgumentException("No object " + object));
        if (field.isEmpty()) {
            org.changeUser(username, user -> user.withPermissions(ofObject(user.permissions(), type, name, value)));
            return;
        }
        Field target = type.field(field).orElseThrow(() -> new IllegalArgumentException("No field " + field));
        org.changeUser(username, user -> user.withPermissions(ofField(user.permissions(), type, target, name, value)));
    }

    private static OrgUser ofSystem(OrgUser user, String name, JsonNode value) {
        Permissions may = user.permissions();
        boolean on = value.asBoolean();
        return switch (name) {
            case "active" -> user.withActive(on);
            case "apiEnabled" ->
                user.withPermissions(may.withSystem(on, may.viewAllData(), may.modifyAllData(), may.viewSetup()));
            case "viewAllData" ->
                user.withPermissions(may.withSystem(may.apiEnabled(), on, may.modifyAllData(), may.viewSetup()));
            case "modifyAllData" ->
                user.withPermissions(may.withSystem(may.apiEnabled(), may.viewAllData(), on, may.viewSetup()));
            case "viewSetup" ->
                user.withPermissions(may.withSystem(may.apiEnabled(), may.viewAllData(), may.modifyAllData(), on));
            default -> throw new IllegalArgumentException("No such setting of a user: " + name);
        };
    }

    private static Permissions ofObject(Permissions may, SObjectType type, String name, JsonNode value) {
        if (name.equals("recordTypes")) {
            Permissions changed = may;
            for (var entry : value.properties()) {
                changed = changed.withRecordType(
                        type.name(), entry.getKey(), entry.getValue().asBoolean());
            }
            return changed;
        }
        ObjectAccess old = may.on(type);
        boolean on = value.asBoolean();
        return may.with(
                type.name(),
                switch (name) {
                    case "read" ->
                        new ObjectAccess(on, old.create(), old.edit(), old.delete(), old.viewAll(), old.modifyAll());
                    case "create" ->
                        new ObjectAccess(old.read(), on, old.edit(), old.delete(), old.viewAll(), old.modifyAll());
                    case "edit" ->
                        new ObjectAccess(old.read(), old.create(), on, old.delete(), old.viewAll(), old.modifyAll());
                    case "delete" ->
                        new ObjectAccess(old.read(), old.create(), old.edit(), on, old.viewAll(), old.modifyAll());
                    case "viewAll" ->
                        new ObjectAccess(old.read(), old.create(), old.edit(), old.delete(), on, old.modifyAll());
                    case "modifyAll" ->
                        new ObjectAccess(old.read(), old.create(), old.edit(), old.delete(), old.viewAll(), on);
                    default -> throw new IllegalArgumentException("No such permission on an object: " + name);
                });
    }

    private static Permissions ofField(Permissions may, SObjectType type, Field field, String name, JsonNode value) {
        FieldAccess old = may.on(type, field);
        boolean on = value.asBoolean();
        return may.with(
                type.name(),
                field.name(),
                switch (name) {
                    // Whoever may edit a field may read it.
                    case "read" -> new FieldAccess(on, on && old.edit());
                    case "edit" -> new FieldAccess(on || old.read(), on);
                    default -> throw new IllegalArgumentException("No such permission on a field: " + name);
                });
    }
}
