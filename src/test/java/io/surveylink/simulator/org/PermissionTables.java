package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.ObjectKind;
import io.surveylink.simulator.schema.SObjectType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Permissions as rows: here every user has a permission set of his own, which belongs to his profile. */
final class PermissionTables {

    private PermissionTables() {}

    static List<StoredRecord> rows(String object, Org org) {
        return switch (object) {
            case "PermissionSet" ->
                org.users().stream().map(user -> permissionSet(org, user)).toList();
            case "PermissionSetAssignment" ->
                org.users().stream().map(user -> assignment(org, user)).toList();
            case "ObjectPermissions" ->
                org.users().stream()
                        .flatMap(user -> objectPermissions(org, user))
                        .toList();
            default -> List.of();
        };
    }

    static StoredRecord recordAccess(OrgUser user, String recordId, ObjectAccess access) {
        Map<String, String> values = new HashMap<>();
        values.put("Id", recordId);
        values.put("UserId", user.id());
        values.put("RecordId", recordId);
        values.put("HasReadAccess", String.valueOf(access.read()));
        values.put("HasEditAccess", String.valueOf(access.edit()));
        values.put("HasDeleteAccess", String.valueOf(access.delete()));
        values.put("HasAllAccess", String.valueOf(access.modifyAll()));
        values.put("MaxAccessLevel", level(access));
        return SetupTables.row("UserRecordAccess", values);
    }

    private static String level(ObjectAccess access) {
        if (access.modifyAll()) {
            return "All";
        }
        if (access.delete()) {
            return "Delete";
        }
        if (access.edit()) {
            return "Edit";
        }
        return access.read() ? "Read" : "None";
    }

    private static StoredRecord permissionSet(Org org, OrgUser user) {
        return SetupTables.row(
                "PermissionSet",
                Map.of(
                        "Id", permissionSetId(org, user),
                        "Name", "X" + user.id().substring(0, 15),
                        "Label", user.profileName(),
                        "IsOwnedByProfile", "true",
                        "ProfileId", SetupTables.profileId(org, user.profileName())));
    }

    private static StoredRecord assignment(Org org, OrgUser user) {
        return SetupTables.row(
                "PermissionSetAssignment",
                Map.of(
                        "Id", RecordIds.of("0Pa", org.pod(), RecordIds.serial(user.id())),
                        "PermissionSetId", permissionSetId(org, user),
                        "AssigneeId", user.id()));
    }

    private static Stream<StoredRecord> objectPermissions(Org org, OrgUser user) {
        long first = RecordIds.serial(user.id()) * 1_000;
        List<SObjectType> types = org.schema().objects().stream()
                .filter(type -> type.kind() == ObjectKind.DATA)
                .filter(type -> user.permissions().on(type).read())
                .toList();
        return types.stream().map(type -> {
            ObjectAccess access = user.permissions().on(type);
            Map<String, String> values = new HashMap<>();
            values.put("Id", RecordIds.of("110", org.pod(), first + types.indexOf(type)));
            values.put("ParentId", permissionSetId(org, user));
            values.put("SobjectType", type.name());
            values.put("PermissionsRead", String.valueOf(access.read()));
            values.put("PermissionsCreate", String.valueOf(access.create()));
            values.put("PermissionsEdit", String.valueOf(access.edit()));
            values.put("PermissionsDelete", String.valueOf(access.delete()));
            values.put("PermissionsViewAllRecords", String.valueOf(access.viewAll()));
            values.put("PermissionsModifyAllRecords", String.valueOf(access.modifyAll()));
            return SetupTables.row("ObjectPermissions", values);
        });
    }

    private static String permissionSetId(Org org, OrgUser user) {
        return RecordIds.of("0PS", org.pod(), RecordIds.serial(user.id()));
    }
}
