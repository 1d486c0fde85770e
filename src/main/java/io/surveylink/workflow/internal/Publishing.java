package io.surveylink.workflow.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.ConsentListener;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.project.Projects;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowListener;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows.PublishResult;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a checked definition a revision, and a revision the published one: at once, or when the owner has agreed. A
 * first revision is published in any case, its steps held; a later one waits while the one before it goes on.
 */
@Component
class Publishing implements ConsentListener {

    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final PublishedWorkflowCatalog catalog;
    private final EventUrlService eventUrls;
    private final Bindings bindings;
    private final Consents consents;
    private final Projects projects;
    private final ProposalNotices notices;
    private final AuditLog auditLog;
    private final Clock clock;
    private final ObjectProvider<WorkflowListener> listeners;

    Publishing(
            WorkflowRepository workflows,
            RevisionRepository revisions,
            PublishedWorkflowCatalog catalog,
            EventUrlService eventUrls,
            Bindings bindings,
            Consents consents,
            Projects projects,
            ProposalNotices notices,
            AuditLog auditLog,
            Clock clock,
            ObjectProvider<WorkflowListener> listeners) {
        this.workflows = workflows;
        this.revisions = revisions;
        this.catalog = catalog;
        this.eventUrls = eventUrls;
        this.bindings = bindings;
        this.consents = consents;
        this.projects = projects;
        this.notices = notices;
        this.auditLog = auditLog;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** @param locked by the caller */
    @Transactional(propagation = Propagation.MANDATORY)
    public PublishResult publish(
            WorkflowRow locked, UserId publisher, int number, WorkflowDefinition definition, String note) {
        var workflow = withCreator(locked, publisher);
        var revision = revisions.insert(workflow.id(), number, definition, note, publisher, clock.instant());
        insertSteps(workflow, revision, Tasks.of(definition));
        Tasks.orgs(definition).forEach(org -> bindings.setWhereUnambiguous(workflow.project(), org));
        var missing = consents.ask(workflow.project(), publisher, Tasks.consents(definition));
        boolean waits = !missing.isEmpty() && workflow.published() != null;
        if (waits) {
            revisions.awaitConsent(workflow.id(), Optional.of(revision));
        } else {
            goLive(workflow, revision, number, publisher, definition, missing);
        }
        notices.published(workflow, number);
        return new PublishResult(revision, number, waits);
    }

    /** Without a creator the owner becomes it by publishing. */
    private WorkflowRow withCreator(WorkflowRow workflow, UserId publisher) {
        boolean becomesCreator = workflow.creator() == null
                && projects.find(workflow.project())
                        .filter(project -> project.ownerId().equals(publisher))
                        .isPresent();
        if (!becomesCreator) {
            return workflow;
        }
        auditLog.record(AuditEntry.of(
                        publisher,
                        AuditAction.WORKFLOW_CREATOR_CHANGED,
                        "workflow",
                        workflow.id().value())
                .in(workflow.project())
                .changed(Map.of(), Map.of("creator", publisher.value())));
        return workflows.setCreator(workflow, publisher);
    }

    private void insertSteps(WorkflowRow workflow, RevisionId revision, List<SalesforceTask> tasks) {
        for (int position = 0; position < tasks.size(); position++) {
            var task = tasks.get(position);
            revisions.insertStep(
                    workflow.project(),
                    workflow.id(),
                    revision,
                    position,
                    task,
                    Objects.requireNonNull(task.org()),
                    Objects.requireNonNull(task.object()),
                    clock.instant());
        }
    }

    private void goLive(
            WorkflowRow workflow,
            RevisionId revision,
            int number,
            UserId publisher,
            WorkflowDefinition definition,
            List<ConsentKey> missing) {
        revisions.awaitConsent(workflow.id(), Optional.empty());
        workflows.update(new WorkflowRow(
                workflow.id(),
                workflow.project(),
                workflow.name(),
                workflow.creator(),
                stateWhenLive(workflow),
                workflow.pausedByAdmin(),
                revision,
                workflow.version()));
        eventUrls.expect(workflow.id(), definition);
        auditLog.record(AuditEntry.of(
                        publisher,
                        AuditAction.WORKFLOW_PUBLISHED,
                        "workflow",
                        workflow.id().value())
                .in(workflow.project())
                .changed(
                        workflow.published() == null
                                ? Map.of()
                                : Map.of("revision", workflow.published().value()),
                        Map.of("revision", revision.value(), "number", number)));
        var steps = catalog.stepsOf(revision);
        listeners.forEach(listener -> listener.published(workflow.id(), revision, steps, missing));
    }

    /** To publish is to switch on; a pause stays what it is. */
    private static WorkflowState stateWhenLive(WorkflowRow workflow) {
        return switch (workflow.state()) {
            case ACTIVE -> WorkflowState.ACTIVE;
            case PAUSED -> WorkflowState.PAUSED;
            case OFF -> workflow.pausedByAdmin() ? WorkflowState.PAUSED : WorkflowState.ACTIVE;
        };
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void consentDecided(ProjectId project, UserId publisher, ConsentKey key, boolean given) {
        if (!given) {
            return;
        }
        revisions.awaitingConsent(project, publisher).stream()
                .filter(revision -> consents.allGiven(project, publisher, Tasks.consents(revision.definition())))
                .forEach(this::agreed);
    }

    private void agreed(RevisionRow revision) {
        var workflow = workflows.lock(revision.workflow()).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        // Somebody else may have become the creator while the revision waited: it is not theirs.
        if (revision.publisher().equals(workflow.creator())) {
            goLive(workflow, revision.id(), revision.number(), revision.publisher(), revision.definition(), List.of());
        }
    }
}
