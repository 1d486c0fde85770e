package io.surveylink.simulator.oauth;

import io.surveylink.simulator.fault.CallInfo;
import io.surveylink.simulator.fault.CallRunner;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.Orgs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /services/oauth2/token}: codes and refresh tokens become access tokens. */
public final class TokenEndpoint {

    private static final String DEAD = "expired access/refresh token";

    private final Orgs orgs;
    private final Apps apps;
    private final Grants grants;
    private final AuthorizationCodes codes;
    private final TokenIssuer issuer;
    private final InstantSource clock;
    private final Logins logins;
    private final CallRunner runner;

    TokenEndpoint(
            Orgs orgs,
            Apps apps,
            Grants grants,
            AuthorizationCodes codes,
            TokenIssuer issuer,
            InstantSource clock,
            CallRunner runner) {
        this.orgs = orgs;
        this.apps = apps;
        this.grants = grants;
        this.codes = codes;
        this.issuer = issuer;
        this.clock = clock;
        this.logins = new Logins(clock);
        this.runner = runner;
    }

    public Reply handle(Request request) {
        Map<String, String> form = ClientForm.of(request);
        return runner.run(info(form), new OAuthWork(() -> token(form, request.remoteAddress())));
    }

    private CallInfo info(Map<String, String> form) {
        String org = null;
        String user = null;
        String refreshToken = form.getOrDefault("refresh_token", "");
        Optional<AuthorizationCodes.Issued> code = codes.find(form.getOrDefault("code", ""));
        if (grants.present(refreshToken) instanceof Grants.Presented.Valid(Grant grant)) {
            org = grant.org();
            user = grant.username();
        } else if (code.isPresent()) {
            org = code.get().org().key();
            user = code.get().user().username();
        }
        return CallInfo.ofOAuth("token", org, user, form.get("client_id"), form.get("grant_type"));
    }

    private Map<String, Object> token(Map<String, String> form, String address) {
        ClientApp app = ClientForm.client(apps, form);
        String secret = form.get("client_secret");
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> byCode(app, form, secret, address);
            case "refresh_token" -> byRefreshToken(app, form.getOrDefault("refresh_token", ""), secret, address);
            default -> throw new OAuthError("unsupported_grant_type", "grant type not supported");
        };
    }

    private Map<String, Object> byCode(
            ClientApp app, Map<String, String> form, @Nullable String secret, String address) {
        String code = form.getOrDefault("code", "");
        AuthorizationCodes.Issued issued = codes.find(code)
                .filter(found -> found.app().equals(app.key()))
                .orElseThrow(() -> new OAuthError("invalid_grant", "invalid authorization code"));
        if (codes.isOver(issued)) {
            throw new OAuthError("invalid_grant", "expired authorization code");
        }
        if (!issued.redirectUri().equals(form.get("redirect_uri"))) {
            throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
        }
        verify(issued.challenge(), form.get("code_verifier"));
        AppPolicy policy = apps.policy(issued.org().key(), app.key());
        checkPolicy(policy, issued.user().username(), secret, address);
        Orgs.Member member = active(issued.user().username());
        logins.admit(member.org(), member.user());
        if (!codes.redeem(code, issued)) {
            throw new OAuthError("invalid_grant", "expired authorization code");
        }
        Grant grant = grants.approve(member.org(), member.user(), app, issued.scopes());
        return issuer.issue(member.org(), member.user(), app, grant, grant.refreshToken(), issued.nonce());
    }

    private Map<String, Object> byRefreshToken(
            ClientApp app, String refreshToken, @Nullable String secret, String address) {
        Grant grant = switch (grants.present(refreshToken)) {
            case Grants.Presented.Valid(Grant valid) when valid.app().equals(app.key()) -> valid;
            case Grants.Presented.Valid _, Grants.Presented.Unknown _ -> throw new OAuthError("invalid_grant", DEAD);
            case Grants.Presented.Replayed(Grant replayed) -> {
                grants.kill(replayed);
                throw new OAuthError("invalid_grant", DEAD);
            }
        };
        Orgs.Member member = active(grant.username());
        logins.admit(member.org(), member.user());
        AppPolicy policy = apps.policy(member.org().key(), app.key());
        checkPolicy(policy, grant.username(), secret, address);
        if (isOver(grant, policy)) {
            grants.kill(grant);
            throw new OAuthError("invalid_grant", DEAD);
        }
        grants.used(grant);
        if (!policy.has(AppRule.ROTATION)) {
            return issuer.issue(member.org(), member.user(), app, grant, null, null);
        }
        Grant rotated = grants.rotate(grant).orElseThrow(() -> {
            // Another request was faster with the same token: that is a replay too.
            grants.kill(grant);
            return new OAuthError("invalid_grant", DEAD);
        });
        return issuer.issue(member.org(), member.user(), app, rotated, rotated.refreshToken(), null);
    }

    private boolean isOver(Grant grant, AppPolicy policy) {
        Instant now = clock.instant();
        boolean idle = policy.idleLimit() != null
                && grant.lastUsedAt().plus(policy.idleLimit()).isBefore(now);
        boolean old = policy.lifetime() != null
                && !grant.refreshedAt().plus(policy.lifetime()).isAfter(now);
        return idle || old;
    }

    private static void checkPolicy(AppPolicy policy, String username, @Nullable String secret, String address) {
        if (policy.has(AppRule.REQUIRE_SECRET) && secret == null) {
            throw new OAuthError("invalid_client", "invalid client credentials");
        }
        if (!policy.allowsAddress(address)) {
            throw new OAuthError("invalid_grant", "ip restricted");
        }
        if (policy.has(AppRule.BLOCKED)) {
            throw new OAuthError("invalid_app_access", "this app is blocked by admin");
        }
        if (!policy.permits(username)) {
            throw new OAuthError("invalid_app_access", "user is not admin approved to access this app");
        }
    }

    private Orgs.Member active(String username) {
        return orgs.member(username)
                .filter(member -> member.user().active())
                .orElseThrow(() -> new OAuthError("invalid_grant", "inactive user"));
    }

    private static void verify(@Nullable String challenge, @Nullable String verifier) {
        if (challenge == null) {
            // A stray verifier is ignored: some clients always send one.
            return;
        }
        if (verifier == null) {
            throw new OAuthError("invalid_grant", "missing required code verifier");
        }
        if (!s256(verifier).equals(challenge.replaceAll("=+$", ""))) {
            throw new OAuthError("invalid_request", "invalid code verifier");
        }
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
