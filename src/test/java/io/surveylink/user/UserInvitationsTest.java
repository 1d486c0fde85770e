package io.surveylink.user;

import static io.surveylink.jooq.Tables.MAIL;
import static io.surveylink.jooq.Tables.USER_INVITATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.Digests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.simulator.control.MailBox.Mail;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.MailCatcher;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.UserInvitations.NewInvitation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class UserInvitationsTest {

    private static final Pattern SECRET = Pattern.compile("/invitation/([0-9a-f]+)");
    private static final String PASSWORD = "chosen by its person";

    private final String email = RandomIds.publicId() + "@example.com";

    @Autowired
    UserInvitations invitations;

    @Autowired
    UserAdministration administration;

    @Autowired
    Users users;

    @Autowired
    Fixtures fixtures;

    @Autowired
    MailCatcher mails;

    @Autowired
    SettableClock clock;

    @Autowired
    DSLContext database;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theMailedLinkLetsItsPersonChooseAPasswordOnce() {
        var invited = invite(fixtures.admin()).user();
        assertThat(invited.state()).isEqualTo(UserState.INVITED);

        String secret = secretOfMail(1);
        assertThat(invitations.find(secret))
                .hasValueSatisfying(user -> assertThat(user.email()).isEqualTo(email));
        refused(ErrorCode.PASSWORD_TOO_SHORT, () -> invitations.accept(secret, "short"));
        var joined = invitations.accept(secret, PASSWORD);

        assertThat(joined.state()).isEqualTo(UserState.ACTIVE);
        assertThat(joined.id()).isEqualTo(invited.id());
        assertThat(invitations.find(secret)).isEmpty();
        refused(ErrorCode.INVITATION_OVER, () -> invitations.accept(secret, "another password"));
    }

    @Test
    void onlyTheDigestOfTheLinkIsStored() {
        var invited = invite(fixtures.admin()).user();
        String secret = secretOfMail(1);

        assertThat(database.select(USER_INVITATION.SECRET_DIGEST)
                        .from(USER_INVITATION)
                        .where(USER_INVITATION.USER_ID.eq(invited.id()))
                        .fetchSingle()
                        .value1())
                .isEqualTo(Digests.sha256(secret));
        assertThat(database.select(MAIL.BODY)
                        .from(MAIL)
                        .where(MAIL.RECIPIENT.eq(email))
                        .fetchSingle()
                        .value1())
                .doesNotContain(secret);
    }

    @Test
    void aLinkThatIsTooOldOrReplacedWorksNoMore() {
        var admin = fixtures.admin();
        var invited = invite(admin).user();
        String first = secretOfMail(1);

        invitations.inviteAgain(admin, invited.id());
        String second = secretOfMail(2);
        assertThat(invitations.find(first)).isEmpty();
        assertThat(invitations.find(second)).isPresent();

        clock.advance(UserInvitations.LIFE);
        assertThat(invitations.find(second)).isEmpty();
        refused(ErrorCode.INVITATION_OVER, () -> invitations.accept(second, PASSWORD));
    }

    @Test
    void aDeactivatedInvitationLetsNobodyInAndComesBackAsAnInvitation() {
        var admin = fixtures.admin();
        var invited = invite(admin).user();
        String secret = secretOfMail(1);

        administration.deactivate(admin, invited.id(), LeaversRuns.HELD, Fixtures.PASSWORD);

        refused(ErrorCode.INVITATION_OVER, () -> invitations.accept(secret, PASSWORD));
        refused(ErrorCode.STALE, () -> invitations.inviteAgain(admin, invited.id()));
        administration.reactivate(admin, invited.id(), Fixtures.PASSWORD);
        assertThat(users.find(invited.id()).orElseThrow().state()).isEqualTo(UserState.INVITED);
        invitations.inviteAgain(admin, invited.id());
        assertThat(invitations.accept(secretOfMail(2), PASSWORD).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void onlyAdminsInviteAndNobodyTwice() {
        var people = fixtures.project();
        for (var actor : List.of(people.owner(), people.editor(), people.viewer(), people.stranger())) {
            refused(ErrorCode.FORBIDDEN, () -> invite(actor));
            refused(
                    ErrorCode.FORBIDDEN,
                    () -> invitations.inviteAgain(actor, people.viewer().id()));
        }
        invite(people.admin());
        refused(ErrorCode.EMAIL_TAKEN, () -> invite(people.admin()));
        refused(
                ErrorCode.STALE,
                () -> invitations.inviteAgain(people.admin(), people.owner().id()));
        refused(
                ErrorCode.EMAIL_INVALID,
                () -> invitations.invite(
                        people.admin(), new NewInvitation("nobody", "Tom Becker", Role.MEMBER, Locale.ENGLISH)));
    }

    private UserInvitations.Sent invite(Actor actor) {
        return invitations.invite(actor, new NewInvitation(email, "Tom Becker", Role.MEMBER, Locale.ENGLISH));
    }

    private String secretOfMail(int number) {
        await().until(() -> mails.list(email).size() >= number);
        Mail mail = mails.list(email).get(number - 1);
        var found = SECRET.matcher(mail.text());
        assertThat(found.find()).as(mail.text()).isTrue();
        return found.group(1);
    }

    private static void refused(ErrorCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
