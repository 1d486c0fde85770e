package io.surveylink.diagnosis;

/** What is asked, in this order: the first that finds a cause is the headline. {@code diagnosis.question.<QUESTION>}. */
public enum Question {
    /** May the person see and change it? */
    SHARED,
    /** Who owns it, and is that person active? */
    OWNER,
    /** Is an account of the owner chosen? */
    ACCOUNT,
    /** Is it in the org and environment that the workflow names? */
    ORG,
    /** Does its sign-in last? */
    TOKEN,
    /** Did the owner agree to what others published? */
    CONSENT,
    /** Does the org have what is written, and may the account write it? */
    PERMISSIONS,
    /** Does the org let app, API and user in? */
    ORG_POLICY,
    /** Are API requests left? */
    LIMIT,
    /** Is it published, on and not paused? */
    SWITCH,
    /** What failed last? */
    LAST_ERROR,
    /** What waits? */
    HELD_RUNS
}
