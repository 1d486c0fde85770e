package io.surveylink.workflow.ui;

import io.surveylink.account.RequirementFinding;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.ui.Errors;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.ProjectSummary;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One workflow in one window: what is shown, and the draft that every change is saved to at once. Rules are the
 * service's; this only knows what to offer.
 */
final class EditorModel {

    /** Where the draft stands with the database. */
    enum Saving {
        SAVED,
        /** The last change is only in this window; the next one tries again. */
        FAILED,
        /** Another window saved meanwhile: nothing of this one is saved any more. */
        CONFLICT
    }

    private final EditorServices services;
    private final ProjectSummary project;
    private ProjectAccess access;
    private final SurveyDefinition survey;
    private final EditorAccounts accounts;

    private final History history = new History();
    private final EditorProblems problems = new EditorProblems(this);

    private WorkflowHead head;
    private WorkflowDefinition definition;
    private int draftVersion;
    private Instant savedAt;
    private boolean changed;
    private boolean behind;
    private boolean proposing;
    private Saving saving = Saving.SAVED;

    private EditorModel(EditorServices services, WorkflowHead head, ProjectSummary project, ProjectAccess access) {
        this.services = services;
        this.head = head;
        this.project = project;
        this.access = access;
        this.accounts = new EditorAccounts(services, project.id());
        this.survey = services.surveys().definition(head.projectId());
        this.definition = WorkflowDefinition.EMPTY;
        this.savedAt = services.clock().instant();
        load();
    }

    /** @throws DomainException NOT_FOUND, FORBIDDEN */
    static EditorModel open(EditorServices services, String publicId) {
        var actor = services.currentUser().actor();
        var head = services.workflows().get(actor, publicId);
        var access = services.projects().access(actor, head.projectId()).toWorkflowOf(head.creatorId());
        access.require(Operation.SEE_DEFINITION);
        var project =
                services.projects().find(head.projectId()).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        return new EditorModel(services, head, project, access);
    }

    private void load() {
        if (isEditable()) {
            var draft = services.workflows().draft(actor(), head.id());
            definition = draft.definition();
            draftVersion = draft.version();
            savedAt = draft.savedAt();
            changed = draft.changed();
            behind = draft.behind();
        } else {
            changed = false;
            behind = false;
            definition = services.workflows().published(actor(), head.id());
        }
    }

    /** Reads everything again, after something that changed more than the draft. */
    void reload() {
        if (saving == Saving.FAILED) {
            save();
        }
        head = services.workflows().get(actor(), head.publicId());
        access = services.projects().access(actor(), head.projectId()).toWorkflowOf(head.creatorId());
        access.require(Operation.SEE_DEFINITION);
        saving = Saving.SAVED;
        var before = definition;
        load();
        if (!definition.equals(before)) {
            history.clear();
        }
    }

    /** True if somebody changed the workflow since it was read; proposals count too. */
    boolean isOutdated() {
        return !services.workflows().get(actor(), head.publicId()).equals(head);
    }

    /** From now on the own draft is shown and changed, to be handed to the creator. */
    void startProposal() {
        proposing = true;
        history.clear();
        load();
    }

    void endProposal() {
        proposing = false;
        history.clear();
        load();
    }

    /** An own draft is being made into a proposal. */
    boolean isProposing() {
        return proposing && !canPublish() && access.allows(Operation.DRAFT_WORKFLOW);
    }

    boolean canPublish() {
        return access.allows(Operation.PUBLISH);
    }

    /** Something that was begun and not handed in, as after somebody else took over. */
    boolean hasOwnDraft() {
        return services.workflows().draft(actor(), head.id()).changed();
    }

    /** The draft was begun on a revision that is not the latest any more. */
    boolean isBehind() {
        return behind;
    }

    /** Of whoever decides about proposals. */
    String creatorName() {
        var creator = head.creatorName();
        return creator == null ? project.ownerName() : creator;
    }

    /** Read afresh: a changed role counts at the next click. Not for threads of the background. */
    Actor actor() {
        return services.currentUser().actor();
    }

    EditorServices services() {
        return services;
    }

    WorkflowHead head() {
        return head;
    }

    ProjectSummary project() {
        return project;
    }

    SurveyDefinition survey() {
        return survey;
    }

    /** Through which the workflow's orgs are read and run. */
    EditorAccounts accounts() {
        return accounts;
    }

    /** What conditions can ask about. */
    List<SourceOption> comparedSources() {
        return SourceOption.compared(definition.event(), survey);
    }

