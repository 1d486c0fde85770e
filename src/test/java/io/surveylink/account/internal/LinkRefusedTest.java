package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.account.AccountLinks;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every refusal of Salesforce that reaches us while an account is linked: told by its code, and nothing is linked. */
@SurveylinkTest
class LinkRefusedTest {

    private static final String USERNAME = "limited@acme.example";
    private static final FaultMatch BY_CODE = new FaultMatch(Map.of("call", "token", "grant", "authorization_code"));

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceApps apps;

    @Autowired
    AccountLinks links;

    @Autowired
    SignIns signIns;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SalesforceSimulator simulator;

    private Actor person;
    private String session;
    private SimulatorBrowser.Callback callback;

    @BeforeEach
    void goToSalesforceAndBack() {
        simulator.production().revokeGrants(USERNAME);
        person = fixtures.member();
        session = RandomIds.secret();
        var app = apps.choices(Environment.PRODUCTION).getFirst();
        var authorize = links.link(person, session, app.id(), "Acme", "projects/p/workflows/w");
        callback = new SimulatorBrowser().walk(authorize, USERNAME, "allow");
    }

    @AfterEach
    void nothingIsLinkedAndNoApprovalLeft() {
        assertThat(accounts.mine(person)).isEmpty();
        assertThat(simulator.production().grants(USERNAME)).isEmpty();
        simulator.production().clearFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, expired authorization code, LINK_CODE_REFUSED",
        "invalid_grant, invalid authorization code, LINK_CODE_REFUSED",
        "invalid_grant, invalid code verifier, LINK_CODE_REFUSED",
        "invalid_request, invalid code verifier, LINK_CODE_REFUSED",
        "invalid_grant, authentication failure, LINK_CODE_REFUSED",
        "invalid_grant, inactive user, SALESFORCE_USER_INACTIVE",
        "inactive_user, , SALESFORCE_USER_INACTIVE",
        "invalid_grant, ip restricted, SALESFORCE_ADDRESS_RESTRICTED",
        "invalid_grant, invalid login hours, SALESFORCE_HOURS_RESTRICTED",
        "invalid_grant, token validity expired, SALESFORCE_TOKEN_POLICY",
        "invalid_client_id, client identifier invalid, SALESFORCE_APP_UNKNOWN",
        "invalid_client, invalid client credentials, SALESFORCE_APP_SECRET_REFUSED",
        "invalid_client_credentials, , SALESFORCE_APP_SECRET_REFUSED",
        "invalid_client, app must be installed into org, SALESFORCE_APP_NOT_INSTALLED",
        "redirect_uri_mismatch, redirect_uri must match configuration, SALESFORCE_APP_CALLBACK_REFUSED",
        "unsupported_grant_type, grant type not supported, SALESFORCE_APP_FLOW_OFF",
        "invalid_app_access, user is not admin approved to access this app, SALESFORCE_USER_NOT_APPROVED",
        "inactive_org, , SALESFORCE_ORG_INACTIVE",
        "rate_limit_exceeded, login rate exceeded, SALESFORCE_RATE_LIMITED",
        "never_heard_of, , SALESFORCE_REFUSED"
    })
    void theTokenEndpointRefuses(String error, @Nullable String description, ErrorCode expected) {
        simulator
                .production()
                .addFault(BY_CODE, new Fault.OAuth(400, error, description == null ? "" : description), 1);

        assertThat(finish(callback.parameters())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, end-user+denied+authorization, LINK_DENIED",
        "access-denied, end-user denied authorization, LINK_DENIED",
        "invalid_scope, the requested scope is not allowed, SALESFORCE_SCOPE_MISSING",
        "invalid_client, app+must+be+installed+into+org, SALESFORCE_APP_NOT_INSTALLED",
        "OAUTH_EC_APP_NOT_FOUND, , SALESFORCE_APP_NOT_INSTALLED",
        "OAUTH_APP_BLOCKED, this app is blocked by admin, SALESFORCE_APP_BLOCKED",
        "OAUTH_APP_ACCESS_DENIED, user is not admin approved to access this app, SALESFORCE_USER_NOT_APPROVED",
        "invalid_request, Cross-org OAuth flows are not supported for this external client app, "
                + "SALESFORCE_APP_OF_ANOTHER_ORG",
        "unsupported_response_type, response type not supported, SALESFORCE_APP_FLOW_OFF"
    })
    void theBrowserComesBackWithAnError(String error, @Nullable String description, ErrorCode expected) {
        assertThat(finish(Map.of(
                        "state",
                        callback.parameters().get("state"),
                        "error",
                        error,
                        "error_description",
                        description == null ? "" : description)))
                .isEqualTo(expected);
    }

    static Stream<Fault> noAnswer() {
        return Stream.of(
                new Fault.Html503(), new Fault.Empty(200), new Fault.Redirect(), new Fault.ResetBeforeCommit());
    }

    @ParameterizedTest
    @MethodSource("noAnswer")
    void theTokenEndpointDoesNotAnswerAsItShould(Fault fault) {
        simulator.production().addFault(BY_CODE, fault, 1);

        assertThat(finish(callback.parameters())).isEqualTo(ErrorCode.SALESFORCE_UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "API_DISABLED_FOR_ORG, SALESFORCE_API_DISABLED",
        "MUTUAL_AUTHENTICATION_FAILED, SALESFORCE_CERTIFICATE_WANTED",
        "TXN_SECURITY_NO_ACCESS, SALESFORCE_POLICY",
        "LOGIN_DURING_RESTRICTED_DOMAIN, SALESFORCE_ADDRESS_RESTRICTED",
        "SERVER_UNAVAILABLE, SALESFORCE_REFUSED"
    })
    void theApiRefusesTheNewToken(String fault, ErrorCode expected) {
        simulator.production().addFault("query", new Fault.Code(fault));

        assertThat(finish(callback.parameters())).isEqualTo(expected);
    }

    @Test
    void theFailureLeadsBackToTheStepAndCanBeBegunAgain() {
        simulator.production().addFault(BY_CODE, new Fault.Html503(), 1);

        var failed =
                (SignInOutcome.Failed) signIns.finish(person, session, callback.appPublicId(), callback.parameters());

        assertThat(failed.returnTo()).isEqualTo("projects/p/workflows/w");
        assertThat(links.startAgain(person, session, Objects.requireNonNull(failed.attempt()))
                        .toString())
                .startsWith(simulator.productionUrl() + "/services/oauth2/authorize");
    }

    private ErrorCode finish(Map<String, String> parameters) {
        var outcome = signIns.finish(person, session, callback.appPublicId(), parameters);
        return ((SignInOutcome.Failed) outcome).error().code();
    }
}
