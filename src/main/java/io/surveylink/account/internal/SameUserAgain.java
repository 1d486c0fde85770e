package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.internal.SandboxRefreshRepository.SignIn;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.Grants;
import io.surveylink.ownership.Bindings;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** In a refreshed sandbox the same username is the same user, though Salesforce may have given it another id. */
@Component
class SameUserAgain {

    private static final Logger LOG = LoggerFactory.getLogger(SameUserAgain.class);

    private final AccountRepository accounts;
    private final AccountStates states;
    private final RequirementService requirements;
    private final Bindings bindings;
    private final Grants grants;
    private final AuditLog audit;
    private final Transactions transactions;

    SameUserAgain(
            AccountRepository accounts,
            AccountStates states,
            RequirementService requirements,
            Bindings bindings,
            Grants grants,
            AuditLog audit,
            Transactions transactions) {
        this.accounts = accounts;
        this.states = states;
        this.requirements = requirements;
        this.bindings = bindings;
        this.grants = grants;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The account's sandbox was refreshed since its last sign-in, and this is its username. */
    boolean isSame(Account account, String username) {
        return account.username().equalsIgnoreCase(username) && accounts.isRefreshed(account.id());
    }

    /**
     * Puts the sign-in in the account's place, with its bindings; the state stays until {@link #goOn}. Joins the
     * caller's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void follows(Account account, SignIn signIn) {
        grants.retire(accounts.grantOf(account.id()));
        accounts.replaceIdentity(
                account.id(),
                signIn.grant(),
                account.orgId(),
                signIn.salesforceUserId(),
                signIn.username(),
                signIn.displayName());
        if (!account.salesforceUserId().equals(signIn.salesforceUserId())) {
            bindings.follow(new Actor(account.userId(), Role.MEMBER), account.id(), signIn.salesforceUserId());
        }
        audit.record(AuditEntry.of(
                account.userId(),
                AuditAction.ACCOUNT_RELINKED,
                "linked_account",
                account.id().value()));
    }

    /**
     * Checks the mappings against the org as it is now, and lets go on what waited: what no longer fits is flagged
     * before a run meets it. Calls Salesforce.
     */
    void goOn(AccountId id) {
        transactions.read(() -> accounts.find(id)).ifPresent(account -> {
            try {
                requirements.checkBeforeUse(account);
                enter(account, AccountState.CONNECTED, null);
            } catch (DomainException e) {
                LOG.info("account {} could not be checked after its sandbox was refreshed: {}", id.value(), e.code());
                if (e.code() != ErrorCode.ACCOUNT_NEEDS_REAUTHENTICATION) {
                    // Found by the hourly look at what was not checked.
                    enter(account, AccountState.UNREACHABLE, e.code().name());
                }
            }
        });
    }

    /** Unless the check itself has found out that the account does not work, or somebody did something with it. */
    private void enter(Account account, AccountState state, @Nullable String code) {
        transactions.write(() -> accounts.lock(account.id())
                .filter(now -> now.version() == account.version())
                .ifPresent(now -> states.enter(now, state, code)));
    }
}
