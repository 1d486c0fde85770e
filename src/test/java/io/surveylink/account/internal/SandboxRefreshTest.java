package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.IdentitySwitches;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.account.SandboxRefreshes.Question;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A sign-in at a sandbox whose org id has changed: an admin says once what it is. */
@SurveylinkTest
class SandboxRefreshTest {

    private static final String USERNAME = "owner@acme.example.sandbox";
    private static final String COLLEAGUE = "collaborator@acme.example.sandbox";

    @Autowired
    SandboxRefreshes refreshes;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    AccountService service;

    @Autowired
    AccountCheck check;

    @Autowired
    IdentitySwitches switches;

    @Autowired
    Notifications notifications;

    @Autowired
    AccountLinking linking;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    @Autowired
    DSLContext database;

    private Actor admin;
    private Actor person;
    private Actor colleague;
    private Account account;
    private Account colleagues;

    @BeforeEach
    void aSandboxIsRefreshed() {
        admin = fixtures.admin();
        person = fixtures.member();
        colleague = fixtures.member();
        account = linking.link(person, Environment.SANDBOX, USERNAME, "Acme UAT");
        colleagues = linking.link(colleague, Environment.SANDBOX, COLLEAGUE, "Acme UAT");
        simulator.sandbox().refreshOrg("acme");
        accounts.refresh(person, account.id());
        accounts.refresh(colleague, colleagues.id());
    }

    /** An open question would refuse the links of other tests. */
    @AfterEach
    void decide() {
        refreshes.open(admin).forEach(question -> refreshes.confirm(admin, question.org(), question.now()));
        simulator.sandbox().clearFaults();
        clock.reset();
    }

    @Test
    void theSignInWaitsAndEveryAdminIsAsked() {
        linking.signInAgain(person, account, USERNAME);

        assertThat(accounts.get(person, account.id()))
                .returns(AccountState.NEEDS_REAUTHENTICATION, Account::state)
                .returns(true, Account::signInWaits);
        assertThat(refreshes.waiting(person, account.id())).hasValueSatisfying(waiting -> {
            assertThat(waiting.before()).isEqualTo(account.orgSalesforceId());
            assertThat(waiting.now()).isNotEqualTo(account.orgSalesforceId());
        });
        assertThat(question()).satisfies(asked -> {
            assertThat(asked.org()).isEqualTo(account.orgId());
            assertThat(asked.usernames()).contains(USERNAME);
        });
        assertThat(notifications.latest(admin.id(), 5))
                .filteredOn(notice -> notice.kind() == NoticeKind.SANDBOX_ASKED)
                .singleElement()
                .satisfies(notice -> assertThat(notice.link()).isEqualTo("salesforce-orgs"));
    }

    @Test
    void onceConfirmedTheSameUsernameIsTheSameUserForEverybody() {
        linking.signInAgain(person, account, USERNAME);
        var asked = question();

        refreshes.confirm(admin, asked.org(), asked.now());

        assertThat(accounts.get(person, account.id()))
                .returns(AccountState.CONNECTED, Account::state)
                .returns(asked.now(), Account::orgSalesforceId)
                .returns(account.orgId(), Account::orgId);
        assertThat(audited("ORG_REFRESHED", asked)).isEqualTo(1);

        var repaired = linking.signInAgain(colleague, colleagues, COLLEAGUE);
        assertThat(repaired)
                .as("who signs in later needs no admin any more")
                .returns(AccountState.CONNECTED, Account::state)
                .returns(colleagues.orgId(), Account::orgId);
        assertThat(refreshes.open(admin)).isEmpty();
    }

