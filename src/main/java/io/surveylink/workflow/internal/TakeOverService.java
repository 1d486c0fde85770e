package io.surveylink.workflow.internal;

import io.surveylink.account.AccountLinks;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.oauth.ProofHandler;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.oauth.SignInRequest;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.workflow.TakeOvers;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class TakeOverService implements TakeOvers, ProofHandler {

    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final ProposalRepository proposals;
    private final ProofRepository proofs;
    private final ProposalNotices notices;
    private final AccountLinks links;
    private final Projects projects;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;

    TakeOverService(
            WorkflowRepository workflows,
            RevisionRepository revisions,
            ProposalRepository proposals,
            ProofRepository proofs,
            ProposalNotices notices,
            AccountLinks links,
            Projects projects,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.workflows = workflows;
        this.revisions = revisions;
        this.proposals = proposals;
        this.proofs = proofs;
        this.notices = notices;
        this.links = links;
        this.projects = projects;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Proof> proofs(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            projects.access(actor, row(workflow).project()).require(Operation.TAKE_OVER);
            var orgs = orgs(workflow);
            var names = workflows.orgs(orgs);
            var fresh = fresh(workflow, actor.id());
            return orgs.stream()
                    .map(org -> new Proof(Objects.requireNonNull(names.get(org)), validUntil(fresh.get(org))))
                    .toList();
        });
    }

    private static @Nullable Instant validUntil(@Nullable Instant provedAt) {
        return provedAt == null ? null : provedAt.plus(FRESH);
    }

    @Override
    public URI signIn(Actor actor, String sessionId, WorkflowId workflow, OrgId org, String returnTo) {
        transactions.read(() -> {
            requireTakingOver(actor, row(workflow));
            if (!orgs(workflow).contains(org)) {
                throw new DomainException(ErrorCode.INVALID_INPUT, "org");
            }
            return org;
        });
        return links.prove(actor, sessionId, org, workflow, returnTo);
    }

    @Override
    public String proved(SignInRequest request, SalesforceIdentity identity) {
        var workflow = Objects.requireNonNull(request.workflow());
        transactions.write(() -> {
            var named = orgs(workflow);
            var org = proofs.org(identity.organizationId())
                    .filter(named::contains)
                    .orElseThrow(() -> new DomainException(ErrorCode.TAKE_OVER_OTHER_ORG, identity.username()));
            proofs.put(workflow, request.user(), org, identity.userId(), clock.instant());
        });
        return request.returnTo();
    }

    @Override
    public void takeOver(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            var row = workflows.lock(workflow).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            requireTakingOver(actor, row);
            if (!fresh(workflow, actor.id()).keySet().containsAll(orgs(workflow))) {
                throw new DomainException(ErrorCode.TAKE_OVER_NOT_PROVED);
            }
            proofs.deleteOf(workflow);
            // What the former creator published and the owner has not agreed to yet is not published any more.
            revisions.awaitConsent(workflow, Optional.empty());
            proposals.withdraw(workflow, actor.id(), clock.instant());
            workflows.setCreator(row, actor.id());
            auditLog.record(AuditEntry.of(actor.id(), AuditAction.WORKFLOW_TAKEN_OVER, "workflow", workflow.value())
                    .in(row.project())
                    .changed(creator(row.creator()), creator(actor.id())));
            notices.takenOver(row, actor.id());
        });
    }

    private static Map<String, Object> creator(@Nullable UserId creator) {
        return creator == null ? Map.of() : Map.of("creator", creator.value());
    }

    private void requireTakingOver(Actor actor, WorkflowRow row) {
        projects.access(actor, row.project()).require(Operation.TAKE_OVER);
        if (actor.id().equals(row.creator()) || orgs(row.id()).isEmpty()) {
            throw new DomainException(ErrorCode.TAKE_OVER_NOT_NEEDED);
        }
    }

    private Map<OrgId, Instant> fresh(WorkflowId workflow, UserId user) {
        return proofs.since(workflow, user, clock.instant().minus(FRESH));
    }

    /** In what runs and in what is to run. */
    private List<OrgId> orgs(WorkflowId workflow) {
        return Stream.of(revisions.published(workflow), revisions.latest(workflow))
                .flatMap(Optional::stream)
                .map(RevisionRow::definition)
                .map(Tasks::namedOrgs)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private WorkflowRow row(WorkflowId workflow) {
        return workflows.find(workflow).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }
}
