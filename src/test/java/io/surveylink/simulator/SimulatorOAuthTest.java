package io.surveylink.simulator;

import static io.surveylink.simulator.IndependentClient.json;
import static io.surveylink.simulator.IndependentClient.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.simulator.oauth.ClientApp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SimulatorOAuthTest {

    private static final String OWNER = "owner@acme.example";
    private static final String VERIFIER = "verifier-of-more-than-forty-three-characters-0123456789";

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

    @Test
    void aPersonSignsInAndAllowsAndTheClientGetsTokensOfSalesforcesForm() throws Exception {
        JsonNode tokens = client.signIn(OWNER);

        String id = tokens.path("id").asString();
        assertThat(tokens.path("access_token").asString()).matches("00D\\w{12}!.+");
        assertThat(tokens.path("refresh_token").asString()).startsWith("5Aep");
        assertThat(tokens.path("instance_url").asString()).isEqualTo(simulator.productionUrl());
        assertThat(tokens.path("scope").asString()).isEqualTo("api refresh_token openid id");
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("issued_at").isString()).isTrue();
        assertThat(tokens.has("expires_in")).isFalse();
        assertThat(tokens.path("id_token").asString().split("\\.")).hasSize(3);
        assertThat(id).matches(simulator.productionUrl() + "/id/00D\\w{15}/005\\w{15}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ClientApp.INDEPENDENT.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((id + tokens.path("issued_at").asString()).getBytes(StandardCharsets.UTF_8));
        assertThat(tokens.path("signature").asString())
                .isEqualTo(Base64.getEncoder().encodeToString(expected));
    }

    @Test
    void stateComesBackAndTheCodeIsEncoded() {
        URI callback = new SimulatedBrowser().allow(client.authorizeUrl(Map.of("state", "a b&c")), OWNER);

        assertThat(callback.toString()).startsWith("http://localhost:9999/callback?code=aPrx");
        assertThat(callback.getRawQuery()).contains("%3D%3D&state=a+b%26c");
    }

    @Test
    void aDenialGoesBackAsAccessDenied() {
        URI callback = new SimulatedBrowser().deny(client.authorizeUrl(Map.of()), OWNER);

        assertThat(parameters(callback))
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "end-user denied authorization")
                .containsEntry("state", "s-1");
    }

    @Test
    void anUnknownClientOrCallbackEndsOnSalesforcesOwnPage() {
        SimulatedBrowser browser = new SimulatedBrowser();

        assertThat(browser.get(client.authorizeUrl(Map.of("client_id", "nobody")))
                        .body())
                .contains("error=invalid_client_id");
        HttpResponse<String> mismatch =
                browser.get(client.authorizeUrl(Map.of("redirect_uri", "http://localhost:9999/elsewhere")));
        assertThat(mismatch.body()).contains("redirect_uri_mismatch");
        assertThat(mismatch.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aWrongPasswordShowsTheLoginPageAgain() {
        HttpResponse<String> page =
                new SimulatedBrowser().post(client.authorizeUrl(Map.of()), "username=" + OWNER + "&pw=wrong");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Please check your username and password", "value=\"" + OWNER + "\"", "value=\"Login\"");
    }

    @Test
    void anApprovedAppIsNotAskedForAgainUnlessThePromptSaysSo() {
        SimulatedBrowser browser = new SimulatedBrowser();
        URI authorize = client.authorizeUrl(Map.of());
        client.exchange(parameters(browser.allow(authorize, OWNER)).getOrDefault("code", ""));

        assertThat(browser.get(authorize).headers().firstValue("Location").orElseThrow())
                .startsWith("http://localhost:9999/callback?code=");
        assertThat(browser.get(client.authorizeUrl(Map.of("prompt", "consent"))).body())
                .contains("name=\"decision\"");
        assertThat(browser.get(client.authorizeUrl(Map.of("prompt", "login consent")))
                        .body())
                .contains("name=\"pw\"");
    }

    @Test
    void theCookieBearsThePort() {
        SimulatedBrowser browser = new SimulatedBrowser();
        URI authorize = client.authorizeUrl(Map.of());
        browser.allow(authorize, OWNER);

        assertThat(browser.get(client.authorizeUrl(Map.of("prompt", "consent"))).body())
                .contains("name=\"decision\"");
        assertThat(new SimulatedBrowser().get(authorize).body()).contains("name=\"pw\"");
    }

    @ParameterizedTest
    @CsvSource({"S256", "''"})
    void aChallengeIsS256WithOrWithoutAMethod(String method) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        Map<String, String> pkce = method.isEmpty()
                ? Map.of("code_challenge", challenge)
                : Map.of("code_challenge", challenge, "code_challenge_method", method);

        String code = code(pkce);
        assertThat(json(exchange(code, Map.of())).path("error").asString()).isEqualTo("invalid_grant");
        JsonNode mismatch = json(exchange(code, Map.of("code_verifier", VERIFIER + "x")));
        assertThat(mismatch.path("error").asString()).isEqualTo("invalid_request");
        assertThat(mismatch.path("error_description").asString()).isEqualTo("invalid code verifier");
        assertThat(exchange(code, Map.of("code_verifier", VERIFIER)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whereAnOrgRequiresPkceARequestWithoutItGoesBack() {
        simulator.production().settings("""
                {"org":"acme","set":{"requirePkce":true}}""");

        URI callback = new SimulatedBrowser().allow(client.authorizeUrl(Map.of()), OWNER);

        assertThat(parameters(callback))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "missing required code challenge");
    }

    @Test
    void aCodeIsGoodOnceAndForFifteenMinutes() {
        String code = client.code(OWNER);
        assertThat(client.exchange(code).statusCode()).isEqualTo(200);
        assertThat(description(client.exchange(code))).isEqualTo("expired authorization code");

        String late = client.code(OWNER);
        simulator.production().clock().advance(Duration.ofMinutes(16));
        assertThat(description(client.exchange(late))).isEqualTo("expired authorization code");
        assertThat(description(client.exchange("aPrxNobody"))).isEqualTo("invalid authorization code");
    }

    @Test
    void aWrongSecretIsAnInvalidClient() {
        HttpResponse<String> answer = client.token(Map.of("client_secret", "wrong", "grant_type", "refresh_token"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_client");
        assertThat(json(client.token(Map.of("client_id", "nobody")))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client_id");
        assertThat(json(client.token(Map.of("grant_type", "password")))
                        .path("error")
                        .asString())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void aRefreshGivesANewAccessTokenAndNoRefreshToken() {
        JsonNode tokens = client.signIn(OWNER);

        JsonNode refreshed = json(client.refresh(tokens.path("refresh_token").asString()));

        assertThat(refreshed.path("access_token").asString())
                .isNotEmpty()
                .isNotEqualTo(tokens.path("access_token").asString());
        assertThat(refreshed.has("refresh_token")).isFalse();
    }

    @Test
    void underRotationAReplayKillsTheNewTokenAndItsSessionsToo() {
        simulator.production().settings("""
                {"org":"acme","set":{"rotation":true}}""");
        String first = client.signIn(OWNER).path("refresh_token").asString();

        JsonNode rotated = json(client.refresh(first));
        String second = rotated.path("refresh_token").asString();
        assertThat(second).startsWith("5Aep").isNotEqualTo(first);
        assertThat(userinfo(rotated.path("access_token").asString()).statusCode())
                .isEqualTo(200);

        assertThat(description(client.refresh(first))).isEqualTo("expired access/refresh token");
        assertThat(description(client.refresh(second))).isEqualTo("expired access/refresh token");
        assertThat(userinfo(rotated.path("access_token").asString()).body()).isEqualTo("Bad_OAuth_Token");
    }

    @Test
    void theSixthApprovalKillsTheOldest() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tokens.add(client.signIn(OWNER).path("refresh_token").asString());
            simulator.production().clock().advance(Duration.ofSeconds(1));
        }

        assertThat(client.refresh(tokens.get(0)).statusCode()).isEqualTo(400);
        assertThat(tokens.subList(1, 6))
                .allSatisfy(
                        token -> assertThat(client.refresh(token).statusCode()).isEqualTo(200));
        assertThat(simulator.production().grants(OWNER)).hasSize(5);
    }

    @Test
    void aRevokedRefreshTokenTakesItsSessionsWithIt() {
        JsonNode tokens = client.signIn(OWNER);

        HttpResponse<String> revoked =
                client.revoke(tokens.path("refresh_token").asString());

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(revoked.body()).isEmpty();
        assertThat(userinfo(tokens.path("access_token").asString()).statusCode())
                .isEqualTo(403);
        assertThat(client.refresh(tokens.path("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(json(client.revoke(tokens.path("refresh_token").asString()))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_token");
    }

    @Test
    void aRevokedAccessTokenDiesAlone() {
        JsonNode tokens = client.signIn(OWNER);

        client.revoke(tokens.path("access_token").asString());

        assertThat(userinfo(tokens.path("access_token").asString()).statusCode())
                .isEqualTo(403);
        assertThat(client.refresh(tokens.path("refresh_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void identityAndUserinfoTellWhoItIs() {
        JsonNode tokens = client.signIn("collaborator@acme.example");
        String token = tokens.path("access_token").asString();

        JsonNode identity = json(client.get(URI.create(tokens.path("id").asString()), token));
        JsonNode userinfo = json(userinfo(token));

        assertThat(identity.path("username").asString()).isEqualTo("collaborator@acme.example");
        assertThat(identity.path("is_app_installed").asBoolean()).isTrue();
        assertThat(identity.path("urls").path("partner").asString())
                .startsWith(simulator.productionUrl() + "/services/Soap/u/{version}/00D");
        assertThat(userinfo.path("preferred_username").asString()).isEqualTo("collaborator@acme.example");
        assertThat(userinfo.path("organization_id").asString())
                .isEqualTo(identity.path("organization_id").asString())
                .hasSize(18);
    }

    @Test
    void sandboxAndProductionDoNotKnowEachOthersUsersOrOrgs() {
        IndependentClient sandbox = new IndependentClient(simulator.sandboxUrl());

        JsonNode tokens = sandbox.signIn("owner@acme.example.sandbox");

        assertThat(tokens.path("instance_url").asString()).isEqualTo(simulator.sandboxUrl());
        assertThat(tokens.path("id").asString()).doesNotContain(orgIdOf(client.signIn(OWNER)));
        assertThat(client.get(
                                URI.create(simulator.productionUrl() + "/services/oauth2/userinfo"),
                                tokens.path("access_token").asString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void policiesOfTheOrgDecideWhoMayUseTheApp() {
        simulator.production().settings("""
                {"org":"acme","set":{"installed":false}}""");
        assertThat(ownPage()).contains("app must be installed into org");

        simulator.production().settings("""
                {"org":"acme","set":{"installed":true,"permittedUsers":["successor@acme.example"]}}""");
        assertThat(ownPage()).contains("OAUTH_APP_ACCESS_DENIED");

        simulator.production().settings("""
                {"org":"acme","set":{"permittedUsers":null,"blocked":true}}""");
        assertThat(ownPage()).contains("OAUTH_APP_BLOCKED");
    }

    @Test
    void anIdleRefreshTokenAndAForbiddenAddressAreRefused() {
        simulator.production().settings("""
                {"org":"acme","set":{"idleLimit":"P30D"}}""");
        String idle = client.signIn(OWNER).path("refresh_token").asString();
        simulator.production().clock().advance(Duration.ofDays(29));
        assertThat(client.refresh(idle).statusCode()).isEqualTo(200);
        simulator.production().clock().advance(Duration.ofDays(31));
        assertThat(description(client.refresh(idle))).isEqualTo("expired access/refresh token");

        String token = client.signIn(OWNER).path("refresh_token").asString();
        simulator.production().settings("""
                {"org":"acme","set":{"ipAllowlist":["192.0.2."]}}""");
        assertThat(description(client.refresh(token))).isEqualTo("ip restricted");
    }

    @Test
    void anInactiveUserCannotRefresh() {
        String token =
                client.signIn("successor@acme.example").path("refresh_token").asString();
        simulator.production().settings("""
                {"user":"successor@acme.example","set":{"active":false}}""");

        assertThat(description(client.refresh(token))).isEqualTo("inactive user");
    }

    @Test
    void approvalsAndSessionsOutliveTheProcess(@TempDir Path folder) {
        SimulatorConfig config = SimulatorConfig.inMemory().withDataDirectory(folder);
        String refreshToken;
        String accessToken;
        try (SalesforceSimulator first = SalesforceSimulator.start(config)) {
            JsonNode tokens = new IndependentClient(first.productionUrl()).signIn(OWNER);
            refreshToken = tokens.path("refresh_token").asString();
            accessToken = tokens.path("access_token").asString();
        }
        try (SalesforceSimulator second = SalesforceSimulator.start(config)) {
            IndependentClient again = new IndependentClient(second.productionUrl());
            assertThat(again.refresh(refreshToken).statusCode()).isEqualTo(200);
            assertThat(again.get(URI.create(second.productionUrl() + "/services/oauth2/userinfo"), accessToken)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private String ownPage() {
        SimulatedBrowser browser = new SimulatedBrowser();
        try {
            return browser.allow(client.authorizeUrl(Map.of()), OWNER).toString();
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String code(Map<String, String> more) {
        return parameters(new SimulatedBrowser().allow(client.authorizeUrl(more), OWNER))
                .getOrDefault("code", "");
    }

    private HttpResponse<String> exchange(String code, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("grant_type", "authorization_code");
        all.put("code", code);
        all.put("redirect_uri", "http://localhost:9999/callback");
        return client.token(all);
    }

    private HttpResponse<String> userinfo(String token) {
        return client.get(URI.create(simulator.productionUrl() + "/services/oauth2/userinfo"), token);
    }

    private static String description(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        return json(response).path("error_description").asString();
    }

    private static String orgIdOf(JsonNode tokens) {
        return tokens.path("id").asString().split("/")[4];
    }
}
