package io.surveylink.workflow.internal;

import io.surveylink.common.CheckedText;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProposalId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.RevisionId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.user.Actor;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.Proposals;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.Workflows.PublishResult;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.internal.ProposalRepository.ProposalRow;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class ProposalService implements Proposals {

    private static final int MAX_NOTE = 500;
    private static final int MAX_TEXT = 1000;

    /** What only an account of one's own could tell; who accepts has to have one. */
    private static final Set<ProblemCode> OF_OWN_ACCOUNT =
            Set.of(ProblemCode.NO_OWN_ACCOUNT, ProblemCode.OWN_ACCOUNT_UNUSABLE, ProblemCode.SALESFORCE_SILENT);

    private final ProposalRepository proposals;
    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final Drafts drafts;
    private final Publishing publishing;
    private final PublishCheck check;
    private final ProposalNotices notices;
    private final WorkflowAccess access;
    private final Transactions transactions;
    private final Clock clock;

    ProposalService(
            ProposalRepository proposals,
            WorkflowRepository workflows,
            RevisionRepository revisions,
            Drafts drafts,
            Publishing publishing,
            PublishCheck check,
            ProposalNotices notices,
            WorkflowAccess access,
            Transactions transactions,
            Clock clock) {
        this.proposals = proposals;
        this.workflows = workflows;
        this.revisions = revisions;
        this.drafts = drafts;
        this.publishing = publishing;
        this.check = check;
        this.notices = notices;
        this.access = access;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public ProposalHead propose(Actor actor, WorkflowId workflow, int draftVersion, String note) {
        String checkedNote = CheckedText.of("note", note, MAX_NOTE);
        var draft = transactions.read(
                () -> drafts.toPublish(requireProposing(actor, access.head(workflow)), actor.id(), draftVersion));
        var problems = check.check(actor, draft.project(), draft.definition(), OrgSchemas.RECENT).problems().stream()
                .map(Problem::code)
                .filter(code -> !OF_OWN_ACCOUNT.contains(code))
                .toList();
        if (!problems.isEmpty()) {
            throw new DomainException(ErrorCode.WORKFLOW_HAS_PROBLEMS, problems.size());
        }
        return transactions.write(() -> {
            var row = access.lock(workflow);
            var current = drafts.toPublish(requireProposing(actor, access.head(workflow)), actor.id(), draftVersion);
            proposals.withdraw(workflow, actor.id(), clock.instant());
            var id = proposals.insert(
                    RandomIds.publicId(),
                    new ProposalRow(
                            new ProposalId(0),
                            workflow,
                            actor.id(),
                            latestId(workflow),
                            current.definition(),
                            checkedNote,
                            ProposalState.OPEN,
                            0),
                    clock.instant());
            var made = proposals.head(id).orElseThrow();
            notices.made(row, made);
            return made;
        });
    }

    private WorkflowHead requireProposing(Actor actor, WorkflowHead head) {
        var rights = access.of(actor, head);
        rights.require(Operation.DRAFT_WORKFLOW);
        if (rights.allows(Operation.PUBLISH)) {
            throw new DomainException(ErrorCode.PROPOSAL_TO_ONESELF);
        }
        return head;
    }

    @Override
    public Proposal get(Actor actor, String publicId) {
        return transactions.read(() -> {
            var id = proposals.id(publicId).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            var proposal = proposals.head(id).orElseThrow();
            var workflow = access.head(proposal.workflow());
            var rights = access.of(actor, workflow);
            rights.require(Operation.DRAFT_WORKFLOW);
            var row = proposals.find(id).orElseThrow();
            var latest = revisions.latest(workflow.id());
            boolean shownOnLatest = proposal.state() == ProposalState.OPEN && proposal.stale();
            return new Proposal(
                    proposal,
                    workflow.projectId(),
                    workflow.publicId(),
                    workflow.name(),
                    shownOnLatest ? definition(latest) : base(row),
                    shownOnLatest ? onto(latest, row) : row.definition(),
                    latest.map(RevisionRow::number).orElse(0),
                    proposal.state() == ProposalState.OPEN && rights.allows(Operation.PUBLISH),
                    proposals.comments(id));
        });
    }

    private WorkflowDefinition base(ProposalRow proposal) {
        @Nullable RevisionId base = proposal.base();
        return base == null
                ? WorkflowDefinition.EMPTY
                : definition(
                        Optional.ofNullable(revisions.findAll(List.of(base)).get(base)));
    }

    private WorkflowDefinition onto(Optional<RevisionRow> latest, ProposalRow proposal) {
        return Rebasing.onto(definition(latest), proposal.definition(), base(proposal));
    }

    private static WorkflowDefinition definition(Optional<RevisionRow> revision) {
        return revision.map(RevisionRow::definition).orElse(WorkflowDefinition.EMPTY);
    }

    @Override
    public List<ProposalHead> open(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            access.require(actor, workflow, Operation.DRAFT_WORKFLOW);
            return proposals.open(workflow);
        });
    }

    @Override
    public List<Waiting> waitingFor(Actor actor) {
        return transactions.read(() -> proposals.waitingFor(actor.id()));
    }

    @Override
    public void comment(Actor actor, ProposalId proposal, String text) {
        String checkedText = CheckedText.of("comment", text, MAX_TEXT);
        if (checkedText.isEmpty()) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "comment");
        }
        transactions.write(() -> {
            var opened = locked(actor, proposal, Operation.DRAFT_WORKFLOW);
            proposals.insertComment(proposal, actor.id(), checkedText, clock.instant());
            notices.commented(opened.workflow(), headOf(proposal), actor.id());
        });
    }

    @Override
    public PublishResult accept(Actor actor, ProposalId proposal, int version) {
        var read = transactions.read(() -> toAccept(actor, proposal, version, workflows::find));
        // As with publishing, Salesforce is asked between the two transactions, by the account of who accepts.
        var checked =
                check.check(actor, read.workflow().project(), read.proposal().definition(), OrgSchemas.NOW);
        if (!checked.problems().isEmpty()) {
            throw new DomainException(
                    ErrorCode.WORKFLOW_HAS_PROBLEMS, checked.problems().size());
        }
        return transactions.write(() -> {
            var current = toAccept(actor, proposal, version, workflows::lock);
            var row = current.proposal();
            var workflow = current.workflow();
            int number =
                    revisions.latest(row.workflow()).map(RevisionRow::number).orElse(0) + 1;
            decide(row, ProposalState.ACCEPTED, actor.id(), "");
            var result = publishing.publish(workflow, actor.id(), number, checked.definition(), row.note());
            drafts.accepted(row.workflow(), row.author(), row.definition(), result.revision(), checked.definition());
            drafts.rebase(row.workflow(), actor.id());
            notices.accepted(workflow, headOf(proposal), actor.id(), result.number());
            return result;
        });
    }

    private Opened toAccept(
            Actor actor, ProposalId proposal, int version, Function<WorkflowId, Optional<WorkflowRow>> workflow) {
        var opened = opened(actor, proposal, Operation.PUBLISH, workflow);
        if (opened.proposal().version() != version) {
            throw new DomainException(ErrorCode.STALE);
        }
        if (headOf(proposal).stale()) {
            throw new DomainException(ErrorCode.PROPOSAL_STALE);
        }
        return opened;
    }

    @Override
    public void decline(Actor actor, ProposalId proposal, String reason) {
        String checkedReason = CheckedText.of("reason", reason, MAX_TEXT);
        transactions.write(() -> {
            var opened = locked(actor, proposal, Operation.PUBLISH);
            decide(opened.proposal(), ProposalState.DECLINED, actor.id(), checkedReason);
            notices.declined(opened.workflow(), headOf(proposal), actor.id(), checkedReason);
        });
    }

    @Override
    public void withdraw(Actor actor, ProposalId proposal) {
        transactions.write(() -> {
            var own = own(actor, proposal);
            decide(own, ProposalState.WITHDRAWN, actor.id(), "");
        });
    }

    @Override
    public void rebase(Actor actor, ProposalId proposal) {
        transactions.write(() -> {
            var own = own(actor, proposal);
            if (!headOf(proposal).stale()) {
                return;
            }
            var latest = revisions.latest(own.workflow());
            drafts.rebase(own.workflow(), actor.id());
            requireCurrent(proposals.rebase(own, latest.map(RevisionRow::id).orElse(null), onto(latest, own)));
        });
    }

    @Override
    public void rebaseDraft(Actor actor, WorkflowId workflow) {
        transactions.write(() -> {
            access.require(actor, workflow, Operation.DRAFT_WORKFLOW);
            drafts.rebase(workflow, actor.id());
        });
    }

    private record Opened(WorkflowRow workflow, ProposalRow proposal) {}

    /** Of a workflow that is locked: what is decided here is decided once, and nothing is published meanwhile. */
    private Opened locked(Actor actor, ProposalId id, Operation operation) {
        return opened(actor, id, operation, workflows::lock);
    }

    private Opened opened(
            Actor actor, ProposalId id, Operation operation, Function<WorkflowId, Optional<WorkflowRow>> workflow) {
        var place = proposals.find(id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        var row = workflow.apply(place.workflow()).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        access.of(actor, row).require(operation);
        var current = proposals.find(id).orElseThrow();
        if (current.state() != ProposalState.OPEN) {
            throw new DomainException(ErrorCode.PROPOSAL_DECIDED);
        }
        return new Opened(row, current);
    }

    private ProposalRow own(Actor actor, ProposalId id) {
        var proposal = locked(actor, id, Operation.DRAFT_WORKFLOW).proposal();
        if (!proposal.author().equals(actor.id())) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
        return proposal;
    }

    private void decide(ProposalRow row, ProposalState state, UserId by, String reason) {
        requireCurrent(proposals.decide(row, state, by, reason, clock.instant()));
    }

    private static void requireCurrent(boolean changed) {
        if (!changed) {
            throw new DomainException(ErrorCode.STALE);
        }
    }

    private ProposalHead headOf(ProposalId id) {
        return proposals.head(id).orElseThrow();
    }

    private @Nullable RevisionId latestId(WorkflowId workflow) {
        return revisions.latest(workflow).map(RevisionRow::id).orElse(null);
    }
}
