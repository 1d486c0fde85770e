package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.common.Environment;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is found out about accounts that no run needs, and Salesforce's own meter of approvals. */
@SurveylinkTest
class AccountCheckTest {

    private static final String USERNAME = "successor@acme.example";

    @Autowired
    Fixtures fixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    AccountService accounts;

    @Autowired
    AccountCheck check;

    @Autowired
    Notifications notifications;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    private Actor person;

    @BeforeEach
    void newPerson() {
        simulator.production().revokeGrants(USERNAME);
        person = fixtures.member();
    }

    @AfterEach
    void mend() {
        simulator.production().clearFaults();
        clock.reset();
    }

    @Test
    void theMeterCountsWhatSalesforceKeepsForTheUserAndOurAppAlone() {
        var first = link(person, "First");
        assertThat(first.approvalsUsed()).isEqualTo(1);

        link(fixtures.member(), "Second");
        linking.link(fixtures.member(), Environment.PRODUCTION, "limited@acme.example", "Another user");

        assertThat(accounts.refresh(person, first.id()).approvalsUsed()).isEqualTo(2);
    }

    @Test
    void anOrgThatDoesNotTellItsApprovalsIsLinkedAllTheSame() {
        simulator
                .production()
                .addFault(
                        new FaultMatch(Map.of("call", "query", "object", "OauthToken")),
                        new Fault.Code("INVALID_TYPE"),
                        1);

        var account = link(person, "Acme");

        assertThat(account.state()).isEqualTo(AccountState.CONNECTED);
        assertThat(account.approvalsUsed()).isNull();
    }

    @Test
    void aSignInThatWasRevokedIsFoundOutWithinADayAndTold() {
        var account = link(person, "Acme");
        simulator.production().revokeGrants(USERNAME);
        check.checkDaily();
        assertThat(state(account)).as("checked when it was linked").isEqualTo(AccountState.CONNECTED);

        clock.advance(Duration.ofHours(25));
        check.checkDaily();

        assertThat(state(account)).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        assertThat(notifications.latest(person.id(), 10))
                .extracting(NotificationItem::kind)
                .contains(NoticeKind.ACCOUNT_NEEDS_REAUTHENTICATION);
        long calls = simulator.production().lastCall();
        check.checkDaily();
        assertThat(simulator.production().calls(calls))
                .as("a dead sign-in is not asked about again")
                .extracting(CallRecord::user)
                .doesNotContain(USERNAME);
    }

    @Test
    void whatDoesNotAnswerIsAskedAgainADayLaterAndNotAtOnce() {
        link(person, "Acme");
        clock.advance(Duration.ofHours(25));
        simulator
                .production()
                .addFault(
                        new FaultMatch(Map.of("call", "query", "user", USERNAME)),
                        new Fault.Code("SERVER_UNAVAILABLE"),
                        1);
        check.checkDaily();

        long calls = simulator.production().lastCall();
        check.checkDaily();

        assertThat(simulator.production().calls(calls))
                .extracting(CallRecord::user)
                .doesNotContain(USERNAME);
    }

    private Account link(Actor who, String name) {
        return linking.link(who, Environment.PRODUCTION, USERNAME, name);
    }

    private AccountState state(Account account) {
        return accounts.get(person, account.id()).state();
    }
}