    WorkflowDefinition definition() {
        return definition;
    }

    Instant now() {
        return services.clock().instant();
    }

    Instant savedAt() {
        return savedAt;
    }

    boolean isChanged() {
        return changed;
    }

    Saving saving() {
        return saving;
    }

    boolean allows(Operation operation) {
        return access.allows(operation);
    }

    /** The creator's draft goes live; somebody else's is changed only to be proposed. */
    boolean isEditable() {
        return canPublish() || isProposing();
    }

    boolean isOwner() {
        return access.actorId().equals(access.ownerId());
    }

    int draftVersion() {
        return draftVersion;
    }

    int nextNumber() {
        int latest = Math.max(
                head.publishedNumber() == null ? 0 : head.publishedNumber(),
                head.awaitingConsentNumber() == null ? 0 : head.awaitingConsentNumber());
        return latest + 1;
    }

    void changeEvent(WorkflowEvent event) {
        change(old -> old.withEvent(event));
    }

    void changeConditions(Conditions conditions) {
        change(old -> old.withConditions(conditions));
    }

    void changeTask(SalesforceTask task) {
        change(old -> old.with(task));
    }

    /** @return the key of the new step */
    String addTask(int position) {
        String key = RandomIds.publicId();
        change(old -> old.withInserted(position, SalesforceTask.begun(key)));
        return key;
    }

    void remove(String stepKey) {
        change(old -> old.without(stepKey));
    }

    void moveTo(String stepKey, int place) {
        change(old -> old.withMovedTo(stepKey, place));
    }

    boolean canUndo() {
        return isEditable() && history.hasPast();
    }

    boolean canRedo() {
        return isEditable() && history.hasFuture();
    }

    void undo() {
        if (canUndo()) {
            replace(history.back(definition));
        }
    }

    void redo() {
        if (canRedo()) {
            replace(history.forth(definition));
        }
    }

    void move(String stepKey, int places) {
        change(old -> old.withMoved(stepKey, places));
    }

    private void change(UnaryOperator<WorkflowDefinition> change) {
        var next = change.apply(definition);
        if (!isEditable() || next.equals(definition)) {
            return;
        }
        history.changedFrom(definition);
        replace(next);
    }

    private void replace(WorkflowDefinition next) {
        definition = next;
        changed = true;
        save();
    }

    /** Does nothing once another window was first; keeps what was typed when the database does not answer. */
    void save() {
        if (saving == Saving.CONFLICT) {
            return;
        }
        try {
            draftVersion = services.workflows().saveDraft(actor(), head.id(), definition, draftVersion);
            savedAt = now();
            saving = Saving.SAVED;
        } catch (DomainException e) {
            if (e.code() != ErrorCode.WORKFLOW_EDITED_ELSEWHERE) {
                throw e;
            }
            saving = Saving.CONFLICT;
        } catch (RuntimeException e) {
            Errors.log(e);
            saving = Saving.FAILED;
        }
    }

    Optional<SalesforceTask> task(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : definition.step(key).map(step -> switch (step) {
                    case SalesforceTask task -> task;
                });
    }

    /** What stands against publishing, as the last check found it. */
    EditorProblems problems() {
        return problems;
    }

    /** Where the published step no longer fits the org, whoever looks. */
    List<RequirementFinding> driftsOf(String stepKey) {
        return head.drift().stream()
                .filter(finding -> finding.neededBy().stream()
                        .anyMatch(step -> step.workflow().equals(head.id())
                                && step.stepKey().equals(stepKey)))
                .toList();
    }

    List<SalesforceTask> tasks() {
        return definition.steps().stream()
                .map(step -> switch (step) {
                    case SalesforceTask task -> task;
                })
                .toList();
    }

    /** That the tasks name. */
    List<OrgId> orgs() {
        return tasks().stream()
                .map(SalesforceTask::org)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The number on the card of the first task: event and conditions come before. */
    int firstTaskNumber() {
        return definition.conditions().none() ? 2 : 3;
    }

    /** Tasks that run before one, by the number that their card bears. */
    SequencedMap<Integer, SalesforceTask> tasksBefore(String stepKey) {
        var before = new LinkedHashMap<Integer, SalesforceTask>();
        int number = firstTaskNumber();
        for (SalesforceTask task : tasks()) {
            if (task.key().equals(stepKey)) {
                break;
            }
            before.put(number++, task);
        }
        return before;
    }
}