    @Test
    void whereTheCheckIsNotAnsweredTheAccountIsTriedAgain() {
        linking.signInAgain(person, account, USERNAME);
        var asked = question();
        simulator.sandbox().addFault(new FaultMatch(Map.of("call", "query")), new Fault.Html503(), 1);

        refreshes.confirm(admin, asked.org(), asked.now());

        assertThat(accounts.get(person, account.id()).state()).isEqualTo(AccountState.UNREACHABLE);
        check.checkDaily();
        assertThat(accounts.get(person, account.id()).state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void anotherOrgStaysAnotherOne() {
        linking.signInAgain(person, account, USERNAME);
        var asked = question();

        refreshes.decline(admin, asked.org(), asked.now());

        assertThat(simulator.sandbox().grants(USERNAME)).isEmpty();
        assertThat(accounts.get(person, account.id()))
                .returns(AccountState.NEEDS_REAUTHENTICATION, Account::state)
                .returns(account.orgSalesforceId(), Account::orgSalesforceId)
                .returns(false, Account::signInWaits);
        assertThat(audited("ORG_REFRESH_DECLINED", asked)).isEqualTo(1);
        linking.signInAgain(person, account, USERNAME);
        assertThat(switches.waiting(person, account.id()))
                .hasValueSatisfying(other -> assertThat(other.sameOrg()).isFalse());
    }

    @Test
    void whoCameBackAsSomebodyElseFirstIsAskedAllTheSame() {
        linking.signInAgain(person, account, COLLEAGUE);
        assertThat(switches.waiting(person, account.id())).isPresent();

        linking.signInAgain(person, account, USERNAME);
        var asked = question();
        refreshes.confirm(admin, asked.org(), asked.now());

        assertThat(accounts.get(person, account.id()))
                .returns(AccountState.CONNECTED, Account::state)
                .returns(account.orgId(), Account::orgId)
                .returns(asked.now(), Account::orgSalesforceId);
        assertThat(linking.signInAgain(colleague, colleagues, COLLEAGUE).state())
                .isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void anIdThatIsInUseByNowStaysAnOrgOfItsOwn() {
        linking.signInAgain(person, account, COLLEAGUE);
        linking.signInAgain(colleague, colleagues, COLLEAGUE);
        switches.switchTo(person, account.id());
        var asked = question();

        refused(ErrorCode.ORG_IN_USE, () -> refreshes.confirm(admin, asked.org(), asked.now()));

        assertThat(refreshes.open(admin)).contains(asked);
        refreshes.decline(admin, asked.org(), asked.now());
    }

    @Test
    void onlyAdminsDecideAndOnlyAboutWhatTheyWereShown() {
        linking.signInAgain(person, account, USERNAME);
        var asked = question();

        for (Actor other : List.of(person, colleague)) {
            refused(ErrorCode.FORBIDDEN, () -> refreshes.open(other));
            refused(ErrorCode.FORBIDDEN, () -> refreshes.confirm(other, asked.org(), asked.now()));
            refused(ErrorCode.FORBIDDEN, () -> refreshes.decline(other, asked.org(), asked.now()));
        }
        refused(ErrorCode.NOT_FOUND, () -> refreshes.waiting(colleague, account.id()));
        refused(ErrorCode.STALE, () -> refreshes.confirm(admin, asked.org(), asked.before()));
        assertThat(refreshes.open(admin)).hasSize(1);
    }

    @Test
    void aNewLinkThereIsNotMadeAnOrgOfItsOwn() {
        refused(
                ErrorCode.ACCOUNT_ALREADY_LINKED,
                () -> linking.link(person, Environment.SANDBOX, USERNAME, "Once more"));
        assertThat(refreshes.open(admin)).isEmpty();

        refused(
                ErrorCode.SANDBOX_ASKED_ABOUT,
                () -> linking.link(fixtures.member(), Environment.SANDBOX, USERNAME, "Mine too"));
        refused(
                ErrorCode.SANDBOX_ASKED_ABOUT,
                () -> linking.link(
                        fixtures.member(), Environment.SANDBOX, "successor@acme.example.sandbox", "Somebody"));
        assertThat(simulator.sandbox().grants(USERNAME)).isEmpty();
        assertThat(question().usernames()).isEmpty();
    }

    @Test
    void tokensThatNobodyDecidedAboutAreRevokedAfterAWeekAndTheQuestionStays() {
        linking.signInAgain(person, account, USERNAME);
        clock.advance(Duration.ofDays(8));

        service.removeUnconfirmed();

        assertThat(simulator.sandbox().grants(USERNAME)).isEmpty();
        assertThat(refreshes.waiting(person, account.id())).isEmpty();
        assertThat(refreshes.open(admin)).hasSize(1);
    }

    @Test
    void whatWaitsIsRevokedWithItsAccount() {
        linking.signInAgain(person, account, USERNAME);

        accounts.delete(person, account.id());

        assertThat(simulator.sandbox().grants(USERNAME)).isEmpty();
    }

    private Question question() {
        return refreshes.open(admin).stream()
                .filter(asked -> asked.org().equals(account.orgId()))
                .findFirst()
                .orElseThrow();
    }

    private int audited(String action, Question asked) {
        return database.fetchSingle(
                        "SELECT COUNT(*) FROM audit_log WHERE action = ? AND subject_id = ? AND actor_id = ?",
                        action,
                        asked.org().value(),
                        admin.id().value())
                .get(0, Integer.class);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
