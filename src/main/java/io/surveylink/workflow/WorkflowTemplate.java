package io.surveylink.workflow;

/** What a new workflow begins with. */
public enum WorkflowTemplate {
    NOTHING,
    /** A new response becomes a Contact, or changes the one that it became before. */
    RESPONSE_TO_CONTACT,
    /** A new response becomes a Case with all answers in its description. */
    RESPONSE_TO_CASE
}
