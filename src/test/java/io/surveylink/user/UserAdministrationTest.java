package io.surveylink.user;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.jooq.Tables.HOLD;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.UserId;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Consents;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.run.HoldCause;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.UserFootprint.Kind;
import io.surveylink.user.UserFootprint.Trace;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Off-boarding and roles, as admins do it. */
@SurveylinkTest
class UserAdministrationTest {

    @Autowired
    UserAdministration administration;

    @Autowired
    Users users;

    @Autowired
    Projects projects;

    @Autowired
    Workflows workflows;

    @Autowired
    Consents consents;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    SettableClock clock;

    @Autowired
    DSLContext database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void nobodyButAnActiveAdminWithTheRightPasswordChangesAUser() {
        var people = fixtures.project();
        var victim = fixtures.member().id();
        var demoted = fixtures.admin();
        fixtures.setRole(demoted, Role.MEMBER);
        var gone = fixtures.admin();
        fixtures.setState(gone, UserState.DEACTIVATED);

        for (var actor : List.of(people.owner(), people.editor(), people.viewer(), people.stranger(), demoted, gone)) {
            refused(ErrorCode.FORBIDDEN, () -> administration.find(actor, "", 0, 1));
            refused(ErrorCode.FORBIDDEN, () -> administration.footprint(actor, victim));
            refused(ErrorCode.FORBIDDEN, () -> deactivate(actor, victim, LeaversRuns.HELD));
            refused(ErrorCode.FORBIDDEN, () -> administration.holdRuns(actor, victim));
            refused(ErrorCode.FORBIDDEN, () -> administration.reactivate(actor, victim, Fixtures.PASSWORD));
            refused(ErrorCode.FORBIDDEN, () -> administration.changeRole(actor, victim, Role.ADMIN, Fixtures.PASSWORD));
        }
        refused(
                ErrorCode.PASSWORD_WRONG,
                () -> administration.deactivate(people.admin(), victim, LeaversRuns.HELD, "not it"));
        refused(
                ErrorCode.PASSWORD_WRONG,
                () -> administration.changeRole(people.admin(), victim, Role.ADMIN, "not it"));
        assertThat(users.find(victim).orElseThrow().state()).isEqualTo(UserState.ACTIVE);
        assertThat(users.find(victim).orElseThrow().role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void guessingThePasswordAgainIsSlowedDownAsTheSignInIs() {
        var admin = fixtures.admin();
        var victim = fixtures.member().id();
        for (int i = 0; i < 5; i++) {
            refused(
                    ErrorCode.PASSWORD_WRONG,
                    () -> administration.deactivate(admin, victim, LeaversRuns.HELD, "a guess"));
        }

        refused(ErrorCode.SIGN_IN_THROTTLED, () -> deactivate(admin, victim, LeaversRuns.HELD));
    }

    @Test
    void oneselfIsLeftAlone() {
        var admin = fixtures.admin();

        refused(ErrorCode.USER_IS_YOURSELF, () -> deactivate(admin, admin.id(), LeaversRuns.HELD));
        refused(
                ErrorCode.USER_IS_YOURSELF,
                () -> administration.changeRole(admin, admin.id(), Role.MEMBER, Fixtures.PASSWORD));
    }

    @Test
    void ofTwoAdminsWhoDeactivateEachOtherAtOnceOneStays() throws Exception {
        var one = fixtures.admin();
        var other = fixtures.admin();
        var start = new CyclicBarrier(2);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = executor.invokeAll(List.of(against(start, one, other), against(start, other, one)));
            for (var each : done) {
                each.get();
            }
        }

        assertThat(List.of(one, other))
                .extracting(admin -> users.find(admin.id()).orElseThrow().state())
                .containsExactlyInAnyOrder(UserState.ACTIVE, UserState.DEACTIVATED);
    }

    private Callable<Boolean> against(CyclicBarrier start, Actor actor, Actor victim) {
        return () -> {
            start.await();
            try {
                deactivate(actor, victim.id(), LeaversRuns.HELD);
                return true;
            } catch (DomainException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN);
                return false;
            }
        };
    }

    @Test
    void theFootprintTellsWhatHangsOnAPersonAndWhatIsNotThereIsNotTold() {
        var people = projectWithWorkflow();
        var elsewhere = fixtures.project("Event feedback");
        projects.setMember(elsewhere.owner(), elsewhere.id(), people.owner().id(), MemberAccess.EDIT);
        workflowFixtures.create(people.owner(), elsewhere);

        assertThat(administration.footprint(people.admin(), people.owner().id()))
                .extracting(Trace::kind, Trace::count, Trace::names)
                .containsExactly(
                        tuple(Kind.PROJECTS_OWNED, 1, List.of("Customer satisfaction")),
                        tuple(Kind.WORKFLOWS_CREATED, 1, List.of("Response to Contact")),
                        tuple(Kind.LINKED_ACCOUNTS, 1, List.of("owner@acme.example")),
                        tuple(Kind.MEMBERSHIPS, 1, List.of("Event feedback")));
        assertThat(administration.footprint(people.admin(), people.stranger().id()))
                .isEmpty();
    }

    @Test
    void aDeactivatedOwnersProjectsAreHeldAtOnceAndGoOnWithTheReturn() {
        var people = projectWithWorkflow();

        deactivate(people.admin(), people.owner().id(), LeaversRuns.HELD);

        assertThat(causes(people)).containsExactly(HoldCause.OWNER_DEACTIVATED);
        refused(ErrorCode.NOT_FOUND, () -> projects.access(people.owner(), people.id()));
        refused(ErrorCode.STALE, () -> deactivate(people.admin(), people.owner().id(), LeaversRuns.RUN_ON));

        administration.reactivate(people.admin(), people.owner().id(), Fixtures.PASSWORD);

        assertThat(causes(people)).isEmpty();
        assertThat(projects.access(people.owner(), people.id()).ownerActive()).isTrue();
        assertThat(auditOf(people.owner()))
                .endsWith(AuditAction.USER_DEACTIVATED.name(), AuditAction.USER_ACTIVATED.name());
    }

