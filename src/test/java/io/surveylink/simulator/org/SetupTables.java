package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of the platform's own tables, made from what the org is at this moment, as the asking user sees them. */
public final class SetupTables {

    private SetupTables() {}

    public static List<StoredRecord> rows(String object, Org org, OrgUser asking) {
        return switch (object) {
            case "Organization" -> List.of(organization(org));
            case "User" -> org.users().stream().map(user -> user(org, user)).toList();
            case "Profile" ->
                org.users().stream()
                        .map(OrgUser::profileName)
                        .distinct()
                        .map(name -> row(object, Map.of("Id", profileId(org, name), "Name", name)))
                        .toList();
            case "Group" ->
                List.of(row(
                        object,
                        Map.of(
                                "Id", queueId(org),
                                "Name", "Survey Follow-up",
                                "DeveloperName", "Survey_Follow_up",
                                "Type", "Queue")));
            case "RecordType" -> recordTypes(org).toList();
            case "AssignmentRule" -> AssignmentRules.rows(org);
            case "UserPermissionAccess" -> List.of(permissionAccess(org, asking));
            default -> PermissionTables.rows(object, org);
        };
    }

    /** One row of UserRecordAccess: what the asking user may do with one record. */
    public static Optional<StoredRecord> recordAccess(Org org, OrgUser asking, String recordId) {
        return org.schema()
                .byKeyPrefix(recordId)
                .filter(type -> org.find(type, recordId).isPresent())
                .map(type -> PermissionTables.recordAccess(
                        asking, recordId, asking.permissions().on(type)));
    }

    public static String recordTypeId(Org org, RecordType type) {
        // The master record type has the same id in every org.
        return type.master() ? "012000000000000AAA" : RecordIds.of("012", org.pod(), type.serial());
    }

    /** The one queue there is. */
    static String queueId(Org org) {
        return RecordIds.of("00G", org.pod(), 1);
    }

    public static String profileId(Org org, String profileName) {
        List<String> names = org.users().stream()
                .map(OrgUser::profileName)
                .distinct()
                .sorted()
                .toList();
        return RecordIds.of("00e", org.pod(), names.indexOf(profileName) + 1L);
    }

    private static StoredRecord organization(Org org) {
        boolean sandbox = org.environment() == Environment.SANDBOX;
        return row(
                "Organization",
                Map.of(
                        "Id",
                        org.id(),
                        "Name",
                        org.companyName(),
                        "IsSandbox",
                        String.valueOf(sandbox),
                        "OrganizationType",
                        "Enterprise Edition",
                        "InstanceName",
                        (sandbox ? "CS" : "NA") + "101",
                        "DefaultLocaleSidKey",
                        "en_US"));
    }

    private static StoredRecord user(Org org, OrgUser user) {
        return row(
                "User",
                Map.of(
                        "Id", user.id(),
                        "Username", user.username(),
                        "FirstName", user.firstName(),
                        "LastName", user.lastName(),
                        "Name", user.fullName(),
                        "Email", user.email(),
                        "IsActive", String.valueOf(user.active()),
                        "ProfileId", profileId(org, user.profileName())));
    }

    private static Stream<StoredRecord> recordTypes(Org org) {
        return org.schema().objects().stream()
                .flatMap(type -> type.recordTypes().stream()
                        .filter(recordType -> !recordType.master())
                        .map(recordType -> row(
                                "RecordType",
                                Map.of(
                                        "Id", recordTypeId(org, recordType),
                                        "Name", recordType.name(),
                                        "DeveloperName", recordType.developerName(),
                                        "SobjectType", type.name(),
                                        "IsActive", "true"))));
    }

    private static StoredRecord permissionAccess(Org org, OrgUser user) {
        Permissions may = user.permissions();
        Map<String, String> values = new HashMap<>();
        values.put("Id", "000000000000000AAA");
        values.put(
                "PermissionsApiEnabled",
                String.valueOf(may.apiEnabled() && org.policy().apiEnabled()));
        values.put("PermissionsViewAllData", String.valueOf(may.viewAllData()));
        values.put("PermissionsModifyAllData", String.valueOf(may.modifyAllData()));
        values.put("PermissionsViewSetup", String.valueOf(may.viewSetup()));
        return row("UserPermissionAccess", values);
    }

    static StoredRecord row(String object, Map<String, String> values) {
        return new StoredRecord(object, values);
    }
}
