package io.surveylink.user;

/** What a user may do beside their projects. */
public enum Role {
    /** Looks after users, Salesforce apps and transfers; sees no answers of projects they are not a member of. */
    ADMIN,
    MEMBER
}
