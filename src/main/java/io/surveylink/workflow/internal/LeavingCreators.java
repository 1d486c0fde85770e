package io.surveylink.workflow.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.MemberFootprint;
import io.surveylink.project.MembershipListener;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserListener;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may edit no more is creator no more, also if they may again one day; what they proposed is withdrawn. */
@Component
class LeavingCreators implements MembershipListener, UserListener, UserFootprint, MemberFootprint {

    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final ProposalRepository proposals;
    private final AuditLog auditLog;
    private final Clock clock;

    LeavingCreators(
            WorkflowRepository workflows,
            RevisionRepository revisions,
            ProposalRepository proposals,
            AuditLog auditLog,
            Clock clock) {
        this.workflows = workflows;
        this.revisions = revisions;
        this.proposals = proposals;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lostEdit(ProjectId project, UserId member) {
        proposals.withdraw(project, member, clock.instant());
        workflows.createdBy(project, member).stream()
                .map(workflows::lock)
                .flatMap(Optional::stream)
                .forEach(workflow -> end(workflow, member));
    }

    /** Of proposals to workflows of others in a project of one's own no membership tells. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void deactivated(UserId user, LeaversRuns runs) {
        proposals.withdraw(user, clock.instant());
    }

    @Override
    public List<Trace> of(UserId user) {
        var created = workflows.namesCreatedInProjectsOfOthers(user);
        return List.of(
                new Trace(Kind.WORKFLOWS_CREATED, created.size(), created),
                new Trace(Kind.PROPOSALS, proposals.countOpen(user), List.of()));
    }

    @Override
    public List<Trace> of(ProjectId project, UserId member) {
        var created = workflows.createdBy(project, member);
        return List.of(
                new Trace(Kind.WORKFLOWS_CREATED, created.size(), workflows.names(created)),
                new Trace(Kind.PROPOSALS, proposals.countOpen(project, member), List.of()));
    }

    private void end(WorkflowRow workflow, UserId creator) {
        WorkflowId id = workflow.id();
        workflows.setCreator(workflow, null);
        revisions.awaitConsent(id, Optional.empty());
        auditLog.record(AuditEntry.of(null, AuditAction.WORKFLOW_CREATOR_CHANGED, "workflow", id.value())
                .in(workflow.project())
                .changed(Map.of("creator", creator.value()), Map.of()));
    }
}
