package io.surveylink.project;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Consents;
import io.surveylink.project.Sharing.WaitingInvitation;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserFootprint.Kind;
import io.surveylink.user.UserFootprint.Trace;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserInvitations.NewInvitation;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import io.surveylink.user.Users.NewUser;
import io.surveylink.workflow.WorkflowFixtures;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A project shared with people who are not here yet, and what ends with a membership. */
@SurveylinkTest
class SharingTest {

    private final String email = RandomIds.publicId() + "@example.com";

    @Autowired
    Sharing sharing;

    @Autowired
    Projects projects;

    @Autowired
    Users users;

    @Autowired
    UserInvitations userInvitations;

    @Autowired
    Consents consents;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    DSLContext database;

    @Test
    void anUnknownAddressAsksTheAdminsAndBecomesAMembershipWhenItsPersonComes() {
        var people = fixtures.project("Store audit");
        sharing.invite(people.owner(), people.id(), " " + email.toUpperCase(Locale.ROOT), MemberAccess.VIEW);
        sharing.invite(people.owner(), people.id(), email, MemberAccess.EDIT);

        assertThat(sharing.invitations(people.viewer(), people.id()))
                .extracting(WaitingInvitation::email, WaitingInvitation::access)
                .containsExactly(tuple(email, MemberAccess.EDIT));
        assertThat(notifications.latest(people.admin().id(), 20))
                .filteredOn(notice -> notice.kind() == NoticeKind.USER_ASKED
                        && email.equals(notice.arguments().get("email")))
                .singleElement()
                .satisfies(notice -> assertThat(notice.link()).startsWith("users?invite="));

        var joined = users.create(
                people.admin(), new NewUser(email, "Nina New", "long enough now", Role.MEMBER, Locale.ENGLISH));

        assertThat(sharing.invitations(people.owner(), people.id())).isEmpty();
        assertThat(projects.access(joined.asActor(), people.id()).standings()).containsExactly(Standing.EDIT);
        assertThat(notifications.latest(people.owner().id(), 20))
                .extracting(NotificationItem::kind)
                .contains(NoticeKind.MEMBER_JOINED);
        assertThat(database.select(AUDIT_LOG.ACTION)
                        .from(AUDIT_LOG)
                        .where(AUDIT_LOG.PROJECT_ID.eq(people.id()))
                        .orderBy(AUDIT_LOG.ID.desc())
                        .limit(3)
                        .fetch(AUDIT_LOG.ACTION))
                .containsExactly(
                        AuditAction.MEMBER_SET.name(),
                        AuditAction.PROJECT_INVITED.name(),
                        AuditAction.PROJECT_INVITED.name());
    }

    @Test
    void whoIsInvitedToTheConsoleAlreadyNeedsNoAdminAndIsNoMemberBeforeComing() {
        var people = fixtures.project();
        userInvitations.invite(people.admin(), new NewInvitation(email, "Ines Invited", Role.MEMBER, Locale.ENGLISH));

        sharing.invite(people.owner(), people.id(), email, MemberAccess.VIEW);

        assertThat(notifications.latest(people.admin().id(), 20))
                .filteredOn(notice -> email.equals(notice.arguments().get("email")))
                .isEmpty();
        assertThat(projects.members(people.owner(), people.id()))
                .extracting(Projects.Member::email)
                .doesNotContain(email);
    }

    @Test
    void onlyTheOwnerInvitesAndOwnerOrAdminWithdraws() {
        var people = fixtures.project();
        for (Actor actor : List.of(people.editor(), people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> sharing.invite(actor, people.id(), email, MemberAccess.VIEW));
        }
        refused(ErrorCode.NOT_FOUND, () -> sharing.invite(people.stranger(), people.id(), email, MemberAccess.VIEW));
        refused(ErrorCode.NOT_FOUND, () -> sharing.invitations(people.stranger(), people.id()));
        sharing.invite(people.owner(), people.id(), email, MemberAccess.VIEW);
        for (Actor actor : List.of(people.editor(), people.viewer())) {
            refused(ErrorCode.FORBIDDEN, () -> sharing.withdraw(actor, people.id(), email));
            refused(
                    ErrorCode.FORBIDDEN,
                    () -> sharing.footprint(actor, people.id(), people.viewer().id()));
        }
        refused(ErrorCode.NOT_FOUND, () -> sharing.withdraw(people.stranger(), people.id(), email));
        refused(
                ErrorCode.NOT_FOUND,
                () -> sharing.footprint(
                        people.stranger(), people.id(), people.viewer().id()));

        sharing.withdraw(people.admin(), people.id(), email);

        assertThat(sharing.invitations(people.owner(), people.id())).isEmpty();
    }

    @Test
    void anAddressOfSomebodyWhoHasSignedInIsNotInvited() {
        var people = fixtures.project();
        var known = users.find(people.stranger().id()).orElseThrow().email();
        refused(ErrorCode.EMAIL_TAKEN, () -> sharing.invite(people.owner(), people.id(), known, MemberAccess.VIEW));
        fixtures.setState(people.stranger(), UserState.DEACTIVATED);
        refused(ErrorCode.EMAIL_TAKEN, () -> sharing.invite(people.owner(), people.id(), known, MemberAccess.VIEW));
        refused(
                ErrorCode.EMAIL_INVALID,
                () -> sharing.invite(people.owner(), people.id(), "nobody", MemberAccess.VIEW));
    }

    @Test
    void noMoreInvitationsWaitThanAPersonCouldMean() {
        var people = fixtures.project();
        for (int i = 0; i < Sharing.MAX_INVITATIONS; i++) {
            sharing.invite(people.owner(), people.id(), i + email, MemberAccess.VIEW);
        }

        refused(
                ErrorCode.INVITATIONS_FULL,
                () -> sharing.invite(people.owner(), people.id(), email, MemberAccess.VIEW));
    }

    @Test
    void theFootprintOfAMemberTellsWhatEnds() {
        var people = fixtures.project();
        workflowFixtures.survey(people);
        var workflow = workflowFixtures.create(people.editor(), people);
        var org = workflowFixtures
                .link(people.editor(), "collaborator@acme.example")
                .orgId();
        workflowFixtures.publish(people.editor(), workflow, contacts(org));
        var asked = consents.all(people.owner(), people.id()).getFirst();
        consents.decide(people.owner(), people.id(), people.editor().id(), asked.key(), true);

        assertThat(sharing.footprint(
                        people.owner(), people.id(), people.editor().id()))
                .extracting(Trace::kind, Trace::count, Trace::names)
                .containsExactly(
                        tuple(Kind.WORKFLOWS_CREATED, 1, List.of("Response to Contact")),
                        tuple(Kind.PUBLISHED_FOR_OTHERS, 1, List.of("Contact")));
        assertThat(sharing.footprint(
                        people.owner(), people.id(), people.viewer().id()))
                .isEmpty();
    }

    private static void refused(ErrorCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
