package io.surveylink.simulator;

import static io.surveylink.simulator.IndependentClient.json;
import static io.surveylink.simulator.IndependentClient.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.simulator.oauth.ClientApp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What administrators decide about apps, people and orgs, and what a client hears of it. */
class SimulatorPolicyTest {

    private static final String OWNER = "owner@acme.example";

    private final PlainHttp http = new PlainHttp(HttpClient.newHttpClient());
    private SalesforceSimulator simulator;
    private IndependentClient client;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        client = new IndependentClient(simulator.productionUrl());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"installed\":false}|app must be installed into org",
                "{\"deployed\":false}|OAUTH_EC_APP_NOT_FOUND",
                "{\"blocked\":true}|this app is blocked by admin",
                "{\"crossOrg\":true}|Cross-org OAuth flows are not supported for this external client app",
                "{\"permittedUsers\":[\"successor@acme.example\"]}|user is not admin approved to access this app"
            })
    void whatAnAdministratorRefusesIsSaidOnSalesforcesOwnPage(String set, String words) {
        simulator.production().settings("{\"set\":" + set + "}");
        SimulatedBrowser browser = new SimulatedBrowser();
        URI authorize = client.authorizeUrl(Map.of());
        browser.post(authorize, "username=" + OWNER + "&pw=salesforce");

        HttpResponse<String> page = browser.get(authorize);

        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains(words);
    }

    @Test
    void whoMayApproveUninstalledAppsGetsIn() {
        simulator.production().settings("{\"set\":{\"appInstalled\":false}}");
        simulator.production().settings("""
                {"user":"owner@acme.example","set":{"approveUninstalledApps":true}}""");

        assertThat(client.signIn(OWNER).path("access_token").asString()).startsWith("00D");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\":\"owner@acme.example\",\"set\":{\"ipRestricted\":true}}|invalid_grant|ip restricted",
                "{\"user\":\"owner@acme.example\",\"set\":{\"outsideLoginHours\":true}}|invalid_grant|invalid login hours",
                "{\"user\":\"owner@acme.example\",\"set\":{\"active\":false}}|invalid_grant|inactive user",
                "{\"set\":{\"active\":false}}|inactive_org|organization is locked, closed or suspended",
                "{\"set\":{\"loginLimit\":1}}|rate_limit_exceeded|login rate exceeded",
                "{\"set\":{\"ipAllowlist\":[\"10.\"]}}|invalid_grant|ip restricted",
                "{\"set\":{\"permittedUsers\":[]}}|invalid_app_access|user is not admin approved to access this app",
                "{\"set\":{\"refreshPolicy\":\"immediately\"}}|invalid_grant|expired access/refresh token"
            })
    void aRefreshIsRefusedAsTheSettingSays(String settings, String error, String description) {
        JsonNode tokens = client.signIn(OWNER);
        simulator.production().settings(settings);

        HttpResponse<String> answer =
                client.refresh(tokens.path("refresh_token").asString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo(error);
        assertThat(json(answer).path("error_description").asString()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({"ipRestricted,restricted IP", "outsideLoginHours,outside your login hours"})
    void whoMayNotLogInNowIsToldSoOnTheLoginPage(String setting, String words) {
        simulator.production().settings("{\"user\":\"" + OWNER + "\",\"set\":{\"" + setting + "\":true}}");

        HttpResponse<String> page =
                new SimulatedBrowser().post(client.authorizeUrl(Map.of()), "username=" + OWNER + "&pw=salesforce");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(words, "name=\"pw\"");
    }

    @Test
    void loginsAreCountedByTheHour() {
        String refreshToken = client.signIn(OWNER).path("refresh_token").asString();
        simulator.production().settings("{\"set\":{\"loginLimit\":\"2\"}}");
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(200);
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(400);

        simulator.production().clock().advance(Duration.ofMinutes(62));

        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"expireAfter\":\"P10D\"}|P9D|200",
                "{\"expireAfter\":\"P10D\"}|P11D|400",
                "{\"expireIfNotUsedFor\":\"P30D\"}|P31D|400",
                "\"untilRevoked\"|P900D|200"
            })
    void aRefreshTokenLivesAsLongAsThePolicySays(String policy, String later, int status) {
        simulator.production().settings("{\"set\":{\"refreshPolicy\":" + policy + "}}");
        String refreshToken = client.signIn(OWNER).path("refresh_token").asString();

        simulator.production().clock().advance(Duration.parse(later));

        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(status);
    }

    @Test
    void aLockedOrgAnswersNoCall() {
        RawSoap soap = new RawSoap(client.signIn(OWNER));
        simulator.production().settings("{\"set\":{\"active\":false}}");

        assertThat(soap.call("<getUserInfo/>")).contains("sf:LoginFault", "ORG_LOCKED");
    }

    @Test
    void basicAuthenticationIsAsGoodAsFields() {
        String refreshToken = client.signIn(OWNER).path("refresh_token").asString();

        assertThat(basic("independent-client:independent-secret", refreshToken).statusCode())
                .isEqualTo(200);
        assertThat(json(basic("independent-client:wrong", refreshToken))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        HttpResponse<String> noBase64 = token("Basic %%%", refreshToken);
        assertThat(noBase64.statusCode()).isEqualTo(400);
        assertThat(json(noBase64).path("error").asString()).isEqualTo("invalid_client_id");
        assertThat(json(client.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken + "%zz")))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void whatIsImmediateShowsNoPage() {
        URI url = client.authorizeUrl(Map.of("immediate", "true"));
        SimulatedBrowser browser = new SimulatedBrowser();

        assertThat(parameters(URI.create(location(browser.get(url))))).containsEntry("error", "immediate_unsuccessful");
        browser.post(client.authorizeUrl(Map.of()), "username=" + OWNER + "&pw=salesforce");
        assertThat(parameters(URI.create(location(browser.get(url))))).containsEntry("error", "immediate_unsuccessful");
    }

    @Test
    void anAuthorizePageFailsAsAFaultSaysAndOnlyWhenItIsNamed() {
        simulator.production().addFault("authorize", new Fault.OAuth(400, "server_error", "later"));
        simulator.production().addFault(FaultMatch.ANY, new Fault.OAuth(400, "invalid_grant", "first token call"), 1);

        URI callback = URI.create(location(new SimulatedBrowser().get(client.authorizeUrl(Map.of()))));

        assertThat(parameters(callback)).containsEntry("error", "server_error").containsEntry("state", "s-1");
        assertThat(json(client.exchange(client.code(OWNER)))
                        .path("error_description")
                        .asString())
                .isEqualTo("first token call");
        assertThat(simulator.production().calls(0))
                .extracting(call -> call.kind())
                .containsOnly("token");
    }

    @Test
    void tokensAreIntrospectedByTheirApp() {
        JsonNode tokens = client.signIn(OWNER);
        String access = tokens.path("access_token").asString();

        JsonNode alive = introspect(access, ClientApp.INDEPENDENT.secret());
        assertThat(alive.path("active").asBoolean()).isTrue();
        assertThat(alive.path("username").asString()).isEqualTo(OWNER);
        assertThat(alive.path("sub").asString()).isEqualTo(tokens.path("id").asString());
        assertThat(introspect(tokens.path("refresh_token").asString(), ClientApp.INDEPENDENT.secret())
                        .path("token_type")
                        .asString())
                .isEqualTo("refresh_token");
        assertThat(introspect(access, "wrong").path("error").asString()).isEqualTo("invalid_client");
        client.revoke(access);
        assertThat(introspect(access, ClientApp.INDEPENDENT.secret())
                        .path("active")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aTokenIsRevokedByGetWithAndWithoutACallback() {
        JsonNode tokens = client.signIn(OWNER);
        String revoke = simulator.productionUrl() + "/services/oauth2/revoke?token=";

        HttpResponse<String> access = http.send(HttpRequest.newBuilder(
                        URI.create(revoke + encode(tokens.path("access_token").asString())))
                .build());
        assertThat(access.statusCode()).isEqualTo(200);
        assertThat(client.refresh(tokens.path("refresh_token").asString()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refresh = http.send(HttpRequest.newBuilder(
                        URI.create(revoke + encode(tokens.path("refresh_token").asString()) + "&callback=done"))
                .build());
        assertThat(refresh.body()).isEqualTo("done({})");
        assertThat(client.refresh(tokens.path("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(json(client.revoke("")).path("error").asString()).isEqualTo("unsupported_token_type");
    }

    @Test
    void theIdentityTakesTheTokenInTheHeaderOrInTheAddress() {
        JsonNode tokens = client.signIn(OWNER);
        String id = tokens.path("id").asString();
        String token = tokens.path("access_token").asString();

        JsonNode identity = json(http.send(
                HttpRequest.newBuilder(URI.create(id + "?format=json&version=latest&oauth_token=" + encode(token)))
                        .build()));
        assertThat(identity.path("urls").path("partner").asString())
                .endsWith("/services/Soap/u/67.0/" + token.substring(0, 15));
        assertThat(identity.path("addr_street").isNull()).isTrue();
        assertThat(client.get(URI.create(id), token).body()).contains("/services/Soap/u/{version}/");
        assertThat(client.get(URI.create(id), "nobody").body()).isEqualTo("Bad_OAuth_Token");
        assertThat(http.send(HttpRequest.newBuilder(URI.create(id)).build()).body())
                .isEqualTo("Missing_OAuth_Token");
        String other = json(client.exchange(client.code("owner@other.example")))
                .path("access_token")
                .asString();
        assertThat(client.get(URI.create(id), other).body()).isEqualTo("Wrong_Org");
        assertThat(client.get(URI.create(id.substring(0, id.length() - 4) + "9AAA"), token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withoutAScopeTheAppsOwnOnesAreMeant() {
        simulator.production().settings("{\"set\":{\"scopes\":[\"id\"]}}");

        URI all = new SimulatedBrowser().allow(client.authorizeUrl(Map.of()), OWNER);
        URI none = new SimulatedBrowser().allow(client.authorizeUrl(Map.of("scope", "")), OWNER);

        assertThat(parameters(all)).containsEntry("error", "invalid_scope");
        JsonNode tokens = json(client.exchange(parameters(none).getOrDefault("code", "")));
        assertThat(tokens.path("scope").asString()).isEqualTo("id");
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    private JsonNode introspect(String token, String secret) {
        return json(http.post(
                URI.create(simulator.productionUrl() + "/services/oauth2/introspect"),
                "client_id=independent-client&client_secret=" + secret + "&token=" + encode(token)));
    }

    private HttpResponse<String> basic(String credentials, String refreshToken) {
        return token(
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                refreshToken);
    }

    private HttpResponse<String> token(String authorization, String refreshToken) {
        return http.send(HttpRequest.newBuilder(URI.create(simulator.productionUrl() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=refresh_token&refresh_token=" + encode(refreshToken)))
                .build());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
