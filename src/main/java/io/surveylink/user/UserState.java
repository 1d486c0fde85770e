package io.surveylink.user;

/** Whether a user can sign in. */
public enum UserState {
    /** Has not chosen a password yet; cannot sign in and owns nothing. */
    INVITED,
    ACTIVE,
    DEACTIVATED
}
