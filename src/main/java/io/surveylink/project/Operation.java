package io.surveylink.project;

import static io.surveylink.project.Standing.ADMIN;
import static io.surveylink.project.Standing.CREATOR;
import static io.surveylink.project.Standing.EDIT;
import static io.surveylink.project.Standing.OWNER;
import static io.surveylink.project.Standing.VIEW;

import java.util.Collection;
import java.util.Set;

/** Who may do what: the access table of the product, and the only place that says so. */
public enum Operation {
    /** Names, states and counts of projects, workflows and runs. */
    SEE_NAMES(VIEW, EDIT, CREATOR, OWNER, ADMIN),
    /** The steps and mappings of a workflow as it is published. */
    SEE_DEFINITION(VIEW, EDIT, CREATOR, OWNER),
    /** Answers, payloads, record values, errors with data. */
    SEE_DATA(EDIT, CREATOR, OWNER),
    /** Edit survey and contacts, import, issue ingestion keys. */
    EDIT_SURVEY(EDIT, CREATOR, OWNER),
    /** Create a workflow, keep an own draft, propose, dry test. */
    DRAFT_WORKFLOW(EDIT, CREATOR, OWNER),
    /** Name, description and who is told of a workflow. */
    DESCRIBE_WORKFLOW(EDIT, CREATOR, OWNER),
    /** Publish, restore, promote, rotate the event URL. */
    PUBLISH(CREATOR),
    /** Publish a workflow that names no org: it is not locked to its creator. */
    PUBLISH_UNLOCKED(EDIT, CREATOR, OWNER),
    /** Set a binding, give consent, write a marked test record. */
    SPEND_CREDENTIALS(OWNER),
    PAUSE(CREATOR, OWNER, ADMIN),
    RESUME(CREATOR, OWNER),
    /** Lift an admin's pause. */
    RESUME_ADMIN_PAUSE(ADMIN),
    SWITCH_OFF(CREATOR, OWNER),
    /** Replay, cancel, decide uncertain, delete a workflow. */
    CONTROL_RUNS(CREATOR, OWNER),
    /** Share, delete the project. */
    MANAGE_PROJECT(OWNER),
    REMOVE_MEMBER(OWNER, ADMIN),
    REQUEST_TRANSFER(OWNER, ADMIN),
    /** Ask the owner to become the owner. */
    ASK_FOR_OWNERSHIP(EDIT),
    /** Approve a transfer, deactivate a user, manage Salesforce apps. */
    ADMINISTER(ADMIN),
    /** Ask the owner to link an org. */
    ASK_TO_LINK(EDIT),
    /** Take over a workflow by a fresh sign-in: whoever edits in the project, its owner too. */
    TAKE_OVER(EDIT, OWNER);

    private final Set<Standing> allowed;

    Operation(Standing... allowed) {
        this.allowed = Set.of(allowed);
    }

    /** True if any of the standings allows it. */
    public boolean isAllowedTo(Collection<Standing> standings) {
        return standings.stream().anyMatch(allowed::contains);
    }
}
