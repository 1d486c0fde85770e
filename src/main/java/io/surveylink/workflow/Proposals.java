package io.surveylink.workflow;

import io.surveylink.common.ProjectId;
import io.surveylink.common.ProposalId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.PublishResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that somebody with EDIT hands to the creator, or to the owner where there is no creator. A proposal is the
 * author's draft at that moment, on the revision it was made on; nothing runs by it before it is accepted.
 */
public interface Proposals {

    /**
     * Hands in the actor's draft; an earlier open proposal of theirs is replaced. What only an account of one's own
     * could find out is found out when it is accepted.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN; PROPOSAL_TO_ONESELF for who may publish;
     *     WORKFLOW_HAS_PROBLEMS; and as {@link Workflows#publish}: WORKFLOW_EDITED_ELSEWHERE, STALE, WORKFLOW_UNCHANGED
     */
    ProposalHead propose(Actor actor, WorkflowId workflow, int draftVersion, String note);

    /** By public id, for everybody with EDIT. */
    Proposal get(Actor actor, String publicId);

    /** The open ones of a workflow, the newest first. */
    List<ProposalHead> open(Actor actor, WorkflowId workflow);

    /** Open proposals that wait for the actor's own answer, in all projects; one statement. */
    List<Waiting> waitingFor(Actor actor);

    void comment(Actor actor, ProposalId proposal, String text);

    /**
     * Publishes it as the actor's; the creator's alone, without a creator the owner's, who becomes creator.
     *
     * @param version that was looked at
     * @throws io.surveylink.common.DomainException FORBIDDEN, STALE if it is not that version any more, PROPOSAL_STALE,
     *     PROPOSAL_DECIDED, WORKFLOW_HAS_PROBLEMS
     */
    PublishResult accept(Actor actor, ProposalId proposal, int version);

    /** @param reason that the author reads */
    void decline(Actor actor, ProposalId proposal, String reason);

    /** The author's alone. */
    void withdraw(Actor actor, ProposalId proposal);

    /**
     * Puts the proposal, and its author's draft, on the latest revision: what the author changed stays changed, all else
     * is as it was published meanwhile. The author's alone.
     */
    void rebase(Actor actor, ProposalId proposal);

    /** The same for one's own draft that was begun on an earlier revision; does nothing to a current one. */
    void rebaseDraft(Actor actor, WorkflowId workflow);

    /** Where a proposal stands. */
    enum ProposalState {
        OPEN,
        ACCEPTED,
        DECLINED,
        /** By its author, or because the author may edit no more. */
        WITHDRAWN
    }

    /**
     * A proposal without its content.
     *
     * @param baseNumber of the revision that it was made on; null if there was none
     * @param stale another revision is the latest by now
     * @param reason why it was declined
     */
    record ProposalHead(
            ProposalId id,
            String publicId,
            WorkflowId workflow,
            UserId author,
            String authorName,
            String note,
            ProposalState state,
            @Nullable Integer baseNumber,
            boolean stale,
            String reason,
            @Nullable String decidedByName,
            @Nullable Instant decidedAt,
            Instant createdAt,
            int version) {}

    /**
     * A proposal with what it changes.
     *
     * @param before the revision that it was made on; of a stale one the latest
     * @param after what would be published; of a stale one with what was published meanwhile
     * @param latestNumber of the workflow's revisions; 0 before the first
     * @param decidable by the reader
     */
    record Proposal(
            ProposalHead head,
            ProjectId project,
            String workflowPublicId,
            String workflowName,
            WorkflowDefinition before,
            WorkflowDefinition after,
            int latestNumber,
            boolean decidable,
            List<Comment> comments) {}

    /** What somebody said about a proposal. */
    record Comment(String authorName, String text, Instant at) {}

    /** An open proposal for a list of what waits. */
    record Waiting(String publicId, String authorName, String workflowName, String projectName) {}
}
