package io.surveylink.run.internal;

/** States of a task run as stored. What a person reads is derived: see {@link io.surveylink.run.RunState}. */
enum TaskState {
    /** Due now or later, held or not. */
    WAITING,
    /** Claimed under an epoch of its lane. */
    IN_FLIGHT,
    SUCCEEDED,
    FAILED,
    /** Salesforce may have written it, and sending again could write it twice. */
    UNCERTAIN
}
