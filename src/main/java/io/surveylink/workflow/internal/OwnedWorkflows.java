package io.surveylink.workflow.internal;

import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Requirements;
import io.surveylink.account.Touched;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.OwnedResource;
import io.surveylink.ownership.TransferReadiness.Lack;
import io.surveylink.workflow.internal.OwnedStepRepository.StepOfRevision;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What changes hands with a project: its published steps, and whose workflows they are. */
@Component
class OwnedWorkflows implements OwnedResource {

    private final OwnedStepRepository steps;
    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final ProposalRepository proposals;
    private final Requirements requirements;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;

    OwnedWorkflows(
            OwnedStepRepository steps,
            WorkflowRepository workflows,
            RevisionRepository revisions,
            ProposalRepository proposals,
            Requirements requirements,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.steps = steps;
        this.workflows = workflows;
        this.revisions = revisions;
        this.proposals = proposals;
        this.requirements = requirements;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<OwnedStep> steps(Collection<ProjectId> projects) {
        return projects.isEmpty() ? List.of() : steps.published(projects);
    }

    @Override
    public List<Awaited> awaiting(ProjectId project) {
        return Stream.concat(
                        revisions.awaitingConsent(project).stream()
                                .map(revision ->
                                        new Awaited(revision.publisher(), Tasks.consents(revision.definition()))),
                        steps.waitingAtEarlierRevisions(project).stream())
                .toList();
    }

    @Override
    public Map<StepId, List<Lack>> lacking(AccountId account, Collection<StepId> ids) {
        var asked = transactions.read(() -> steps.ofRevisions(ids));
        var touched = new ArrayList<Touched>();
        asked.stream()
                .map(StepOfRevision::revision)
                .distinct()
                .forEach(revision -> Touches.of(revision.workflow(), "", revision.id(), revision.definition())
                        .values()
                        .forEach(touched::addAll));
        var wanted = touched.stream()
                .filter(one -> asked.stream().anyMatch(step -> step.is(one.by())))
                .toList();
        var missing = requirements.checkFor(account, wanted).in(RequirementState.MISSING);
        var lacks = new LinkedHashMap<StepId, List<Lack>>();
        for (var step : asked) {
            var own = missing.stream()
                    .filter(finding -> stops(finding, step))
                    .map(OwnedWorkflows::lack)
                    .toList();
            if (!own.isEmpty()) {
                lacks.put(step.id(), own);
            }
        }
        return lacks;
    }

    /** What hits single rows is for the run to tell. */
    private static boolean stops(RequirementFinding finding, StepOfRevision step) {
        return finding.neededBy().isEmpty()
                || finding.requirement().stopsStep()
                        && finding.neededBy().stream().anyMatch(step::is);
    }

    private static Lack lack(RequirementFinding finding) {
        return new Lack(finding.requirement().name(), finding.subject());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WorkflowId> handOver(ProjectId project, UserId from, UserId to) {
        var created = workflows.createdBy(project, from);
        become(created, from, to);
        return created;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(ProjectId project, Collection<WorkflowId> ids, UserId from, UserId to) {
        become(workflows.createdBy(project, from).stream().filter(ids::contains).toList(), from, to);
    }

    private void become(List<WorkflowId> ids, UserId from, UserId to) {
        ids.stream().map(workflows::lock).flatMap(Optional::stream).forEach(workflow -> become(workflow, from, to));
    }

    /** What one proposed to oneself is nobody's to decide. */
    private void become(WorkflowRow workflow, UserId from, UserId to) {
        workflows.setCreator(workflow, to);
        proposals.withdraw(workflow.id(), to, clock.instant());
        auditLog.record(AuditEntry.of(
                        to,
                        AuditAction.WORKFLOW_CREATOR_CHANGED,
                        "workflow",
                        workflow.id().value())
                .in(workflow.project())
                .changed(Map.of("creator", from.value()), Map.of("creator", to.value())));
    }
}
