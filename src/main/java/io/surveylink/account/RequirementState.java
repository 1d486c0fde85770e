package io.surveylink.account;

/** How a requirement stands. */
public enum RequirementState {
    OK,
    MISSING,
    /** Salesforce does not show it to this user: somebody else has to look. */
    UNKNOWN
}
