package io.surveylink.simulator.schema;

import static io.surveylink.simulator.schema.FieldBuilder.*;
import static io.surveylink.simulator.schema.ObjectBuilder.object;

import java.util.List;

/** Tables of the platform that integrations ask about users, permissions and the org itself. Queried only. */
final class SetupObjects {

    private static final String[] LICENSE = {"Developer Edition", "Enterprise Edition"};

    private SetupObjects() {}

    static List<SObjectType> all() {
        return List.of(
                object("Organization", "Organization", "Organizations", "00D")
                        .of(ObjectKind.PLATFORM)
                        .fields(
                                text("Name", "Name", 80).system().nameField(),
                                checkbox("IsSandbox", "Is Sandbox").system(),
                                picklist("OrganizationType", "Edition", LICENSE).readOnly(),
                                text("InstanceName", "Instance Name", 5).readOnly(),
                                text("DefaultLocaleSidKey", "Locale", 40).readOnly(),
                                dateTime("TrialExpirationDate", "Trial Expiration Date")
                                        .readOnly())
                        .build(),
                object("User", "User", "Users", "005")
                        .of(ObjectKind.PLATFORM)
                        .fields(
                                text("Username", "Username", 80).system().idLookup(),
                                text("LastName", "Last Name", 80).system(),
                                text("FirstName", "First Name", 40).readOnly(),
                                text("Name", "Full Name", 121).system().nameField(),
                                email("Email", "Email").system().idLookup(),
                                checkbox("IsActive", "Active").system(),
                                reference("ProfileId", "Profile ID", "Profile", "Profile")
                                        .system())
                        .build(),
                object("Profile", "Profile", "Profiles", "00e")
                        .of(ObjectKind.PLATFORM)
                        .fields(text("Name", "Name", 255).system().nameField())
                        .build(),
                object("Group", "Group", "Groups", "00G")
                        .of(ObjectKind.PLATFORM)
                        .fields(
                                text("Name", "Name", 40).system().nameField(),
                                text("DeveloperName", "Developer Name", 80).system(),
                                picklist("Type", "Type", "Queue", "Regular").readOnly())
                        .build(),
                object("RecordType", "Record Type", "Record Types", "012")
                        .of(ObjectKind.PLATFORM)
                        .fields(
                                text("Name", "Name", 80).system().nameField(),
                                text("DeveloperName", "Record Type Name", 80).system(),
                                text("SobjectType", "SObject Type Name", 40).system(),
                                checkbox("IsActive", "Active").system())
                        .build(),
                object("AssignmentRule", "Assignment Rule", "Assignment Rules", "01Q")
                        .of(ObjectKind.PLATFORM)
                        .fields(
                                text("Name", "Name", 120).system().nameField(),
                                picklist("SobjectType", "SObject Type", "Case", "Lead")
                                        .readOnly(),
                                checkbox("Active", "Active").system())
                        .build(),
                object("OauthToken", "OAuth Token", "OAuth Tokens", "0CQ")
                        .of(ObjectKind.PLATFORM)
                        .named(NameRule.NONE)
                        .fields(
                                text("AppName", "App Name", 80).system(),
                                reference("UserId", "User ID", "User", "User").system(),
                                reference("AppMenuItemId", "App Menu Item ID", "AppMenuItem", "AppMenuItem")
                                        .readOnly(),
                                dateTime("CreatedDate", "Created Date").system(),
                                dateTime("LastUsedDate", "Last Used Date").readOnly(),
                                wholeNumber("UseCount", "Use Count").readOnly())
                        .build(),
                object("AppMenuItem", "App Menu Item", "App Menu Items", "0DS")
                        .of(ObjectKind.PLATFORM)
                        .fields(text("Name", "Name", 80).system().nameField())
                        .build(),
                object("UserPermissionAccess", "User Permission Access", "User Permission Access", "")
                        .of(ObjectKind.PLATFORM)
                        .named(NameRule.NONE)
                        .fields(
                                checkbox("PermissionsApiEnabled", "API Enabled").system(),
                                checkbox("PermissionsViewAllData", "View All Data")
                                        .system(),
                                checkbox("PermissionsModifyAllData", "Modify All Data")
                                        .system(),
                                checkbox("PermissionsViewSetup", "View Setup and Configuration")
                                        .system())
                        .build(),
                object("UserRecordAccess", "User Record Access", "User Record Access", "")
                        .of(ObjectKind.PLATFORM)
                        .named(NameRule.NONE)
                        .fields(
                                reference("UserId", "User ID", "User", "User").system(),
                                reference("RecordId", "Record ID", "Record", "Contact")
                                        .system()
                                        .idLookup(),
                                checkbox("HasReadAccess", "Has Read Access").system(),
                                checkbox("HasEditAccess", "Has Edit Access").system(),
                                checkbox("HasDeleteAccess", "Has Delete Access").system(),
                                checkbox("HasAllAccess", "Has All Access").system(),
                                picklist(
                                                "MaxAccessLevel",
                                                "Maximum Access Level",
                                                "None",
                                                "Read",
                                                "Edit",
                                                "Delete",
                                                "All")
                                        .readOnly())
                        .build(),
                object("PermissionSet", "Permission Set", "Permission Sets", "0PS")
                        .of(ObjectKind.SETUP)
                        .fields(
                                text("Name", "Permission Set Name", 80).system().nameField(),
                                text("Label", "Permission Set Label", 80).system(),
                                checkbox("IsOwnedByProfile", "Is Owned By Profile")
                                        .system(),
                                reference("ProfileId", "Profile ID", "Profile", "Profile")
                                        .readOnly())
                        .build(),
                object("PermissionSetAssignment", "Permission Set Assignment", "Permission Set Assignments", "0Pa")
                        .of(ObjectKind.SETUP)
                        .named(NameRule.NONE)
                        .fields(
                                reference("PermissionSetId", "Permission Set ID", "PermissionSet", "PermissionSet")
                                        .system(),
                                reference("AssigneeId", "Assignee ID", "Assignee", "User")
                                        .system())
                        .build(),
                object("ObjectPermissions", "Object Permissions", "Object Permissions", "110")
                        .of(ObjectKind.SETUP)
                        .named(NameRule.NONE)
                        .fields(
                                reference("ParentId", "Parent ID", "Parent", "PermissionSet")
                                        .system(),
                                text("SobjectType", "SObject Type Name", 40).system(),
                                checkbox("PermissionsRead", "Read Records").system(),
                                checkbox("PermissionsCreate", "Create Records").system(),
                                checkbox("PermissionsEdit", "Edit Records").system(),
                                checkbox("PermissionsDelete", "Delete Records").system(),
                                checkbox("PermissionsViewAllRecords", "View All Records")
                                        .system(),
                                checkbox("PermissionsModifyAllRecords", "Modify All Records")
                                        .system())
                        .build(),
                object("ConnectedApplication", "Connected App", "Connected Apps", "0H4")
                        .of(ObjectKind.SETUP)
                        .fields(
                                text("Name", "Name", 80).system().nameField(),
                                checkbox("OptionsAllowAdminApprovedUsersOnly", "Admin Approved Users Only")
                                        .system(),
                                wholeNumber("RefreshTokenValidityPeriod", "Refresh Token Validity Period")
                                        .readOnly(),
                                checkbox("OptionsRefreshTokenValidityMetric", "Refresh Token Expires If Unused")
                                        .system())
                        .build());
    }
}
