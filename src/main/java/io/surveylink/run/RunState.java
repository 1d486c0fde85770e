package io.surveylink.run;

/** States of a run and of a task run as people see them. WAITING rows of the database read QUEUED, RETRYING or HELD. */
public enum RunState {
    QUEUED,
    RUNNING,
    RETRYING,
    HELD,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    UNCERTAIN,
    CANCELLED
}
