package io.surveylink.workflow;

import io.surveylink.account.RequirementFinding;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workflows, their drafts and revisions. */
public interface Workflows {

    List<WorkflowListItem> list(Actor actor, ProjectId project);

    /** Creates an empty workflow with the actor as creator; EDIT. */
    default WorkflowHead create(Actor actor, ProjectId project, String name) {
        return create(actor, project, name, WorkflowTemplate.NOTHING);
    }

    /** As {@link #create(Actor, ProjectId, String)}, with what the template makes of the survey as the actor's draft. */
    WorkflowHead create(Actor actor, ProjectId project, String name, WorkflowTemplate template);

    /** By public id. */
    WorkflowHead get(Actor actor, String publicId);

    /** What is published, for everybody who sees the project's steps; empty before the first revision. */
    WorkflowDefinition published(Actor actor, WorkflowId workflow);

    /** The actor's own draft; begun on the latest revision where nothing of it was changed yet. */
    Draft draft(Actor actor, WorkflowId workflow);

    /**
     * Saves the actor's own draft.
     *
     * @param version of the draft that was edited
     * @return the new version
     * @throws io.surveylink.common.DomainException WORKFLOW_EDITED_ELSEWHERE if another window saved meanwhile
     */
    int saveDraft(Actor actor, WorkflowId workflow, WorkflowDefinition definition, int version);

    void discardDraft(Actor actor, WorkflowId workflow);

    /**
     * What stands against publishing: everything that the definition alone shows, and what a describe as the actor's
     * own account in each org shows. Empty means it can be published.
     */
    List<Problem> check(Actor actor, WorkflowId workflow, WorkflowDefinition definition);

    /**
     * Publishes the actor's draft as the next revision. The creator's alone.
     *
     * @throws io.surveylink.common.DomainException WORKFLOW_HAS_PROBLEMS, FORBIDDEN, WORKFLOW_EDITED_ELSEWHERE if
     *     another window saved meanwhile, STALE if somebody else published meanwhile, WORKFLOW_UNCHANGED
     */
    PublishResult publish(Actor actor, WorkflowId workflow, int draftVersion, String note);

    List<Revision> revisions(Actor actor, WorkflowId workflow);

    /**
     * What one revision is made of, for everybody who sees the project's steps.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND
     */
    WorkflowDefinition revision(Actor actor, WorkflowId workflow, int number);

    /**
     * Makes an earlier revision the creator's draft, to be looked at and published as a new one.
     *
     * @param draftVersion of the draft that it takes the place of
     * @return the new version
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN, WORKFLOW_EDITED_ELSEWHERE
     */
    int restore(Actor actor, WorkflowId workflow, int number, int draftVersion);

    /** What the workflow's latest revision still needs of the owner, or was refused; as {@link Consents#open}. */
    List<ConsentItem> openConsents(Actor actor, WorkflowId workflow);

    /** Names of orgs, for steps whose account the reader cannot see. */
    Map<OrgId, OrgName> orgs(Collection<OrgId> orgs);

    void pause(Actor actor, WorkflowId workflow);

    void resume(Actor actor, WorkflowId workflow);

    void switchOff(Actor actor, WorkflowId workflow);

    void switchOn(Actor actor, WorkflowId workflow);

    /**
     * A workflow without its steps.
     *
     * @param drift where an org and what is published no longer fit, as the last checks of the run-as accounts found it:
     *     a field gone, a type changed, a permission lost
     */
    record WorkflowHead(
            WorkflowId id,
            String publicId,
            ProjectId projectId,
            String name,
            @Nullable UserId creatorId,
            @Nullable String creatorName,
            WorkflowState state,
            boolean pausedByAdmin,
            @Nullable Integer publishedNumber,
            @Nullable Integer awaitingConsentNumber,
            int openProposals,
            List<RequirementFinding> drift,
            int version) {}

    /** A row of the workflow list: its published tasks, and the orgs they write to. */
    record WorkflowListItem(WorkflowHead head, List<TaskSummary> tasks, List<OrgName> orgs) {}

    /** What a task does, in short. */
    record TaskSummary(WriteOperation operation, String objectLabel) {}

    /** An org as people tell it from others. */
    record OrgName(OrgId id, String name, Environment environment) {}

    /**
     * Somebody's own draft.
     *
     * @param behind another revision was published since the draft was begun
     */
    record Draft(WorkflowDefinition definition, int version, Instant savedAt, boolean changed, boolean behind) {}

    /** A published snapshot. */
    record Revision(RevisionId id, int number, String note, String publisherName, Instant publishedAt) {}

    /** How publishing went; {@code awaitsConsent} if the owner must agree first. */
    record PublishResult(RevisionId revision, int number, boolean awaitsConsent) {}

    /**
     * Something that stands against publishing.
     *
     * @param stepKey null for the workflow as a whole, {@link WorkflowDefinition#CONDITIONS} for its conditions
     * @param field API name of the field it concerns, if one
     * @param code key of the text: {@code workflow.problem.<code>}
     */
    record Problem(@Nullable String stepKey, @Nullable String field, ProblemCode code, List<String> arguments) {}

    /** Kinds of problems. */
    enum ProblemCode {
        NO_EVENT,
        /** A message event without the org whose messages are taken. */
        NO_EVENT_ORG,
        NO_EVENT_OBJECT,
        /** Salesforce could not send its messages anywhere. */
        NO_EVENT_URL,
        NO_TASK,
        NO_ORG,
        NO_OWN_ACCOUNT,
        /** The actor's own account in the org needs a sign-in, or the org blocks it. */
        OWN_ACCOUNT_UNUSABLE,
        NO_OBJECT,
        OBJECT_GONE,
        OBJECT_NOT_WRITABLE,
        NO_EXTERNAL_ID,
        /** An update or delete by record id without a mapping of the id. */
        NO_RECORD,
        EXTERNAL_ID_NOT_MAPPED,
        /** An external id is filled with the response's id, which another project may have too. */
        BARE_RESPONSE_ID,
        /** An external id is filled with the same value for every response. */
        KEY_SAME_FOR_ALL,
        /** An earlier task finds its record of the same object by the same external id and value. */
        KEY_OF_ANOTHER_TASK,
        FIELD_GONE,
        FIELD_NOT_WRITABLE,
        FIELD_TWICE,
        /** Nothing is mapped. */
        NO_FIELD,
        REQUIRED_FIELD_UNMAPPED,
        SOURCE_GONE,
        CONDITION_VALUE_MISSING,
        /** A value that the compared one can never be set against: no number, no day, no choice. */
        CONDITION_VALUE_WRONG,
        TYPE_MISMATCH,
        /** A choice or fixed value that a restricted picklist does not have. */
        PICKLIST_VALUE_UNKNOWN,
        /** A lookup cannot be found by the external id that was chosen for it. */
        PARENT_KEY_GONE,
        SALESFORCE_SILENT
    }
}
