package io.surveylink.run;

/** Why an event started no run. */
public enum UnstartedReason {
    /** The workflow was switched off when the event came. */
    SWITCHED_OFF,
    /** Its record could not be told from the response: the fault is the console's, and the log has it. */
    UNREADABLE
}