    @Test
    void runsGoOnIfTheAdminSaysSoAndHoldAfterThirtyDays() {
        var people = projectWithWorkflow();

        deactivate(people.admin(), people.owner().id(), LeaversRuns.RUN_ON);

        assertThat(causes(people)).isEmpty();
        assertThat(rowOf(people).runsUntil())
                .isBetween(
                        clock.instant().plus(LeaversRuns.LONGEST).minusSeconds(60),
                        clock.instant().plus(LeaversRuns.LONGEST));
        clock.advance(LeaversRuns.LONGEST.plusMinutes(2));
        Awaitility.await().untilAsserted(() -> assertThat(causes(people)).containsExactly(HoldCause.OWNER_DEACTIVATED));
        assertThat(rowOf(people).runsUntil()).isNull();
        assertThat(auditOf(people.owner())).endsWith(AuditAction.USER_RUNS_HELD.name());
    }

    @Test
    void anAdminHoldsTheRunsBeforeTheirTime() {
        var people = projectWithWorkflow();
        deactivate(people.admin(), people.owner().id(), LeaversRuns.RUN_ON);

        administration.holdRuns(people.admin(), people.owner().id());

        assertThat(causes(people)).containsExactly(HoldCause.OWNER_DEACTIVATED);
        refused(
                ErrorCode.STALE,
                () -> administration.holdRuns(people.admin(), people.owner().id()));
    }

    @Test
    void aDeactivatedMemberIsCreatorNoMoreAlsoWhenBack() {
        var people = projectWithWorkflow();
        var members = workflowFixtures.create(people.editor(), people);
        var org = workflowFixtures
                .link(people.editor(), "collaborator@acme.example")
                .orgId();
        workflowFixtures.publish(people.editor(), members, contacts(org));
        var asked = consents.all(people.owner(), people.id()).getFirst();
        consents.decide(people.owner(), people.id(), people.editor().id(), asked.key(), true);

        deactivate(people.admin(), people.editor().id(), LeaversRuns.HELD);

        assertThat(workflows.get(people.owner(), members.publicId()).creatorId())
                .isNull();
        assertThat(causes(people)).containsExactly(HoldCause.NO_CONSENT);
        assertThat(notifications.latest(people.owner().id(), 20))
                .extracting(NotificationItem::kind)
                .contains(NoticeKind.PUBLISHER_LEFT);

        administration.reactivate(people.admin(), people.editor().id(), Fixtures.PASSWORD);

        assertThat(workflows.get(people.owner(), members.publicId()).creatorId())
                .isNull();
        refused(ErrorCode.FORBIDDEN, () -> workflowFixtures.publish(people.editor(), members, contacts(org)));
        assertThat(projects.access(people.editor(), people.id()).ownerActive()).isTrue();
    }

    @Test
    void aChangeOfRoleIsAuditedWithBeforeAndAfter() {
        var admin = fixtures.admin();
        var promoted = fixtures.member();

        administration.changeRole(admin, promoted.id(), Role.ADMIN, Fixtures.PASSWORD);

        assertThat(users.find(promoted.id()).orElseThrow().role()).isEqualTo(Role.ADMIN);
        var entry = database.selectFrom(AUDIT_LOG)
                .where(
                        AUDIT_LOG.SUBJECT_TYPE.eq("user"),
                        AUDIT_LOG.SUBJECT_ID.eq(promoted.id().value()))
                .fetchSingle();
        assertThat(entry.getAction()).isEqualTo(AuditAction.USER_ROLE_CHANGED.name());
        assertThat(entry.getActorId()).isEqualTo(admin.id());
        assertThat(entry.getStateBefore().data()).contains("MEMBER");
        assertThat(entry.getStateAfter().data()).contains("ADMIN");
    }

    private ProjectPeople projectWithWorkflow() {
        var people = fixtures.project();
        workflowFixtures.survey(people);
        var org = workflowFixtures.link(people.owner(), "owner@acme.example").orgId();
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(org));
        return people;
    }

    private List<HoldCause> causes(ProjectPeople people) {
        return database.select(HOLD.CAUSE)
                .from(HOLD)
                .where(HOLD.PROJECT_ID.eq(people.id()), HOLD.ACTIVE_KEY.isNotNull())
                .fetch(row -> HoldCause.valueOf(row.value1()));
    }

    private UserAdministration.UserRow rowOf(ProjectPeople people) {
        var email = users.find(people.owner().id()).orElseThrow().email();
        return administration.find(people.admin(), email, 0, 2).getFirst();
    }

    private List<String> auditOf(Actor user) {
        return database.select(AUDIT_LOG.ACTION)
                .from(AUDIT_LOG)
                .where(
                        AUDIT_LOG.SUBJECT_TYPE.eq("user"),
                        AUDIT_LOG.SUBJECT_ID.eq(user.id().value()))
                .orderBy(AUDIT_LOG.ID)
                .fetch(AUDIT_LOG.ACTION);
    }

    private void deactivate(Actor actor, UserId user, LeaversRuns choice) {
        administration.deactivate(actor, user, choice, Fixtures.PASSWORD);
    }

    private static void refused(ErrorCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
