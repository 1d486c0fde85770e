package io.surveylink.workflow;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Workflows, their drafts and revisions. */
public interface Workflows {

    List<WorkflowListItem> list(Actor actor, ProjectId project);

    /** Creates an empty workflow with the actor as creator; EDIT. */
    WorkflowHead create(Actor actor, ProjectId project, String name);

    /** By public id. */
    WorkflowHead get(Actor actor, String publicId);

    /** The actor's own draft; begun on the published revision where there is none yet. */
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
     * @throws io.surveylink.common.DomainException WORKFLOW_HAS_PROBLEMS, FORBIDDEN, STALE
     */
    PublishResult publish(Actor actor, WorkflowId workflow, int draftVersion, String note);

    List<Revision> revisions(Actor actor, WorkflowId workflow);

    void rename(Actor actor, WorkflowId workflow, String name, int version);

    void pause(Actor actor, WorkflowId workflow);

    void resume(Actor actor, WorkflowId workflow);

    void switchOff(Actor actor, WorkflowId workflow);

    void switchOn(Actor actor, WorkflowId workflow);

    /** A workflow without its steps. */
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
            int version) {}

    /** A row of the workflow list. */
    record WorkflowListItem(
            WorkflowHead head, List<String> taskTitles, List<io.surveylink.common.Environment> environments) {}

    /** Somebody's own draft. */
    record Draft(WorkflowDefinition definition, int version, Instant savedAt, boolean changed) {}

    /** A published snapshot. */
    record Revision(RevisionId id, int number, String note, String publisherName, Instant publishedAt) {}

    /** How publishing went; {@code awaitsConsent} if the owner must agree first. */
    record PublishResult(RevisionId revision, int number, boolean awaitsConsent) {}

    /**
     * Something that stands against publishing.
     *
     * @param stepKey null for the workflow as a whole
     * @param field API name of the field it concerns, if one
     * @param code key of the text: {@code problem.<code>}
     */
    record Problem(@Nullable String stepKey, @Nullable String field, ProblemCode code, List<String> arguments) {}

    /** Kinds of problems. */
    enum ProblemCode {
        NO_EVENT,
        NO_TASK,
        NO_ORG,
        NO_OWN_ACCOUNT,
        NO_OBJECT,
        OBJECT_GONE,
        OBJECT_NOT_WRITABLE,
        NO_EXTERNAL_ID,
        EXTERNAL_ID_NOT_MAPPED,
        FIELD_GONE,
        FIELD_NOT_WRITABLE,
        FIELD_TWICE,
        REQUIRED_FIELD_UNMAPPED,
        SOURCE_GONE,
        TYPE_MISMATCH,
        SALESFORCE_SILENT
    }
}
