package io.surveylink.account;

/** How a linked account stands with Salesforce. */
public enum AccountState {
    /** Linked, but its person has not yet said that this is the right user and org; usable by nothing. */
    AWAITING_CONFIRMATION,
    CONNECTED,
    /** Salesforce did not answer lately; retried by itself. */
    UNREACHABLE,
    /** The refresh token is dead: its person must sign in again. */
    NEEDS_REAUTHENTICATION,
    /** The org blocks the app, the API or the user; {@code state_code} says how. */
    BLOCKED_BY_ORG
}
