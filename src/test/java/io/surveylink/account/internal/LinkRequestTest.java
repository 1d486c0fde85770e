package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.LinkRequests;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Bindings;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who builds a step asks the owner for an account in its org: once a day, and is told when there is one. */
@SurveylinkTest
class LinkRequestTest {

    private static final String STEP = "workflows/abc123?step=task-1";

    @Autowired
    LinkRequests requests;

    @Autowired
    Bindings bindings;

    @Autowired
    Projects projects;

    @Autowired
    Notifications notifications;

    @Autowired
    AccountLinking linking;

    @Autowired
    Fixtures fixtures;

    @Autowired
    DSLContext database;

    @Autowired
    SettableClock clock;

    private ProjectPeople people;
    private Account own;

    @BeforeEach
    void aMemberWithAnAccount() {
        people = fixtures.project();
        own = linking.link(people.editor(), Environment.PRODUCTION, "collaborator@acme.example", "Mine");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theOwnerIsToldByMailWithALinkThatFillsInAddAccount() {
        ask(people.editor());

        assertThat(notices(people.owner(), NoticeKind.LINK_ASKED))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.link())
                            .startsWith("accounts?environment=PRODUCTION&app=")
                            .endsWith("&returnTo=workflows%2Fabc123%3Fstep%3Dtask-1");
                    assertThat(notice.arguments()).containsEntry("org", own.orgName());
                });
        assertThat(mailsToOwner()).isEqualTo(1);
        assertThat(database.fetchCount(database.selectFrom("audit_log")
                        .where("action = 'LINK_ASKED' AND project_id = "
                                + people.id().value())))
                .isEqualTo(1);
    }

    @Test
    void onceADayIsEnough() {
        ask(people.editor());
        refused(ErrorCode.LINK_ASKED_LATELY, () -> ask(people.editor()));

        var colleague = colleague();
        ask(colleague);
        assertThat(mailsToOwner()).as("another person may ask too").isEqualTo(2);

        clock.advance(LinkRequests.PAUSE.plus(Duration.ofSeconds(1)));
        ask(people.editor());
        assertThat(mailsToOwner()).as("unread or not, it is news a day later").isEqualTo(3);
    }

    @Test
    void anOwnerWhoHasAnAccountThereIsLedToTheStep() {
        linking.link(people.owner(), Environment.PRODUCTION, "owner@acme.example", "Acme");

        ask(people.editor());

        assertThat(notices(people.owner(), NoticeKind.LINK_ASKED))
                .singleElement()
                .returns(STEP, NotificationItem::link);
    }

    @Test
    void whoAskedIsToldOnceAnAccountServesTheOrg() {
        ask(people.editor());

        var account = linking.link(people.owner(), Environment.PRODUCTION, "owner@acme.example", "Acme");

        assertThat(bindings.find(people.id(), own.orgId()))
                .as("the only account there serves the org, though no step is published yet")
                .hasValue(account.id());
        assertThat(notices(people.editor(), NoticeKind.LINK_ANSWERED)).hasSize(1);
        assertThat(notices(people.owner(), NoticeKind.LINK_ASKED)).noneMatch(NotificationItem::unread);
        refused(ErrorCode.STALE, () -> ask(people.editor()));
    }

    @Test
    void onlyMembersWithEditAskAndOnlyForOrgsTheyKnow() {
        refused(ErrorCode.FORBIDDEN, () -> ask(people.owner()));
        refused(ErrorCode.FORBIDDEN, () -> ask(people.viewer()));
        refused(ErrorCode.FORBIDDEN, () -> ask(people.admin()));
        refused(ErrorCode.NOT_FOUND, () -> ask(people.stranger()));
        refused(ErrorCode.NOT_FOUND, () -> requests.ask(people.editor(), people.id(), new OrgId(Long.MAX_VALUE), STEP));
        var other = linking.link(people.stranger(), Environment.PRODUCTION, "owner@other.example", "Other");
        refused(ErrorCode.NOT_FOUND, () -> requests.ask(people.editor(), people.id(), other.orgId(), STEP));
        assertThat(notices(people.owner(), NoticeKind.LINK_ASKED)).isEmpty();
    }

    @Test
    void aWayOutOfTheConsoleIsRefused() {
        refused(
                ErrorCode.INVALID_INPUT,
                () -> requests.ask(people.editor(), people.id(), own.orgId(), "//evil.example/"));
    }

    private void ask(Actor actor) {
        requests.ask(actor, people.id(), own.orgId(), STEP);
    }

    /** Another member with EDIT who has an account in the org. */
    private Actor colleague() {
        var colleague = fixtures.member();
        projects.setMember(people.owner(), people.id(), colleague.id(), MemberAccess.EDIT);
        linking.link(colleague, Environment.PRODUCTION, "successor@acme.example", "Mine");
        return colleague;
    }

    private List<NotificationItem> notices(Actor person, NoticeKind kind) {
        return notifications.latest(person.id(), 20).stream()
                .filter(notice -> notice.kind() == kind)
                .toList();
    }

    private int mailsToOwner() {
        return database.fetchSingle("""
                        SELECT COUNT(*) FROM mail m JOIN notification n ON n.id = m.notification_id
                        WHERE n.user_id = ? AND n.kind = 'LINK_ASKED'
                        """, people.owner().id().value()).get(0, Integer.class);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
