package io.surveylink.simulator.schema;

/** Whose the rows of an object are. */
public enum ObjectKind {
    /** The customers': created, updated and deleted by calls. */
    DATA,
    /** The platform's, to be queried by every user. */
    PLATFORM,
    /** The platform's, to be queried by users with "View Setup and Configuration" only: since Summer '20. */
    SETUP
}
