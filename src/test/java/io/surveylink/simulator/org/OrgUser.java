package io.surveylink.simulator.org;

/** A Salesforce user. */
public record OrgUser(
        String id,
        String username,
        String firstName,
        String lastName,
        String email,
        String profileName,
        boolean active,
        Login login,
        Permissions permissions) {

    /** Every user's. */
    public static final String PASSWORD = "salesforce";

    /** Whether the user's profile lets him in from here and now. */
    public enum Login {
        ALLOWED,
        /** The address is outside the login IP ranges. */
        ADDRESS_RESTRICTED,
        /** It is outside the login hours. */
        OUTSIDE_HOURS
    }

    public String fullName() {
        return firstName + " " + lastName;
    }

    public OrgUser withPermissions(Permissions other) {
        return new OrgUser(id, username, firstName, lastName, email, profileName, active, login, other);
    }

    public OrgUser withActive(boolean isActive) {
        return new OrgUser(id, username, firstName, lastName, email, profileName, isActive, login, permissions);
    }

    public OrgUser withLogin(Login other) {
        return new OrgUser(id, username, firstName, lastName, email, profileName, active, other, permissions);
    }
}
