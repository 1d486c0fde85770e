package io.surveylink.access;

import static io.surveylink.access.Row.deed;
import static io.surveylink.access.Row.letters;
import static io.surveylink.access.Row.table;

import io.surveylink.common.ErrorCode;
import io.surveylink.project.Operation;
import io.surveylink.workflow.ConsentStatements;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.Promotions;
import io.surveylink.workflow.Proposals;
import io.surveylink.workflow.Proposals.ProposalHead;
import io.surveylink.workflow.TakeOvers;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowTrials;
import io.surveylink.workflow.WorkflowTrials.Sample;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** Proposals, taking over, trials, and pointing a workflow to another org. */
@TestComponent
class CollaborationRows implements AccessRows {

    private final Proposals proposals;
    private final TakeOvers takeOvers;
    private final WorkflowTrials trials;
    private final Promotions promotions;
    private final ConsentStatements statements;
    private final OrgSchemas schemas;

    CollaborationRows(
            Proposals proposals,
            TakeOvers takeOvers,
            WorkflowTrials trials,
            Promotions promotions,
            ConsentStatements statements,
            OrgSchemas schemas) {
        this.proposals = proposals;
        this.takeOvers = takeOvers;
        this.trials = trials;
        this.promotions = promotions;
        this.statements = statements;
        this.schemas = schemas;
    }

    @Override
    public Stream<Row> rows(AccessWorld world) {
        return Stream.of(
                table(
                                Proposals.class,
                                "propose",
                                4,
                                Operation.DRAFT_WORKFLOW,
                                actor -> proposals.propose(actor, world.workflow(), world.changedDraftOf(actor), ""))
                        .but(ErrorCode.PROPOSAL_TO_ONESELF, Role.CREATOR),
                table(
                        Proposals.class,
                        "get",
                        2,
                        Operation.DRAFT_WORKFLOW,
                        actor -> proposals.get(actor, proposal(world).publicId())),
                table(
                        Proposals.class,
                        "open",
                        2,
                        Operation.DRAFT_WORKFLOW,
                        actor -> proposals.open(actor, world.workflow())),
                letters(Proposals.class, "waitingFor", 1, "00y0 0000", actor -> {
                    proposal(world);
                    return proposals.waitingFor(actor);
                }),
                table(
                        Proposals.class,
                        "comment",
                        3,
                        Operation.DRAFT_WORKFLOW,
                        deed(actor -> proposals.comment(actor, proposal(world).id(), "Why?"))),
                table(Proposals.class, "accept", 3, Operation.PUBLISH, actor -> {
                    var proposal = proposal(world);
                    return proposals.accept(actor, proposal.id(), proposal.version());
                }),
                table(
                        Proposals.class,
                        "decline",
                        3,
                        Operation.PUBLISH,
                        deed(actor -> proposals.decline(actor, proposal(world).id(), "No"))),
                letters(
                        Proposals.class,
                        "withdraw",
                        2,
                        "fyff fnnn",
                        deed(actor -> proposals.withdraw(actor, proposal(world).id()))),
                letters(
                        Proposals.class,
                        "rebase",
                        2,
                        "fyff fnnn",
                        deed(actor -> proposals.rebase(actor, proposal(world).id()))),
                table(Proposals.class, "rebaseDraft", 2, Operation.DRAFT_WORKFLOW, deed(actor -> {
                    world.changedDraftOf(actor);
                    proposals.rebaseDraft(actor, world.workflow());
                })),
                table(
                        TakeOvers.class,
                        "proofs",
                        2,
                        Operation.TAKE_OVER,
                        actor -> takeOvers.proofs(actor, world.workflow())),
                table(
                                TakeOvers.class,
                                "signIn",
                                5,
                                Operation.TAKE_OVER,
                                actor -> takeOvers.signIn(actor, "session", world.workflow(), world.org(), "accounts"))
                        .but(ErrorCode.TAKE_OVER_NOT_NEEDED, Role.CREATOR),
                table(
                                TakeOvers.class,
                                "takeOver",
                                2,
                                Operation.TAKE_OVER,
                                deed(actor -> takeOvers.takeOver(actor, world.workflow())))
                        .but(ErrorCode.TAKE_OVER_NOT_NEEDED, Role.CREATOR)
                        .but(ErrorCode.TAKE_OVER_NOT_PROVED, Role.EDIT, Role.OWNER),
                table(
                        WorkflowTrials.class,
                        "recent",
                        3,
                        Operation.DRAFT_WORKFLOW,
                        actor -> trials.recent(actor, world.workflow(), published(world))),
                table(
                        WorkflowTrials.class,
                        "dry",
                        4,
                        Operation.DRAFT_WORKFLOW,
                        actor -> trials.dry(actor, world.workflow(), published(world), new Sample.MadeUp())),
                table(
                        WorkflowTrials.class,
                        "write",
                        4,
                        Operation.SPEND_CREDENTIALS,
                        actor -> trials.write(actor, world.workflow(), published(world), new Sample.Stored("R-1"))),
                table(
                                Promotions.class,
                                "compare",
                                4,
                                Operation.PUBLISH,
                                actor -> promotions.compare(actor, world.workflow(), world.org(), world.org()))
                        .but(ErrorCode.INVALID_INPUT, Role.CREATOR),
                table(
                                Promotions.class,
                                "promote",
                                5,
                                Operation.PUBLISH,
                                actor -> promotions.promote(
                                        actor, world.workflow(), world.org(), world.org(), world.draftVersion(actor)))
                        .but(ErrorCode.INVALID_INPUT, Role.CREATOR),
                table(ConsentStatements.class, "of", 2, Operation.SEE_NAMES, actor -> statements.of(actor, world.id())),
                letters(
                        OrgSchemas.class,
                        "objects",
                        3,
                        "nnny nnnn",
                        actor -> schemas.objects(actor, world.ownersAccount().id(), OrgSchemas.RECENT)),
                letters(
                        OrgSchemas.class,
                        "object",
                        4,
                        "nnny nnnn",
                        actor -> schemas.object(actor, world.ownersAccount().id(), "Contact", OrgSchemas.RECENT)));
    }

    /** Of the colleague, open and on the latest revision. */
    private ProposalHead proposal(AccessWorld world) {
        var author = world.actor(Role.EDIT);
        return proposals.propose(author, world.workflow(), world.changedDraft(author), "");
    }

    private static WorkflowDefinition published(AccessWorld world) {
        return world.workflows.published(world.actor(Role.OWNER), world.workflow());
    }
}
