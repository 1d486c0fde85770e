package io.surveylink.ownership;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.jooq.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.TransferId;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.project.Projects.Member;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.WorkflowFixtures.OwnersWorkflow;
import io.surveylink.workflow.Workflows;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class TransfersTest {

    private static final String WHY = "I move to sales.";

    @Autowired
    Transfers transfers;

    @Autowired
    Bindings bindings;

    @Autowired
    Projects projects;

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    DSLContext database;

    @Autowired
    SettableClock clock;

    private ProjectPeople people;
    private Actor successor;
    private OwnersWorkflow published;

    @BeforeEach
    void publishOfTheOwner() {
        people = fixtures.project();
        successor = fixtures.user("Sana Successor", Role.MEMBER);
        published = workflowFixtures.publishOfTheOwner(people);
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void theOwnerRequestsAnAdminApprovesAndTheNewOwnerSwitches() {
        var account = workflowFixtures.link(successor, "collaborator@acme.example");
        var transfer = transfers.request(people.owner(), people.id(), successor.id(), WHY);
        assertThat(kinds(people.admin())).contains(NoticeKind.TRANSFER_REQUESTED);
        refused(ErrorCode.NOT_FOUND, () -> projects.access(successor, people.id()));

        transfers.approve(people.admin(), transfer);
        assertThat(kinds(successor)).contains(NoticeKind.TRANSFER_APPROVED);
        assertThat(projects.access(successor, people.id()).ownerId())
                .isEqualTo(people.owner().id());

        transfers.accept(successor, transfer, 1);

        assertThat(owner()).isEqualTo(successor);
        assertThat(member(people.owner()).access()).isEqualTo(MemberAccess.EDIT);
        assertThat(projects.members(successor, people.id()))
                .extracting(Member::id)
                .doesNotHaveDuplicates();
        assertThat(bindings.find(people.id(), published.org())).contains(account.id());
        assertThat(creator()).isEqualTo(successor.id());
        assertThat(kinds(people.owner())).contains(NoticeKind.TRANSFER_ACCEPTED);
        assertThat(audited())
                .containsSubsequence(
                        AuditAction.TRANSFER_REQUESTED,
                        AuditAction.TRANSFER_APPROVED,
                        AuditAction.WORKFLOW_CREATOR_CHANGED,
                        AuditAction.BINDING_SET,
                        AuditAction.PROJECT_OWNER_CHANGED);
    }

    @Test
    void aCollaboratorAsksTheOwnerEndorsesAndItIsARequest() {
        var transfer = transfers.ask(people.editor(), people.id(), WHY);
        assertThat(kinds(people.owner())).contains(NoticeKind.TRANSFER_ASKED);
        assertThat(state()).isEqualTo(TransferState.ASKED);

        transfers.endorse(people.owner(), transfer);

        assertThat(state()).isEqualTo(TransferState.REQUESTED);
        transfers.approve(people.admin(), transfer);
        transfers.accept(people.editor(), transfer, 0);
        assertThat(owner()).isEqualTo(people.editor());
    }

    @Test
    void anAdminEndorsesWhereTheOwnerIsInactive() {
        var transfer = transfers.ask(people.editor(), people.id(), WHY);
        refused(ErrorCode.FORBIDDEN, () -> transfers.endorse(people.admin(), transfer));
        fixtures.setState(people.owner(), UserState.DEACTIVATED);

        transfers.endorse(people.admin(), transfer);

        assertThat(transfers.latest(people.editor(), people.id()).orElseThrow().state())
                .isEqualTo(TransferState.REQUESTED);
    }

    @Test
    void onlyWhoEditsAndIsNotTheOwnerAsks() {
        refused(ErrorCode.FORBIDDEN, () -> transfers.ask(people.viewer(), people.id(), WHY));
        refused(ErrorCode.FORBIDDEN, () -> transfers.ask(people.owner(), people.id(), WHY));
        refused(ErrorCode.FORBIDDEN, () -> transfers.ask(people.admin(), people.id(), WHY));
        refused(ErrorCode.NOT_FOUND, () -> transfers.ask(people.stranger(), people.id(), WHY));
        refused(ErrorCode.INVALID_INPUT, () -> transfers.ask(people.editor(), people.id(), "  "));
    }

    @Test
    void onlyTheOwnerAndAdminsRequest() {
        for (var actor : List.of(people.viewer(), people.editor())) {
            refused(ErrorCode.FORBIDDEN, () -> request(actor));
        }
        refused(ErrorCode.NOT_FOUND, () -> request(people.stranger()));
        refused(
                ErrorCode.INVALID_INPUT,
                () -> transfers.request(
                        people.owner(), people.id(), people.owner().id(), WHY));
        fixtures.setState(successor, UserState.DEACTIVATED);
        refused(ErrorCode.INVALID_INPUT, () -> request(people.owner()));
        fixtures.setState(successor, UserState.ACTIVE);

        request(people.admin());

        assertThat(state()).isEqualTo(TransferState.REQUESTED);
    }

    @Test
    void aProjectIsOnItsWayOnceAtATime() {
        var first = request(people.owner());
        refused(ErrorCode.TRANSFER_OPEN, () -> request(people.admin()));
        refused(ErrorCode.TRANSFER_OPEN, () -> transfers.ask(people.editor(), people.id(), WHY));

        transfers.cancel(people.owner(), first);

        request(people.owner());
    }

    @Test
    void whoIsNotConcernedMovesNothing() {
        assertMoves(
                TransferState.REQUESTED,
                Map.of(
                        people.owner(), Set.of(Move.CANCEL),
                        people.admin(), Set.of(Move.APPROVE, Move.DECLINE, Move.CANCEL)));
        transfers.approve(people.admin(), latest());
        assertMoves(
                TransferState.APPROVED,
                Map.of(
                        people.owner(),
                        Set.of(Move.CANCEL),
                        people.admin(),
                        Set.of(Move.CANCEL),
                        successor,
                        Set.of(Move.PREPARE, Move.ACCEPT, Move.DECLINE)));
        transfers.accept(successor, latest(), 0);
        assertMoves(TransferState.ACCEPTED, Map.of(people.admin(), Set.of(Move.UNDO), successor, Set.of(Move.UNDO)));
    }

    /** Everybody tries everything; what the transfer offers to each is what the service lets them do. */
    private void assertMoves(TransferState state, Map<Actor, Set<Move>> allowed) {
        if (transfers.latest(people.owner(), people.id()).isEmpty()) {
            request(people.owner());
        }
        assertThat(state()).isEqualTo(state);
        var attempts = attempts();
        for (var actor : List.of(people.owner(), people.editor(), people.viewer(), people.admin(), successor)) {
            var mine = allowed.getOrDefault(actor, Set.of());
            if (actor.equals(successor) && mine.isEmpty()) {
                refused(ErrorCode.NOT_FOUND, () -> transfers.latest(actor, people.id()));
            } else {
                assertThat(transfers.latest(actor, people.id()).orElseThrow().moves())
                        .as("%s, %s", actor.id(), state)
                        .isEqualTo(mine);
            }
            attempts.forEach((move, attempt) -> {
                if (!mine.contains(move)) {
                    assertThatThrownBy(() -> attempt.accept(actor, latest()))
                            .as("%s by %s while %s", move, actor.id(), state)
                            .isInstanceOfSatisfying(
                                    DomainException.class,
                                    error -> assertThat(error.code())
                                            .isIn(
                                                    ErrorCode.FORBIDDEN,
                                                    ErrorCode.NOT_FOUND,
                                                    ErrorCode.TRANSFER_OVER,
                                                    ErrorCode.TRANSFER_UNDO_OVER));
                }
            });
        }
        attempts.forEach(
                (move, attempt) -> refused(ErrorCode.NOT_FOUND, () -> attempt.accept(people.stranger(), latest())));
        assertThat(state()).isEqualTo(state);
    }

    private Map<Move, BiConsumer<Actor, TransferId>> attempts() {
        var attempts = new EnumMap<Move, BiConsumer<Actor, TransferId>>(Move.class);
        attempts.put(Move.ENDORSE, transfers::endorse);
        attempts.put(Move.APPROVE, transfers::approve);
        attempts.put(Move.DECLINE, (actor, transfer) -> transfers.decline(actor, transfer, "No."));
        attempts.put(Move.CANCEL, transfers::cancel);
        attempts.put(Move.ACCEPT, (actor, transfer) -> transfers.accept(actor, transfer, 0));
        attempts.put(Move.UNDO, transfers::undo);
        return attempts;
    }

    @Test
    void anAdminDoesNotApproveWhatHeGetsOrRequestedUnlessNoOtherIsThere() {
        var admins = List.of(people.admin(), fixtures.admin());
        var toAnAdmin =
                transfers.request(people.owner(), people.id(), people.admin().id(), WHY);
        refused(ErrorCode.FORBIDDEN, () -> transfers.approve(people.admin(), toAnAdmin));
        transfers.cancel(people.owner(), toAnAdmin);
        var byAnAdmin = request(people.admin());
        refused(ErrorCode.FORBIDDEN, () -> transfers.approve(people.admin(), byAnAdmin));

        var others = database.update(USER)
                .set(USER.STATE, UserState.DEACTIVATED.name())
                .where(USER.ROLE.eq(Role.ADMIN.name()), USER.STATE.eq(UserState.ACTIVE.name()))
                .and(USER.ID.ne(admins.getFirst().id()));
        var active = database.select(USER.ID)
                .from(USER)
                .where(USER.ROLE.eq(Role.ADMIN.name()), USER.STATE.eq(UserState.ACTIVE.name()))
                .fetch(USER.ID);
        others.execute();
        try {
            transfers.approve(people.admin(), byAnAdmin);
        } finally {
            database.update(USER)
                    .set(USER.STATE, UserState.ACTIVE.name())
                    .where(USER.ID.in(active))
                    .execute();
        }

        assertThat(state()).isEqualTo(TransferState.APPROVED);
    }

    @Test
    void whoDeclinesSaysWhyAndTheNewOwnerIsAGuestNoMore() {
        var transfer = approved();
        assertThat(member(successor).access()).isEqualTo(MemberAccess.VIEW);

        transfers.decline(successor, transfer, "Too much on my desk.");

        assertThat(transfers.latest(people.owner(), people.id()).orElseThrow())
                .satisfies(declined -> assertThat(declined.state()).isEqualTo(TransferState.DECLINED))
                .satisfies(declined -> assertThat(
                                Objects.requireNonNull(declined.end()).reason())
                        .isEqualTo("Too much on my desk."));
        assertThat(kinds(people.owner())).contains(NoticeKind.TRANSFER_DECLINED);
        refused(ErrorCode.NOT_FOUND, () -> projects.access(successor, people.id()));
        assertThat(owner()).isEqualTo(people.owner());
    }

    @Test
    void afterFourteenDaysNothingCanBeDecidedAnyMore() {
        var transfer = approved();
        clock.advance(Transfers.OPEN_FOR);

        assertThat(state()).isEqualTo(TransferState.EXPIRED);
        refused(ErrorCode.TRANSFER_OVER, () -> transfers.accept(successor, transfer, 0));

        request(people.owner());

        assertThat(state()).isEqualTo(TransferState.REQUESTED);
        assertThat(audited()).contains(AuditAction.TRANSFER_EXPIRED);
        refused(ErrorCode.NOT_FOUND, () -> projects.access(successor, people.id()));
    }

    @Test
    void whatIsLessReadyThanWasSeenIsShownAgainFirst() {
        var transfer = approved();

        refused(ErrorCode.TRANSFER_LESS_READY, () -> transfers.accept(successor, transfer, 1));

        assertThat(owner()).isEqualTo(people.owner());
    }

    @Test
    void undoingGivesBackOwnerBindingsAndCreatorshipsAndKeepsWhatWasPublished() {
        var before = bindings.find(people.id(), published.org());
        workflowFixtures.link(successor, "collaborator@acme.example");
        var transfer = approved();
        transfers.accept(successor, transfer, 1);
        var revision = workflowFixtures.publish(
                successor,
                published.workflow(),
                WorkflowFixtures.contacts(published.org()).withEvent(new WorkflowEvent.SurveyResponse(true, false)));
        for (var actor : List.of(people.owner(), people.editor(), people.viewer())) {
            refused(ErrorCode.FORBIDDEN, () -> transfers.undo(actor, transfer));
        }

        transfers.undo(successor, transfer);

        assertThat(state()).isEqualTo(TransferState.UNDONE);
        assertThat(owner()).isEqualTo(people.owner());
        assertThat(bindings.find(people.id(), published.org()))
                .isEqualTo(before)
                .isPresent();
        assertThat(creator()).isEqualTo(people.owner().id());
        assertThat(workflows
                        .get(people.owner(), published.workflow().publicId())
                        .publishedNumber())
                .isEqualTo(revision.number());
        assertThat(member(successor).access()).isEqualTo(MemberAccess.EDIT);
        assertThat(kinds(people.owner())).contains(NoticeKind.TRANSFER_UNDONE);
    }

    @Test
    void undoingEndsAfterSevenDaysALaterTransferOrTheFormerOwnersLeaving() {
        var transfer = approved();
        transfers.accept(successor, transfer, 0);
        fixtures.setState(people.owner(), UserState.DEACTIVATED);
        refused(ErrorCode.TRANSFER_UNDO_OVER, () -> transfers.undo(successor, transfer));
        fixtures.setState(people.owner(), UserState.ACTIVE);
        clock.advance(Transfers.UNDO_FOR);
        refused(ErrorCode.TRANSFER_UNDO_OVER, () -> transfers.undo(people.admin(), transfer));
        clock.reset();
        var later = transfers.request(successor, people.id(), people.editor().id(), WHY);
        transfers.approve(people.admin(), later);
        transfers.accept(people.editor(), later, 0);

        refused(ErrorCode.TRANSFER_UNDO_OVER, () -> transfers.undo(people.admin(), transfer));
    }

    @Test
    void anAdminForcesTheProjectsOfSomebodyWhoHasLeft() {
        refused(ErrorCode.TRANSFER_OWNER_ACTIVE, () -> force(people.admin()));
        fixtures.setState(people.owner(), UserState.DEACTIVATED);
        for (var actor : List.of(people.editor(), people.viewer())) {
            refused(ErrorCode.FORBIDDEN, () -> force(actor));
        }
        refused(ErrorCode.NOT_FOUND, () -> force(people.stranger()));
        refused(
                ErrorCode.FORBIDDEN,
                () -> transfers.force(
                        people.admin(), List.of(people.id()), people.admin().id(), WHY));

        force(people.admin());

        assertThat(owner()).isEqualTo(successor);
        assertThat(creator()).isEqualTo(successor.id());
        assertThat(projects.members(successor, people.id()))
                .extracting(Member::id)
                .doesNotContain(people.owner().id());
        assertThat(bindings.find(people.id(), published.org())).isEmpty();
        assertThat(kinds(successor)).contains(NoticeKind.TRANSFER_FORCED);
        assertThat(transfers.latest(successor, people.id()).orElseThrow().forced())
                .isTrue();
    }

    @Test
    void anAdminRequestsEverythingOfSomebodyAtOnce() {
        var second = projects.create(people.owner(), "Second").id();
        request(people.owner());

        var made = transfers.requestAll(
                people.admin(), List.of(people.id(), second), successor.id(), "Moves to another team.");

        assertThat(made).as("one is on its way already").hasSize(1);
        assertThat(transfers.latest(people.owner(), second).orElseThrow().state())
                .isEqualTo(TransferState.REQUESTED);
        refused(ErrorCode.FORBIDDEN, () -> transfers.requestAll(people.owner(), List.of(second), successor.id(), WHY));
    }

    @Test
    void everybodyFindsWhatConcernsThem() {
        var transfer = approved();

        for (var actor : List.of(people.owner(), successor, people.admin())) {
            assertThat(transfers.concerning(actor)).extracting(Transfer::id).contains(transfer);
        }
        assertThat(transfers.concerning(successor).getFirst().allows(Move.ACCEPT))
                .isTrue();
        for (var actor : List.of(people.editor(), people.viewer(), people.stranger())) {
            assertThat(transfers.concerning(actor)).isEmpty();
        }
    }

    private TransferId request(Actor actor) {
        return transfers.request(actor, people.id(), successor.id(), WHY);
    }

    private void force(Actor actor) {
        transfers.force(actor, List.of(people.id()), successor.id(), "Left the company.");
    }

    private TransferId approved() {
        var transfer = request(people.owner());
        transfers.approve(people.admin(), transfer);
        return transfer;
    }

    private TransferId latest() {
        return transfers.latest(people.admin(), people.id()).orElseThrow().id();
    }

    private TransferState state() {
        return transfers.latest(people.admin(), people.id()).orElseThrow().state();
    }

    private Actor owner() {
        var owners = new LinkedHashMap<Object, Actor>();
        List.of(people.owner(), people.editor(), successor).forEach(actor -> owners.put(actor.id(), actor));
        return Objects.requireNonNull(
                owners.get(projects.access(people.admin(), people.id()).ownerId()));
    }

    private Member member(Actor actor) {
        return projects.members(people.admin(), people.id()).stream()
                .filter(member -> member.id().equals(actor.id()))
                .findFirst()
                .orElseThrow();
    }

    private Object creator() {
        return Objects.requireNonNull(
                workflows.get(people.admin(), published.workflow().publicId()).creatorId());
    }

    private List<NoticeKind> kinds(Actor actor) {
        return notifications.latest(actor.id(), 50).stream()
                .map(NotificationItem::kind)
                .toList();
    }

    private List<AuditAction> audited() {
        return database.select(AUDIT_LOG.ACTION)
                .from(AUDIT_LOG)
                .where(AUDIT_LOG.PROJECT_ID.eq(people.id()))
                .orderBy(AUDIT_LOG.ID)
                .fetch(AUDIT_LOG.ACTION, AuditAction.class);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
