package io.surveylink.oauth.internal;

import io.surveylink.common.Digests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.ProofHandler;
import io.surveylink.oauth.Refusals;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.oauth.SignInHandler;
import io.surveylink.oauth.SignInHandler.CompletedSignIn;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignInPurpose;
import io.surveylink.oauth.SignInRequest;
import io.surveylink.oauth.SignIns;
import io.surveylink.oauth.TokenSet;
import io.surveylink.oauth.internal.AttemptRepository.Attempt;
import io.surveylink.oauth.internal.TokenEndpoint.TokenException;
import io.surveylink.user.Actor;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.stereotype.Service;

@Service
class SignInService implements SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int ATTEMPTS_PER_LIFETIME = 20;

    private final SalesforceAppService apps;
    private final AttemptRepository attempts;
    private final TokenEndpoint endpoint;
    private final TokenCheck check;
    private final Refusals refusals;
    private final TokenCipher cipher;
    private final Transactions transactions;
    private final ObjectProvider<SignInHandler> handler;
    private final ObjectProvider<ProofHandler> proofs;
    private final Clock clock;

    SignInService(
            SalesforceAppService apps,
            AttemptRepository attempts,
            TokenEndpoint endpoint,
            TokenCheck check,
            Refusals refusals,
            TokenCipher cipher,
            Transactions transactions,
            ObjectProvider<SignInHandler> handler,
            ObjectProvider<ProofHandler> proofs,
            Clock clock) {
        this.apps = apps;
        this.attempts = attempts;
        this.endpoint = endpoint;
        this.check = check;
        this.refusals = refusals;
        this.cipher = cipher;
        this.transactions = transactions;
        this.handler = handler;
        this.proofs = proofs;
        this.clock = clock;
    }

    @Override
    public URI begin(SignInRequest request, String sessionId) {
        var app = app(request);
        String state = RandomIds.secret();
        var authorization = authorizationRequest(app, request, state);
        String verifier = Objects.requireNonNull(authorization.getAttribute(PkceParameterNames.CODE_VERIFIER));
        byte[] stateDigest = Digests.sha256(state);
        Instant now = clock.instant();
        transactions.write(() -> {
            if (attempts.countSince(request.user(), now.minus(LIFETIME)) >= ATTEMPTS_PER_LIFETIME) {
                throw new DomainException(ErrorCode.RATE_LIMITED, LIFETIME.toSeconds());
            }
            attempts.deleteForgotten(now);
            attempts.insert(
                    request,
                    stateDigest,
                    Digests.sha256(sessionId),
                    cipher.encrypt(verifier, verifierPlace(stateDigest)),
                    now,
                    now.plus(LIFETIME));
        });
        return URI.create(authorization.getAuthorizationRequestUri());
    }

    @Override
    public SignInOutcome finish(Actor actor, String sessionId, String appPublicId, Map<String, String> parameters) {
        byte[] stateDigest = stateDigest(parameters.get("state"));
        var begun = transactions
                .read(() -> attempts.find(stateDigest))
                .filter(attempt -> attempt.user().equals(actor.id()))
                .filter(attempt -> MessageDigest.isEqual(attempt.sessionDigest(), Digests.sha256(sessionId)));
        if (begun.isEmpty()) {
            return new SignInOutcome.Failed(new DomainException(ErrorCode.LINK_STATE_UNKNOWN), "", null);
        }
        var attempt = begun.get();
        try {
            use(attempt);
            var app = app(attempt.request());
            if (!app.publicId().equals(appPublicId)) {
                throw new DomainException(ErrorCode.LINK_STATE_UNKNOWN);
            }
            return new SignInOutcome.Completed(complete(app, attempt, stateDigest, parameters));
        } catch (DomainException e) {
            LOG.info("a sign-in at Salesforce failed: {} {}", e.code(), parameters.getOrDefault("error", ""));
            return new SignInOutcome.Failed(e, attempt.returnTo(), attempt.id());
        }
    }

    @Override
    public Optional<SignInAttempt> abandon(String state) {
        Instant now = clock.instant();
        return transactions.write(() -> attempts.find(stateDigest(state))
                .filter(attempt -> !now.isAfter(attempt.expiresAt()))
                .filter(attempt -> attempts.use(attempt.id(), now))
                .map(Attempt::open));
    }

    /** A state counts once and in time. */
    private void use(Attempt attempt) {
        Instant now = clock.instant();
        if (now.isAfter(attempt.expiresAt())) {
            throw new DomainException(ErrorCode.LINK_EXPIRED);
        }
        if (!transactions.write(() -> attempts.use(attempt.id(), now))) {
            throw new DomainException(ErrorCode.LINK_STATE_UNKNOWN);
        }
    }

    private String complete(RegisteredApp app, Attempt attempt, byte[] stateDigest, Map<String, String> parameters) {
        if (parameters.containsKey("error")) {
            throw told(TokenError.of(parameters.get("error"), parameters.get("error_description")));
        }
        String verifier = cipher.decrypt(attempt.codeVerifier(), verifierPlace(stateDigest));
        var answer = exchange(app, attempt, verifier, parameters.getOrDefault("code", ""));
        return switch (attempt.purpose()) {
            case LINK, RELINK -> keep(app, attempt, answer);
            case PROVE -> prove(app, attempt, answer);
        };
    }

    private String keep(RegisteredApp app, Attempt attempt, OAuth2AccessTokenResponse answer) {
        try {
            TokenSet tokens = check.tokens(app, answer);
            SalesforceIdentity identity = identity(check.identityUrl(answer), tokens.accessToken());
            return handler.getObject()
                    .completed(new CompletedSignIn(attempt.request(), app.environment(), tokens, identity));
        } catch (RuntimeException e) {
            // An approval that nobody uses would still push out another one: Salesforce keeps five.
            revoke(app, answer);
            throw e;
        }
    }

    /** The token has told who signed in; it is revoked before anything is made of it. */
    private String prove(RegisteredApp app, Attempt attempt, OAuth2AccessTokenResponse answer) {
        SalesforceIdentity identity;
        try {
            identity = identity(
                    check.signedIdentityUrl(app, answer),
                    answer.getAccessToken().getTokenValue());
        } finally {
            revoke(app, answer);
        }
        return proofs.getObject().proved(attempt.request(), identity);
    }

    private void revoke(RegisteredApp app, OAuth2AccessTokenResponse answer) {
        var refreshToken = answer.getRefreshToken();
        endpoint.revoke(
                app, refreshToken == null ? answer.getAccessToken().getTokenValue() : refreshToken.getTokenValue());
    }

    private OAuth2AccessTokenResponse exchange(RegisteredApp app, Attempt attempt, String verifier, String code) {
        if (code.isEmpty()) {
            throw new DomainException(ErrorCode.LINK_STATE_UNKNOWN);
        }
        var request = authorizationRequest(app, attempt.request(), "used");
        var withVerifier = OAuth2AuthorizationRequest.from(request)
                .attributes(attributes -> attributes.put(PkceParameterNames.CODE_VERIFIER, verifier))
                .build();
        var response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(app.redirectUri().toString())
                .state("used")
                .build();
        try {
            return endpoint.exchange(app, new OAuth2AuthorizationExchange(withVerifier, response));
        } catch (TokenException e) {
            throw told(e.error());
        }
    }

    private SalesforceIdentity identity(URI url, String accessToken) {
        try {
            var identity = endpoint.identity(url, accessToken);
            if (!url.getPath().equals("/id/" + identity.organizationId() + "/" + identity.userId())) {
                throw new DomainException(ErrorCode.LINK_SIGNATURE_WRONG);
            }
            return identity;
        } catch (TokenException e) {
            throw told(e.error());
        }
    }

    private DomainException told(TokenError error) {
        var refusal = error.refusal();
        if (refusal == TokenError.Refusal.OTHER) {
            return refusals.error(error.error());
        }
        // Of a token that was never there, only the code can be meant.
        return refusals.error(refusal == TokenError.Refusal.TOKEN_DEAD ? ErrorCode.LINK_CODE_REFUSED : refusal.code());
    }

    private static OAuth2AuthorizationRequest authorizationRequest(
            RegisteredApp app, SignInRequest request, String state) {
        var registration = app.registration();
        var builder = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(app.authorizeUri().toString())
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(app.scopes(request.purpose()))
                .state(state)
                .additionalParameters(parameters -> {
                    // Without it the browser's Salesforce session would link whoever signed in there last.
                    parameters.put("prompt", request.purpose() == SignInPurpose.LINK ? "login consent" : "login");
                    if (request.loginHint() != null) {
                        parameters.put("login_hint", request.loginHint());
                    }
                });
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(builder);
        return builder.build();
    }

    private RegisteredApp app(SignInRequest request) {
        return apps.registered(request.app()).orElseThrow(() -> new DomainException(ErrorCode.SALESFORCE_APP_MISSING));
    }

    private static byte[] stateDigest(@Nullable String state) {
        return Digests.sha256(state == null ? "" : state);
    }

    private static String verifierPlace(byte[] stateDigest) {
        return "authorization_attempt.code_verifier|" + HexFormat.of().formatHex(stateDigest);
    }
}
