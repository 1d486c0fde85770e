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
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a refresh that went wrong makes of an account, and what becomes of the tokens. */
@SurveylinkTest
class RefreshTest {

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
    DSLContext database;

    @Autowired
    SettableClock clock;

    private Actor person;
    private Account account;

    @BeforeEach
    void linkAnAccountWhoseSessionEnds() {
        simulator.production().revokeGrants(USERNAME);
        person = fixtures.member();
        account = linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        simulator.production().expireSessions(USERNAME);
    }

    @AfterEach
    void mend() {
        simulator.production().clearFaults();
        set("\"rotation\":false,\"jwtTokens\":false");
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, ip restricted, BLOCKED_BY_ORG, SALESFORCE_ADDRESS_RESTRICTED",
        "invalid_grant, invalid login hours, BLOCKED_BY_ORG, SALESFORCE_HOURS_RESTRICTED",
        "invalid_grant, token validity expired, BLOCKED_BY_ORG, SALESFORCE_TOKEN_POLICY",
        "invalid_client_id, client identifier invalid, BLOCKED_BY_ORG, SALESFORCE_APP_UNKNOWN",
        "invalid_client, invalid client credentials, BLOCKED_BY_ORG, SALESFORCE_APP_SECRET_REFUSED",
        "invalid_client_credentials, , BLOCKED_BY_ORG, SALESFORCE_APP_SECRET_REFUSED",
        "redirect_uri_mismatch, , BLOCKED_BY_ORG, SALESFORCE_APP_CALLBACK_REFUSED",
        "unsupported_grant_type, , BLOCKED_BY_ORG, SALESFORCE_APP_FLOW_OFF",
        "invalid_app_access, user is not admin approved to access this app, BLOCKED_BY_ORG, "
                + "SALESFORCE_USER_NOT_APPROVED",
        "invalid_app_access, this app is blocked by admin, BLOCKED_BY_ORG, SALESFORCE_APP_BLOCKED",
        "inactive_org, , UNREACHABLE, SALESFORCE_ORG_INACTIVE",
        "rate_limit_exceeded, login rate exceeded, UNREACHABLE, SALESFORCE_RATE_LIMITED",
        "never_heard_of, , UNREACHABLE, SALESFORCE_REFUSED"
    })
    void whatIsNotTheTokensFaultKeepsIt(
            String error, @Nullable String description, AccountState state, ErrorCode reason) {
        simulator
                .production()
                .addFault(REFRESH, new Fault.OAuth(400, error, description == null ? "" : description), 1);

        assertUnavailable(state, reason);

        assertThat(whoAmI()).as("by the same token, once it is mended").isEqualTo(USERNAME);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, expired access/refresh token, SALESFORCE_TOKEN_DEAD",
        "invalid_grant, authentication failure, SALESFORCE_TOKEN_DEAD",
        "invalid_grant, inactive user, SALESFORCE_USER_INACTIVE",
        "inactive_user, , SALESFORCE_USER_INACTIVE"
    })
    void aDeadTokenIsGivenUp(String error, @Nullable String description, ErrorCode reason) {
        simulator
                .production()
                .addFault(REFRESH, new Fault.OAuth(400, error, description == null ? "" : description), 1);

        assertUnavailable(AccountState.NEEDS_REAUTHENTICATION, reason);
        assertUnavailable(AccountState.NEEDS_REAUTHENTICATION, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "API_DISABLED_FOR_ORG, SALESFORCE_API_DISABLED",
        "LOGIN_DURING_RESTRICTED_DOMAIN, SALESFORCE_ADDRESS_RESTRICTED",
        "LOGIN_DURING_RESTRICTED_TIME, SALESFORCE_HOURS_RESTRICTED",
        "MUTUAL_AUTHENTICATION_FAILED, SALESFORCE_CERTIFICATE_WANTED",
        "ORG_LOCKED, SALESFORCE_ORG_INACTIVE",
        "TRIAL_EXPIRED, SALESFORCE_ORG_INACTIVE",
        "CLIENT_NOT_ACCESSIBLE_FOR_USER, SALESFORCE_USER_NOT_APPROVED",
        "UNSUPPORTED_API_VERSION, SALESFORCE_VERSION_RETIRED",
        "TXN_SECURITY_END_SESSION, SALESFORCE_POLICY",
        "FUNCTIONALITY_NOT_ENABLED, SALESFORCE_REFUSED"
    })
    void anApiThatIsClosedBlocksUntilItAnswers(String fault, ErrorCode reason) {
        whoAmI();
        simulator.production().addFault("getUserInfo", new Fault.Code(fault));

        assertUnavailable(AccountState.BLOCKED_BY_ORG, reason);

        assertThat(whoAmI()).isEqualTo(USERNAME);
        assertThat(state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void aRotatedTokenIsKeptThoughTheAnswerIsOfNoOtherUse() {
        set("\"rotation\":true,\"jwtTokens\":true");

        assertUnavailable(AccountState.BLOCKED_BY_ORG, ErrorCode.SALESFORCE_TOKEN_IS_JWT);
        set("\"jwtTokens\":false");

        assertThat(whoAmI()).isEqualTo(USERNAME);
    }

    @Test
    void anAnswerThatCannotBeReadMayHaveBeenARotation() {
        set("\"rotation\":true");
        simulator.production().addFault(REFRESH, new Fault.Truncated(), 1);

        assertUnavailable(AccountState.UNREACHABLE, ErrorCode.SALESFORCE_UNREACHABLE);

        assertUnavailable(AccountState.NEEDS_REAUTHENTICATION, ErrorCode.SALESFORCE_ANSWER_LOST);
    }

    @Test
    void whatARefreshBringsAfterItsAccountWasDeletedIsRevoked() throws Exception {
        set("\"rotation\":true");
        simulator.production().addFault(REFRESH, new Fault.HoldAfterCommit(), 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refresh = threads.submit(this::unavailable);
            await().until(() -> !simulator.production().holds().list().isEmpty());
            accounts.delete(person, account.id());
            simulator.production().holds().releaseAll();

            assertThat(refresh.get().state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        }
        assertThat(simulator.production().grants(USERNAME)).isEmpty();
    }

    /** As a node that stood still for longer than its lease: another asks with the old token meanwhile. */
    @Test
    void aRefresherThatOutlivesItsLeaseLeavesTheNewerTokensAlone() throws Exception {
        simulator.production().addFault(REFRESH, new Fault.HoldAfterCommit(), 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var paused = threads.submit(this::whoAmI);
            await().until(() -> !simulator.production().holds().list().isEmpty());
            clock.advance(Duration.ofSeconds(31));

            assertThat(whoAmI()).isEqualTo(USERNAME);
            int generation = generation();
            simulator.production().holds().releaseAll();

            assertThat(paused.get()).isEqualTo(USERNAME);
            assertThat(generation()).isEqualTo(generation);
        }
    }

    private void assertUnavailable(AccountState state, ErrorCode reason) {
        var error = unavailable();

        assertThat(error.state()).isEqualTo(state);
        assertThat(error.reason().code()).isEqualTo(reason);
        assertThat(state()).isEqualTo(state);
    }

    private AccountUnavailableException unavailable() {
        return catchThrowableOfType(AccountUnavailableException.class, this::whoAmI);
    }

    private String whoAmI() {
        return sessions.call(account.id(), salesforce::getUserInfo).value().username();
    }

    private AccountState state() {
        return accounts.get(person, account.id()).state();
    }

    private int generation() {
        return database.select(OAUTH_GRANT.TOKEN_GENERATION)
                .from(OAUTH_GRANT)
                .join(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.OAUTH_GRANT_ID.eq(OAUTH_GRANT.ID))
                .where(LINKED_ACCOUNT.ID.eq(account.id()))
                .fetchSingle()
                .value1();
    }

    private void set(String settings) {
        simulator.production().settings("{\"org\":\"acme\",\"set\":{" + settings + "}}");
    }
}
