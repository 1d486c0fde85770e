package io.surveylink.salesforce;

/** What a fault or row code means for the sender: the classes of one table, {@code FaultTable}. */
public enum FaultClass {
    /** INVALID_SESSION_ID: refresh once and call again; refused again means the link is dead. */
    SESSION_INVALID,
    /** Try again later with backoff. */
    TRANSIENT,
    /** The 24-hour limit of the org: wait long. */
    DAILY_LIMIT,
    /** Too many long requests at once: seconds. */
    CONCURRENT_LIMIT,
    /** An admin of the org must act: the app, the API or the user is blocked. */
    BLOCKED_BY_ORG,
    /** A permission of the Salesforce user is missing. */
    PERMISSION,
    /** The mapping names what is not there: object or field. */
    SCHEMA,
    /** This row's data. */
    DATA,
    /** Automation of the org refused it: trigger, flow, validation by Apex. */
    AUTOMATION,
    /** Not known: treated as transient a few times, then as failed. */
    UNKNOWN
}
