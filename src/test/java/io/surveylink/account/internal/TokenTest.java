package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.OAUTH_GRANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.GrantId;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What keeps an account alive, and what is said when it dies. */
@SurveylinkTest
class TokenTest {

    private static final String USERNAME = "successor@acme.example";
    private static final FaultMatch REFRESH = new FaultMatch(Map.of("call", "token", "grant", "refresh_token"));

    @Autowired
    Fixtures fixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    AccountService accounts;

    @Autowired
    AccountSessions sessions;

    @Autowired
    SalesforceGateway salesforce;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    Notifications notifications;

    @Autowired
    DSLContext database;

    @Autowired
    SettableClock clock;

    private Actor person;
    private Account account;
    private long callsBefore;

    @BeforeEach
    void linkAnAccount() {
        person = fixtures.member();
        account = linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        callsBefore = simulator.production().lastCall();
    }

    @AfterEach
    void mend() {
        simulator.production().clearFaults();
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"rotation\":false}}");
        clock.reset();
    }

    @Test
    void anExpiredSessionIsRefreshedOnceAndTheCallMadeAgain() {
        simulator.production().expireSessions(USERNAME);

        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(refreshes()).isEqualTo(1);
        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(refreshes()).as("the new token is kept").isEqualTo(1);
    }

    @Test
    void manyThreadsThatNeedATokenMakeOneTokenRequest() throws Exception {
        simulator.production().expireSessions(USERNAME);
        simulator.production().addFault(REFRESH, new Fault.Slow(Duration.ofMillis(300)), 1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(this::whoAmI))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(USERNAME);
            }
        }

        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void whoWaitedForARefreshThatFailedDoesNotTryItToo() throws Exception {
        simulator.production().expireSessions(USERNAME);
        simulator.production().addFault(REFRESH, new Fault.HoldBeforeCommit(), 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> unavailable());
            await().until(() -> !simulator.production().holds().list().isEmpty());
            var second = threads.submit(() -> unavailable());
            simulator.production().revokeGrants(USERNAME);
            simulator.production().holds().releaseAll();

            assertThat(first.get().state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
            assertThat(second.get().state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        }
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void aRotatedTokenTakesTheOldOnesPlace() {
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"rotation\":true}}");

        for (int round = 0; round < 3; round++) {
            simulator.production().expireSessions(USERNAME);
            assertThat(whoAmI()).isEqualTo(USERNAME);
        }

        assertThat(refreshes()).isEqualTo(3);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void aRotatedTokenThatWasLostOnTheWayNeedsItsPerson() {
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"rotation\":true}}");
        simulator.production().expireSessions(USERNAME);
        simulator.production().addFault(REFRESH, new Fault.ResetAfterCommit(), 1);

        assertThat(unavailable().state()).isEqualTo(AccountState.UNREACHABLE);
        var second = unavailable();

        assertThat(second.state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        assertThat(second.code()).isEqualTo("SALESFORCE_ANSWER_LOST");
    }

    @Test
    void aLostAnswerWithoutRotationMendsItself() {
        simulator.production().expireSessions(USERNAME);
        simulator.production().addFault(REFRESH, new Fault.ResetAfterCommit(), 1);

        assertThat(unavailable().state()).isEqualTo(AccountState.UNREACHABLE);
        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void aDeadTokenIsToldToItsPersonAndMendedByASignInInPlace() {
        simulator.production().revokeGrants(USERNAME);

        var error = unavailable();

        assertThat(error.state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        assertThat(accounts.mine(person).getFirst().stateCode()).isEqualTo("SALESFORCE_TOKEN_DEAD");
        assertThat(notifications.latest(person.id(), 10))
                .filteredOn(NotificationItem::unread)
                .extracting(NotificationItem::kind)
                .containsExactly(NoticeKind.ACCOUNT_NEEDS_REAUTHENTICATION);
        long refreshes = refreshes();
        unavailable();
        assertThat(refreshes()).as("a dead token is not tried again").isEqualTo(refreshes);

        var mended = linking.signInAgain(person, account, USERNAME);

        assertThat(mended.id()).isEqualTo(account.id());
        assertThat(mended.slot()).isEqualTo(account.slot());
        assertThat(accounts.mine(person)).as("no second row").hasSize(1);
        assertThat(mended.state()).isEqualTo(AccountState.CONNECTED);
        assertThat(notifications.unreadCount(person.id())).isZero();
        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    @Test
    void signingInAgainGivesTheOldApprovalBack() {
        simulator.production().revokeGrants(USERNAME);

        linking.signInAgain(person, account, USERNAME);
        linking.signInAgain(person, account, USERNAME);

        assertThat(simulator.production().grants(USERNAME)).hasSize(1);
    }

    @Test
    void aMisconfiguredAppBlocksAndTheTokenIsKept() {
        simulator.production().expireSessions(USERNAME);
        simulator
                .production()
                .addFault(REFRESH, new Fault.OAuth(400, "invalid_client_id", "client identifier invalid"), 1);

        var error = unavailable();

        assertThat(error.state()).isEqualTo(AccountState.BLOCKED_BY_ORG);
        assertThat(error.code()).isEqualTo("SALESFORCE_APP_UNKNOWN");
        assertThat(whoAmI()).as("once the app is right again").isEqualTo(USERNAME);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void aRestrictedAddressDoesNotKillTheToken() {
        simulator.production().expireSessions(USERNAME);
        simulator.production().addFault(REFRESH, new Fault.OAuth(400, "invalid_grant", "ip restricted"), 1);

        assertThat(unavailable().state()).isEqualTo(AccountState.BLOCKED_BY_ORG);
        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    @Test
    void maintenanceAtTheTokenEndpointIsWaitedOut() {
        simulator.production().expireSessions(USERNAME);
        simulator.production().addFault(REFRESH, new Fault.Html503(), 1);

        assertThat(unavailable().state()).isEqualTo(AccountState.UNREACHABLE);
        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    @Test
    void anApiThatIsSwitchedOffBlocksTheAccountUntilItAnswers() {
        simulator.production().addFault("getUserInfo", new Fault.Code("API_DISABLED_FOR_ORG"));

        assertThat(unavailable().state()).isEqualTo(AccountState.BLOCKED_BY_ORG);
        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void otherFailuresAreTheCallersAndLeaveTheAccountAlone() {
        simulator.production().addFault("getUserInfo", new Fault.Code("SERVER_UNAVAILABLE"));

        assertThat(catchThrowableOfType(SalesforceException.class, this::whoAmI).faultClass())
                .isEqualTo(FaultClass.TRANSIENT);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void refreshNowTellsHowItWent() {
        assertThat(accounts.refresh(person, account.id()).state()).isEqualTo(AccountState.CONNECTED);
        assertThat(refreshes()).isEqualTo(1);

        simulator.production().revokeGrants(USERNAME);
        assertThat(accounts.refresh(person, account.id()).state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
    }

    @Test
    void whatWasIdleForAWeekIsKeptAlive() {
        accounts.keepAlive();
        assertThat(refreshes()).isZero();

        clock.advance(Duration.ofDays(8));
        accounts.keepAlive();

        assertThat(refreshes()).isPositive();
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void tokensLieEncryptedAndCannotStandInAnotherRow() {
        var other = linking.link(fixtures.member(), Environment.PRODUCTION, "limited@acme.example", "Other");
        var mine = grant(account);
        byte[] token = database.select(OAUTH_GRANT.ACCESS_TOKEN)
                .from(OAUTH_GRANT)
                .where(OAUTH_GRANT.ID.eq(mine))
                .fetchSingle()
                .value1();
        assertThat(new String(token, StandardCharsets.ISO_8859_1)).doesNotContainPattern("00D\\w{12}!");

        database.update(OAUTH_GRANT)
                .set(OAUTH_GRANT.ACCESS_TOKEN, token)
                .where(OAUTH_GRANT.ID.eq(grant(other)))
                .execute();

        assertThat(sessions.call(other.id(), salesforce::getUserInfo).value().username())
                .as("nothing of the other row is used: the session is refreshed")
                .isEqualTo("limited@acme.example");
    }

    @Test
    void aTokenThatWasStoredWithAnotherKeyCostsANewSignInAndNothingMore() {
        var other = linking.link(fixtures.member(), Environment.PRODUCTION, "limited@acme.example", "Other");
        database.update(OAUTH_GRANT)
                .set(OAUTH_GRANT.ACCESS_TOKEN, new byte[] {1, 2, 3})
                .set(OAUTH_GRANT.REFRESH_TOKEN, new byte[] {1, 2, 3})
                .where(OAUTH_GRANT.ID.eq(grant(account)))
                .execute();

        var error = unavailable();

        assertThat(error.state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        assertThat(error.reason().code()).isEqualTo(ErrorCode.SALESFORCE_TOKEN_UNREADABLE);
        assertThat(sessions.call(other.id(), salesforce::getUserInfo).value().username())
                .isEqualTo("limited@acme.example");
        linking.signInAgain(person, account, USERNAME);
        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    private GrantId grant(Account of) {
        return database.select(LINKED_ACCOUNT.OAUTH_GRANT_ID)
                .from(LINKED_ACCOUNT)
                .where(LINKED_ACCOUNT.ID.eq(of.id()))
                .fetchSingle()
                .value1();
    }

    private String whoAmI() {
        return sessions.call(account.id(), salesforce::getUserInfo).value().username();
    }

    private AccountUnavailableException unavailable() {
        return catchThrowableOfType(AccountUnavailableException.class, this::whoAmI);
    }

    private AccountState state() {
        return accounts.get(person, account.id()).state();
    }

    private long refreshes() {
        return simulator.production().calls(callsBefore).stream()
                .filter(call -> call.kind().equals("token") && "refresh_token".equals(call.grant()))
                .filter(call -> USERNAME.equals(call.user()) || call.user() == null)
                .count();
    }
}
