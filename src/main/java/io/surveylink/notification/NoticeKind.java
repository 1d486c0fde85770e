package io.surveylink.notification;

/** Kinds of notices, each with a title and a text in every language. */
public enum NoticeKind {
    ACCOUNT_NEEDS_REAUTHENTICATION,
    RUNS_HELD,
    RUNS_RESUMED,
    RUN_FAILED,
    RUN_UNCERTAIN,
    CONSENT_ASKED,
    CONSENT_GIVEN,
    CONSENT_REFUSED
}
