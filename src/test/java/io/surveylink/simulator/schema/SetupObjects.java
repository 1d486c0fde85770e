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
                        .setup()
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
                        .setup()
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
                        .setup()
                        .fields(text("Name", "Name", 255).system().nameField())
                        .build(),
                object("Group", "Group", "Groups", "00G")
                        .setup()
                        .fields(
                                text("Name", "Name", 40).system().nameField(),
                                text("DeveloperName", "Developer Name", 80).system(),
                                picklist("Type", "Type", "Queue", "Regular").readOnly())
                        .build(),
                object("RecordType", "Record Type", "Record Types", "012")
                        .setup()
                        .fields(
                                text("Name", "Name", 80).system().nameField(),
                                text("DeveloperName", "Record Type Name", 80).system(),
                                text("SobjectType", "SObject Type Name", 40).system(),
                                checkbox("IsActive", "Active").system())
                        .build(),
                object("OauthToken", "OAuth Token", "OAuth Tokens", "0CQ")
                        .setup()
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
                        .setup()
                        .fields(text("Name", "Name", 80).system().nameField())
                        .build(),
                object("UserPermissionAccess", "User Permission Access", "User Permission Access", "000")
                        .setup()
                        .named(NameRule.NONE)
                        .fields(
                                checkbox("PermissionsApiEnabled", "API Enabled").system(),
                                checkbox("PermissionsViewAllData", "View All Data")
                                        .system(),
                                checkbox("PermissionsModifyAllData", "Modify All Data")
                                        .system(),
                                checkbox("PermissionsViewSetup", "View Setup and Configuration")
                                        .system())
                        .build());
    }
}
