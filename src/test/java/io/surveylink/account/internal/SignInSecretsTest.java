package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignIns;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.DemoApp;
import io.surveylink.testing.EveryLog;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SurveylinkTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** An account's whole life with every log at its loudest: neither codes nor tokens nor the app's secret are said. */
@SurveylinkTest
class SignInSecretsTest {

    private static final String USERNAME = "successor@acme.example";
    private static final Pattern VERIFIER = Pattern.compile("code_verifier=\\[?[\\w-]{20}");
    private static final FaultMatch REFRESH = new FaultMatch(Map.of("call", "token", "grant", "refresh_token"));

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceApps apps;

    @Autowired
    AccountLinks links;

    @Autowired
    SignIns signIns;

    @Autowired
    AccountService accounts;

    @Autowired
    AccountRepository repository;

    @Autowired
    Grants grants;

    @Autowired
    AccountSessions sessions;

    @Autowired
    SalesforceGateway salesforce;

    @Autowired
    SalesforceSimulator simulator;

    @AfterEach
    void mend() {
        simulator.production().clearFaults();
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"rotation\":false}}");
    }

    @Test
    void nothingSecretIsLoggedFromTheSignInToTheDeletion() throws Exception {
        simulator.production().revokeGrants(USERNAME);
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"rotation\":true}}");
        var secrets = new ArrayList<String>(List.of(DemoApp.CONSUMER_SECRET));
        var person = fixtures.member();
        String session = RandomIds.secret();
        try (var log = EveryLog.listen()) {
            LoggerFactory.getLogger("org.springframework.web.probe").trace("heard");
            var app = apps.choices(Environment.PRODUCTION).getFirst();
            var authorize = links.link(person, session, app.id(), "Acme", "accounts");
            var callback = new SimulatorBrowser().walk(authorize, USERNAME, "allow");
            secrets.add(callback.parameters().get("code"));
            signIns.finish(person, session, callback.appPublicId(), callback.parameters());
            var account =
                    accounts.confirm(person, accounts.mine(person).getFirst().id());
            secrets.addAll(tokens(account.id()));

            simulator.production().expireSessions(USERNAME);
            sessions.call(account.id(), salesforce::getUserInfo);
            secrets.addAll(tokens(account.id()));
            simulator.production().expireSessions(USERNAME);
            for (Fault fault : List.of(new Fault.Html503(), new Fault.OAuth(400, "invalid_grant", "ip restricted"))) {
                simulator.production().addFault(REFRESH, fault, 1);
                assertThat(refused(account.id())).isNotEqualTo(AccountState.CONNECTED);
            }
            accounts.delete(person, account.id());

            var late = links.link(person, session, app.id(), "Late", "accounts");
            var lost = new SimulatorBrowser().walk(late, USERNAME, "allow");
            secrets.add(lost.parameters().get("code"));
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(
                        HttpRequest.newBuilder(lost.address()).build(), HttpResponse.BodyHandlers.discarding());
                assertThat(answer.headers().firstValue("Location"))
                        .hasValueSatisfying(location -> assertThat(location).endsWith("/login?ended"));
            }

            assertThat(secrets).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
            assertThat(log.whoSaid("heard")).contains("org.springframework.web.probe");
            assertThat(secrets.stream().flatMap(secret -> log.whoSaid(secret).stream()))
                    .isEmpty();
            assertThat(log.whoSaid(VERIFIER)).isEmpty();
        }
    }

    private AccountState refused(AccountId account) {
        try {
            sessions.call(account, salesforce::getUserInfo);
            return AccountState.CONNECTED;
        } catch (AccountUnavailableException e) {
            return e.state();
        }
    }

    private List<String> tokens(AccountId account) {
        var tokens = new ArrayList<String>();
        simulator.production().grants(USERNAME).forEach(grant -> tokens.add(grant.refreshToken()));
        tokens.add(grants.session(repository.grantOf(account))
                .orElseThrow()
                .session()
                .accessToken());
        return tokens;
    }
}
