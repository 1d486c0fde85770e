package io.surveylink.user;

/** Whether a user can sign in. */
public enum UserState {
    ACTIVE,
    DEACTIVATED
}
