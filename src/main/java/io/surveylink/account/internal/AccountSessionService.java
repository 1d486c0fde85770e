package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.GrantId;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.Grants.GrantSession;
import io.surveylink.oauth.Grants.Refresh;
import io.surveylink.oauth.Refusals;
import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Service;

@Service
class AccountSessionService implements AccountSessions {

    /** "Last used" and the org's API usage are for people: no commit per call. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String TOKEN_DEAD = ErrorCode.SALESFORCE_TOKEN_DEAD.name();

    private final AccountRepository accounts;
    private final OrgRepository orgs;
    private final Grants grants;
    private final AccountStates states;
    private final Refusals refusals;
    private final Transactions transactions;
    private final Clock clock;
    private final ConcurrentHashMap<AccountId, Instant> useNoted = new ConcurrentHashMap<>();

    AccountSessionService(
            AccountRepository accounts,
            OrgRepository orgs,
            Grants grants,
            AccountStates states,
            Refusals refusals,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.orgs = orgs;
        this.grants = grants;
        this.states = states;
        this.refusals = refusals;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public <T> T call(AccountId id, Function<SalesforceSession, T> call) {
        var account =
                transactions.read(() -> accounts.find(id)).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        switch (account.state()) {
            case AWAITING_CONFIRMATION, NEEDS_REAUTHENTICATION ->
                throw unavailable(id, account.state(), Objects.requireNonNullElse(account.stateCode(), ""));
            case CONNECTED, UNREACHABLE, BLOCKED_BY_ORG -> {
                // Whether the others have ended is found out by trying.
            }
        }
        GrantId grant = transactions.read(() -> accounts.grantOf(id));
        var session = grants.session(grant);
        if (session.isEmpty()) {
            throw changed(account, AccountState.NEEDS_REAUTHENTICATION, TOKEN_DEAD);
        }
        T answer = callRefreshingOnce(account, grant, session.get(), call);
        noteSuccess(account, answer);
        return answer;
    }

    /**
     * As {@link #call}, whatever the account's state says, and without telling that it works: for a look before what
     * waits for the account goes on.
     */
    <T> T tryOut(AccountId id, Function<SalesforceSession, T> call) {
        var account =
                transactions.read(() -> accounts.find(id)).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        GrantId grant = transactions.read(() -> accounts.grantOf(id));
        var session = grants.session(grant)
                .orElseThrow(() -> changed(account, AccountState.NEEDS_REAUTHENTICATION, TOKEN_DEAD));
        return callRefreshingOnce(account, grant, session, call);
    }

    /** Exchanges the refresh token now; the account's state follows. */
    void refresh(Account account) {
        GrantId grant = transactions.read(() -> accounts.grantOf(account.id()));
        grants.session(grant)
                .ifPresentOrElse(
                        session -> {
                            try {
                                refreshed(account, grant, session);
                                states.change(account.id(), AccountState.CONNECTED, null);
                            } catch (AccountUnavailableException e) {
                                // Its state says so.
                            }
                        },
                        () -> changed(account, AccountState.NEEDS_REAUTHENTICATION, TOKEN_DEAD));
    }

    private <T> T callRefreshingOnce(
            Account account, GrantId grant, GrantSession session, Function<SalesforceSession, T> call) {
        try {
            return call.apply(session.session());
        } catch (SalesforceException e) {
            if (!wantsFreshSession(e)) {
                throw failure(account, e);
            }
        }
        var fresh = refreshed(account, grant, session);
        try {
            return call.apply(fresh.session());
        } catch (SalesforceException e) {
            throw failure(account, e);
        }
    }

    private GrantSession refreshed(Account account, GrantId grant, GrantSession session) {
        return switch (grants.refresh(grant, session.generation())) {
            case Refresh.Refreshed refreshed -> refreshed.session();
            case Refresh.Dead dead -> throw changed(account, AccountState.NEEDS_REAUTHENTICATION, dead.code());
            case Refresh.Blocked blocked -> throw changed(account, AccountState.BLOCKED_BY_ORG, blocked.code());
            case Refresh.Unanswered lost -> throw changed(account, AccountState.UNREACHABLE, lost.code());
        };
    }

    /** An org that has moved answers on another host, which the refresh tells. */
    private static boolean wantsFreshSession(SalesforceException e) {
        return e.faultClass() == FaultClass.SESSION_INVALID || e.code().equals("ORG_NOT_OWNED_BY_INSTANCE");
    }

    private RuntimeException failure(Account account, SalesforceException e) {
        return switch (e.faultClass()) {
            case SESSION_INVALID -> changed(account, AccountState.NEEDS_REAUTHENTICATION, TOKEN_DEAD);
            case BLOCKED_BY_ORG -> changed(account, AccountState.BLOCKED_BY_ORG, e.code());
            case TRANSIENT, DAILY_LIMIT, CONCURRENT_LIMIT, PERMISSION, SCHEMA, DATA, AUTOMATION, UNKNOWN -> e;
        };
    }

    /** Notes the state, and tells it. */
    private AccountUnavailableException changed(Account account, AccountState state, String code) {
        states.change(account.id(), state, code);
        return unavailable(account.id(), state, code);
    }

    private AccountUnavailableException unavailable(AccountId id, AccountState state, String code) {
        return new AccountUnavailableException(id, state, code, refusals.error(code));
    }

    private void noteSuccess(Account account, Object answer) {
        if (account.state() != AccountState.CONNECTED) {
            states.change(account.id(), AccountState.CONNECTED, null);
        }
        Instant now = clock.instant();
        var noted = useNoted.get(account.id());
        if (noted != null && noted.plus(USE_NOTED_EVERY).isAfter(now)) {
            return;
        }
        useNoted.put(account.id(), now);
        transactions.write(() -> {
            accounts.setLastUsed(account.id(), now);
            if (answer instanceof Answer<?>(var value, var usage) && usage != null) {
                orgs.setUsage(account.orgId(), usage, now);
            }
        });
    }
}
