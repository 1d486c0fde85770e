package io.surveylink.workflow;

/** Whether events are taken. A workflow without a published revision takes none either. */
public enum WorkflowState {
    ACTIVE,
    /** Events are taken, runs held. */
    PAUSED,
    /** Switched off: events are acknowledged and start nothing. */
    OFF
}
