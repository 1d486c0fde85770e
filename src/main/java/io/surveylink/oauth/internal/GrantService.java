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
import io.surveylink.oauth.internal.TokenCipher.UnreadableException;
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
        if (!setTokens(id, 0, tokens, now)) {
            throw new IllegalStateException("a grant that was just added is not there");
        }
        return id;
    }

    @Override
    public void retire(GrantId grant) {
        grants.retire(grant, clock.instant());
    }

    @Override
    public void revokeRetired() {
        for (GrantRow grant : transactions.read(() -> grants.findRetired(REVOCATIONS_AT_ONCE))) {
            if (isRevoked(grant)) {
                transactions.write(() -> grants.dropTokens(grant.id(), grant.generation()));
            } else {
                LOG.warn("grant {} could not be revoked at Salesforce; it is tried again", grant.id());
            }
        }
    }

    private boolean isRevoked(GrantRow grant) {
        try {
            var app = apps.registered(grant.app());
            return app.isEmpty() || endpoint.revoke(app.get(), refreshToken(grant));
        } catch (UnreadableException | DomainException e) {
            LOG.error("grant {} cannot be revoked any more: {}", grant.id(), e.getMessage());
            return true;
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
                return new Dead(Objects.requireNonNullElse(grant.failure(), ErrorCode.SALESFORCE_TOKEN_DEAD.name()));
            }
            if (grant.generation() > generation) {
                return new Refreshed(session(grant).orElseThrow());
            }
            if (grant.failedAt() != null
                    && grant.failure() != null
                    && grant.failedAt().isAfter(began)) {
                // Who was waited for has failed just now; trying at once would fail again.
                return failureOf(grant.failure());
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
        try {
            var app = apps.registered(grant.app()).orElseThrow();
            return keep(grant, app, holder, endpoint.refresh(app, refreshToken(grant)));
        } catch (TokenException e) {
            return fail(grant, holder, e);
        } catch (UnreadableException e) {
            LOG.error("grant {} is lost: {}", id, e.getMessage());
            return giveUp(grant, holder, ErrorCode.SALESFORCE_TOKEN_UNREADABLE);
        } catch (DomainException e) {
            return giveUp(grant, holder, e.code());
        }
    }

    /** What was rotated is stored before anything is done with the answer: the token before it is dead from here on. */
    private Refresh keep(GrantRow grant, RegisteredApp app, String holder, OAuth2AccessTokenResponse answer) {
        String refreshToken = Objects.requireNonNull(answer.getRefreshToken()).getTokenValue();
        TokenSet tokens;
        try {
            tokens = new TokenSet(
                    check.accessToken(answer), refreshToken, check.instanceUrl(answer, grant.instanceUrl()), "");
        } catch (DomainException e) {
            return keepForLater(grant, holder, refreshToken, e);
        }
        if (transactions.write(() -> setTokens(grant.id(), grant.generation(), tokens, clock.instant()))) {
            return new Refreshed(new GrantSession(
                    new SalesforceSession(tokens.instanceUrl(), tokens.accessToken()), grant.generation() + 1));
        }
        var now = row(grant.id());
        if (now.revokedAt() == null) {
            return new Refreshed(session(now).orElseThrow());
        }
        // Its account was deleted while Salesforce answered: nobody may be left with what came.
        endpoint.revoke(app, refreshToken);
        return new Dead(ErrorCode.SALESFORCE_TOKEN_DEAD.name());
    }

    /** The app's settings were changed in Salesforce: JWTs now, or a host that is not its own. */
    private Refresh keepForLater(GrantRow grant, String holder, String refreshToken, DomainException why) {
        String code = why.code().name();
        LOG.info("grant {} was refreshed to what cannot be used: {}", grant.id(), code);
        transactions.write(() -> {
            grants.setRefreshToken(grant.id(), grant.generation(), encryptedRefreshToken(grant.id(), refreshToken));
            grants.release(grant.id(), holder, code, false, clock.instant());
        });
        return failureOf(code);
    }

    /** Nothing was sent. */
    private Refresh giveUp(GrantRow grant, String holder, ErrorCode code) {
        transactions.write(() -> grants.release(grant.id(), holder, code.name(), grant.ambiguous(), clock.instant()));
        return failureOf(code.name());
    }

    private Refresh fail(GrantRow grant, String holder, TokenException e) {
        var refusal = e.error().refusal();
        boolean dead = refusal.meaning() == TokenError.Meaning.DEAD;
        // A lost answer may have held a rotated token. The old one is tried once more; dead then, it says why.
        boolean ambiguous = !e.answered() || (grant.ambiguous() && refusal.meaning() == TokenError.Meaning.UNANSWERED);
        String code = dead && grant.ambiguous()
                ? ErrorCode.SALESFORCE_ANSWER_LOST.name()
                : e.error().keptCode();
        LOG.info(
                "grant {} could not be refreshed: {} {}",
                grant.id(),
                e.error().error(),
                e.error().description());
        transactions.write(() -> {
            grants.release(grant.id(), holder, code, ambiguous, clock.instant());
            if (dead) {
                grants.dropTokens(grant.id(), grant.generation());
            }
        });
        return failure(refusal.meaning(), code);
    }

    private static Refresh failure(TokenError.Meaning meaning, String code) {
        return switch (meaning) {
            case DEAD -> new Dead(code);
            case BLOCKED -> new Blocked(code);
            case UNANSWERED -> new Unanswered(code);
        };
    }

    /** By the code that a refresh left; one that found the token dead left no token, and is told by that. */
    private static Refresh failureOf(String code) {
        return failure(TokenError.meaningOfKept(code), code);
    }

    private boolean setTokens(GrantId id, int generation, TokenSet tokens, Instant now) {
        return grants.setTokens(
                id,
                generation,
                cipher.encrypt(tokens.accessToken(), place("access_token", id)),
                encryptedRefreshToken(id, tokens.refreshToken()),
                tokens.instanceUrl(),
                now);
    }

    private byte[] encryptedRefreshToken(GrantId id, String token) {
        return cipher.encrypt(token, place("refresh_token", id));
    }

    private Optional<GrantSession> session(GrantRow grant) {
        return Optional.ofNullable(grant.accessToken())
                .map(token -> new GrantSession(
                        new SalesforceSession(grant.instanceUrl(), readable(token, grant.id())), grant.generation()));
    }

    /** One that cannot be read is refused by Salesforce; the refresh that follows tells what is the matter. */
    private String readable(byte[] accessToken, GrantId id) {
        try {
            return cipher.decrypt(accessToken, place("access_token", id));
        } catch (UnreadableException e) {
            LOG.error("the session of grant {} is lost: {}", id, e.getMessage());
            return "unreadable";
        }
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
