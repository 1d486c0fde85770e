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
        Permissions permissions) {

    public String fullName() {
        return firstName + " " + lastName;
    }

    public OrgUser withPermissions(Permissions other) {
        return new OrgUser(id, username, firstName, lastName, email, profileName, active, other);
    }

    public OrgUser withActive(boolean isActive) {
        return new OrgUser(id, username, firstName, lastName, email, profileName, isActive, permissions);
    }
}
