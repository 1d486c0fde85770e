package io.surveylink.oauth.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.GrantId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.Grants.Refresh.Blocked;
import io.surveylink.oauth.Grants.Refresh.Dead;
import io.surveylink.oauth.Grants.Refresh.Refreshed;
import io.surveylink.oauth.Grants.Refresh.Unanswered;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.oauth.TokenSet;
import io.surveylink.oauth.internal.GrantRepository.GrantRow;
import io.surveylink.oauth.internal.TokenEndpoint.TokenException;
import io.surveylink.salesforce.SalesforceSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Service;

@Service
class GrantService implements Grants {

    private static final Logger LOG = LoggerFactory.getLogger(GrantService.class);

    /** Twice the read time-out of the token request: one that ran out is truly over. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int REVOCATIONS_AT_ONCE = 50;

    private final GrantRepository grants;
    private final SalesforceAppService apps;
    private final TokenEndpoint endpoint;
    private final TokenCheck check;
    private final TokenCipher cipher;
    private final Transactions transactions;
    private final Clock clock;

    GrantService(
            GrantRepository grants,
            SalesforceAppService apps,
            TokenEndpoint endpoint,
            TokenCheck check,
            TokenCipher cipher,
            Transactions transactions,
            Clock clock) {
        this.grants = grants;
        this.apps = apps;
        this.endpoint = endpoint;
        this.check = check;
        this.cipher = cipher;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public GrantId store(SalesforceAppId app, TokenSet tokens) {
        Instant now = clock.instant();
        var id = grants.insert(app, tokens, now);
        setTokens(id, tokens.accessToken(), tokens.refreshToken(), tokens, now);
        return id;
    }

    @Override
    public void retire(GrantId grant) {
        grants.retire(grant, clock.instant());
    }

    @Override
    public void revokeRetired() {
        for (GrantRow grant : transactions.read(() -> grants.findRetired(REVOCATIONS_AT_ONCE))) {
            var app = apps.registered(grant.app());
            if (app.isEmpty() || endpoint.revoke(app.get(), refreshToken(grant))) {
                transactions.write(() -> grants.dropTokens(grant.id()));
            } else {
                LOG.warn("grant {} could not be revoked at Salesforce; it is tried again", grant.id());
            }
        }
    }

    @Override
    public SalesforceAppId appOf(GrantId grant) {
        return row(grant).app();
    }

    @Override
    public Optional<GrantSession> session(GrantId grant) {
        return session(row(grant));
    }

    @Override
    public Refresh refresh(GrantId id, int generation) {
        Instant began = clock.instant();
        while (true) {
            var grant = row(id);
            if (grant.refreshToken() == null || grant.revokedAt() != null) {
                return new Dead(Objects.requireNonNullElse(grant.failure(), "revoked"));
            }
            if (grant.generation() > generation) {
                return new Refreshed(session(grant).orElseThrow());
            }
            if (grant.failedAt() != null
                    && grant.failure() != null
                    && grant.failedAt().isAfter(began)) {
                // Who was waited for has failed just now; trying at once would fail again.
                return failure(TokenError.of(grant.failure(), ""));
            }
            String holder = UUID.randomUUID().toString();
            Instant now = clock.instant();
            if (transactions.write(() -> grants.lease(id, generation, holder, now, now.plus(LEASE)))) {
                return refreshUnderLease(id, holder);
            }
            pause();
        }
    }

    @Override
    public Optional<SalesforceIdentity> identity(GrantId grant, String organizationId, String userId) {
        var row = row(grant);
        var session = session(row);
        var app = apps.registered(row.app());
        if (session.isEmpty() || app.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(endpoint.identity(
                    app.get().identityUri(organizationId, userId),
                    session.get().session().accessToken()));
        } catch (TokenException e) {
            LOG.info("Salesforce did not tell an identity: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public List<GrantId> idleSince(Instant time) {
        return transactions.read(() -> grants.findIdle(time));
    }

    private Refresh refreshUnderLease(GrantId id, String holder) {
        var grant = row(id);
        var app = apps.registered(grant.app()).orElseThrow();
        try {
            var answer = endpoint.refresh(app, refreshToken(grant));
            return new Refreshed(keep(grant, answer));
        } catch (TokenException e) {
            return fail(grant, holder, e.error(), !e.answered());
        } catch (DomainException e) {
            // Salesforce changed the app's settings under us: JWTs, or a host that is not its own.
            return fail(grant, holder, TokenError.of("invalid_client", e.code().name()), false);
        }
    }

    /** The rotated token is stored before the new access token is used: the old one is dead from here on. */
    private GrantSession keep(GrantRow grant, OAuth2AccessTokenResponse answer) {
        String refreshToken = Objects.requireNonNull(answer.getRefreshToken()).getTokenValue();
        var tokens = new TokenSet(check.accessToken(answer), refreshToken, check.instanceUrl(answer), "");
        transactions.write(() -> setTokens(grant.id(), tokens.accessToken(), refreshToken, tokens, clock.instant()));
        return new GrantSession(
                new SalesforceSession(tokens.instanceUrl(), tokens.accessToken()), grant.generation() + 1);
    }

    private Refresh fail(GrantRow grant, String holder, TokenError error, boolean unanswered) {
        var failure = failure(error);
        // A lost answer may have held a rotated token. The old one is tried once more; dead then, it says why.
        boolean ambiguous = unanswered || (grant.ambiguous() && failure instanceof Unanswered);
        String code = failure instanceof Dead && grant.ambiguous() ? "REFRESH_ANSWER_LOST" : error.keptCode();
        LOG.info("grant {} could not be refreshed: {} {}", grant.id(), error.code(), error.description());
        transactions.write(() -> {
            grants.release(grant.id(), holder, code, ambiguous, clock.instant());
            if (failure instanceof Dead) {
                grants.dropTokens(grant.id());
            }
        });
        return failure instanceof Dead ? new Dead(code) : failure;
    }

    private static Refresh failure(TokenError error) {
        return switch (error.meaning()) {
            case DEAD -> new Dead(error.code());
            case BLOCKED -> new Blocked(error.keptCode());
            case UNANSWERED -> new Unanswered(error.keptCode());
        };
    }

    private void setTokens(GrantId id, String accessToken, String refreshToken, TokenSet tokens, Instant now) {
        grants.setTokens(
                id,
                cipher.encrypt(accessToken, place("access_token", id)),
                cipher.encrypt(refreshToken, place("refresh_token", id)),
                tokens.instanceUrl(),
                now);
    }

    private Optional<GrantSession> session(GrantRow grant) {
        return Optional.ofNullable(grant.accessToken())
                .map(token -> new GrantSession(
                        new SalesforceSession(
                                grant.instanceUrl(), cipher.decrypt(token, place("access_token", grant.id()))),
                        grant.generation()));
    }

    private String refreshToken(GrantRow grant) {
        return cipher.decrypt(Objects.requireNonNull(grant.refreshToken()), place("refresh_token", grant.id()));
    }

    private GrantRow row(GrantId id) {
        return transactions.read(() -> grants.find(id)).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    private static String place(String column, GrantId id) {
        return "oauth_grant." + column + "|" + id.value();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another refreshed the token", e);
        }
    }
}
