package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Opens sessions and writes the token response about them. */
final class TokenIssuer {

    private final InstantSource clock;
    private final Sessions sessions;
    private final Apps apps;
    private final SessionTimeouts timeouts;
    private final IdTokens idTokens;
    private final Supplier<String> baseUrl;

    TokenIssuer(
            InstantSource clock,
            Sessions sessions,
            Apps apps,
            SessionTimeouts timeouts,
            IdTokens idTokens,
            Supplier<String> baseUrl) {
        this.clock = clock;
        this.sessions = sessions;
        this.apps = apps;
        this.timeouts = timeouts;
        this.idTokens = idTokens;
        this.baseUrl = baseUrl;
    }

    /**
     * @param refreshToken to be told to the client; null at a refresh without rotation
     * @return the fields in Salesforce's order; there is no {@code expires_in}, and {@code issued_at} is a text
     */
    Map<String, Object> issue(
            Org org, OrgUser user, ClientApp app, Grant grant, @Nullable String refreshToken, @Nullable String nonce) {
        Instant now = clock.instant();
        String issuedAt = String.valueOf(now.toEpochMilli());
        String id = identityUrl(org, user);
        boolean jwt = apps.policy(org.key(), app.key()).has(AppRule.JWT_TOKENS);
        String accessToken = jwt ? jwtToken(org, id, app, grant, now) : Tokens.accessToken(org.id());
        sessions.open(accessToken, org.id(), grant, timeouts.of(org));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        if (refreshToken != null) {
            answer.put("refresh_token", refreshToken);
        }
        answer.put("signature", signature(app.secret(), id + issuedAt));
        answer.put("scope", String.join(" ", grant.scopes()));
        if (grant.scopes().contains("openid")) {
            answer.put("id_token", idToken(id, app, nonce, now));
        }
        answer.put("instance_url", baseUrl.get());
        answer.put("id", id);
        answer.put("token_type", "Bearer");
        answer.put("issued_at", issuedAt);
        if (jwt) {
            answer.put("token_format", "jwt");
        }
        return answer;
    }

    String identityUrl(Org org, OrgUser user) {
        return baseUrl.get() + "/id/" + org.id() + "/" + user.id();
    }

    private String idToken(String id, ClientApp app, @Nullable String nonce, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", baseUrl.get());
        claims.put("sub", id);
        claims.put("aud", app.key());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(120).getEpochSecond());
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return idTokens.sign(claims);
    }

    private String jwtToken(Org org, String id, ClientApp app, Grant grant, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", baseUrl.get());
        claims.put("sub", id);
        claims.put("aud", baseUrl.get());
        claims.put("client_id", app.key());
        claims.put("scp", String.join(" ", grant.scopes()));
        claims.put("org_id", org.id());
        claims.put("jti", Tokens.random(24));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(timeouts.of(org)).getEpochSecond());
        return idTokens.sign(claims);
    }

    private static String signature(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
