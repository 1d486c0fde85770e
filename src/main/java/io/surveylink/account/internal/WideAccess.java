package io.surveylink.account.internal;

import io.surveylink.account.Evidence;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.Touched.Step;
import io.surveylink.account.internal.SalesforceQuestions.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user reaches the records of others: by a permission over all data, or over an object. The first everybody
 * may ask about themselves (UserPermissionAccess); the second needs "View Setup and Configuration" since Summer '20.
 *
 * @param system the row of UserPermissionAccess
 * @param objects rows of ObjectPermissions; null if they were not asked for
 */
record WideAccess(Rows system, @Nullable Rows objects) {

    static final String SYSTEM_QUERY =
            "SELECT PermissionsApiEnabled, PermissionsViewAllData, PermissionsModifyAllData, PermissionsViewSetup"
                    + " FROM UserPermissionAccess LIMIT 1";

    private static final String VIEW_ALL_DATA = "PermissionsViewAllData";
    private static final String MODIFY_ALL_DATA = "PermissionsModifyAllData";
    private static final String VIEW_SETUP = "PermissionsViewSetup";
    private static final String VIEW_ALL_RECORDS = "PermissionsViewAllRecords";
    private static final String MODIFY_ALL_RECORDS = "PermissionsModifyAllRecords";

    /** Of the user's profile and permission sets. The names are those that Salesforce itself gave. */
    static String objectsQuery(Collection<String> objects, String salesforceUserId) {
        String names = objects.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return "SELECT SobjectType, PermissionsViewAllRecords, PermissionsModifyAllRecords FROM ObjectPermissions"
                + " WHERE SobjectType IN (" + names + ") AND ParentId IN"
                + " (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '" + salesforceUserId
                + "')";
    }

    WideAccess withObjects(Rows rows) {
        return new WideAccess(system, rows);
    }

    /** False only if Salesforce said so. */
    boolean maySeeSetup() {
        return system instanceof Rows.Refused || has(VIEW_SETUP);
    }

    /** Whether only the permissions of single objects can tell, and the user may see them. */
    boolean asksForObjects() {
        return has(VIEW_SETUP) && !has(MODIFY_ALL_DATA);
    }

    RequirementFinding viewAll(String object, Step step) {
        return has(VIEW_ALL_DATA) || has(MODIFY_ALL_DATA)
                ? finding(Requirement.OBJECT_VIEW_ALL, Evidence.ALL_DATA, object, step)
                : ofObject(Requirement.OBJECT_VIEW_ALL, object, step, List.of(VIEW_ALL_RECORDS, MODIFY_ALL_RECORDS));
    }

    RequirementFinding modifyAll(String object, Step step) {
        return has(MODIFY_ALL_DATA)
                ? finding(Requirement.OBJECT_MODIFY_ALL, Evidence.ALL_DATA, object, step)
                : ofObject(Requirement.OBJECT_MODIFY_ALL, object, step, List.of(MODIFY_ALL_RECORDS));
    }

    private RequirementFinding ofObject(Requirement requirement, String object, Step step, List<String> anyOf) {
        if (system instanceof Rows.Refused(String code)) {
            return finding(requirement, Evidence.QUERY_REFUSED, object, step, code);
        }
        return switch (objects) {
            case null -> finding(requirement, Evidence.SETUP_NOT_SHOWN, object, step);
            case Rows.Refused(String code) -> finding(requirement, Evidence.QUERY_REFUSED, object, step, code);
            case Rows.Told(var rows) ->
                finding(
                        requirement,
                        rows.stream().anyMatch(row -> grants(row, object, anyOf))
                                ? Evidence.ALL_RECORDS
                                : Evidence.OWN_RECORDS_ONLY,
                        object,
                        step);
        };
    }

    private static boolean grants(Map<String, String> row, String object, List<String> anyOf) {
        return object.equalsIgnoreCase(row.get("SobjectType"))
                && anyOf.stream().anyMatch(permission -> Boolean.parseBoolean(row.get(permission)));
    }

    private boolean has(String permission) {
        return row().filter(row -> Boolean.parseBoolean(row.get(permission))).isPresent();
    }

    private Optional<Map<String, String>> row() {
        return switch (system) {
            case Rows.Told(var rows) -> rows.stream().findFirst();
            case Rows.Refused refused -> Optional.empty();
        };
    }

    private static RequirementFinding finding(
            Requirement requirement, Evidence evidence, String object, Step step, String... arguments) {
        return new RequirementFinding(requirement, evidence, List.of(arguments), object, null, List.of(step));
    }
}
