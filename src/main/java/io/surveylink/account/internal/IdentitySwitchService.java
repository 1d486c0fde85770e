package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.IdentitySwitches;
import io.surveylink.account.internal.ReplacementRepository.Replacement;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.SignInHandler.CompletedSignIn;
import io.surveylink.ownership.Bindings;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class IdentitySwitchService implements IdentitySwitches {

    private static final Duration WAITS = Duration.ofMinutes(30);

    private final ReplacementRepository replacements;
    private final AccountRepository accounts;
    private final AccountStates states;
    private final NamedOrgs namedOrgs;
    private final Bindings bindings;
    private final Grants grants;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    IdentitySwitchService(
            ReplacementRepository replacements,
            AccountRepository accounts,
            AccountStates states,
            NamedOrgs namedOrgs,
            Bindings bindings,
            Grants grants,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.replacements = replacements;
        this.accounts = accounts;
        this.states = states;
        this.namedOrgs = namedOrgs;
        this.bindings = bindings;
        this.grants = grants;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<OtherIdentity> waiting(Actor actor, AccountId id) {
        return transactions.read(() -> replacements.describe(
                AccountService.own(actor, accounts.find(id)).id(), clock.instant()));
    }

    @Override
    public void keep(Actor actor, AccountId id) {
        transactions.write(
                () -> drop(AccountService.own(actor, accounts.lock(id)).id()));
        grants.revokeRetired();
    }

    @Override
    public Account switchTo(Actor actor, AccountId id) {
        var switched = transactions.write(() -> {
            var before = AccountService.own(actor, accounts.lock(id));
            var other = replacements
                    .find(id)
                    .filter(replacement -> !replacement.expiresAt().isBefore(clock.instant()))
                    .orElseThrow(() -> new DomainException(ErrorCode.STALE));
            replacements.delete(id);
            follow(actor, before, other);
            return AccountService.own(actor, accounts.find(id));
        });
        grants.revokeRetired();
        return switched;
    }

    private void follow(Actor actor, Account before, Replacement other) {
        boolean sameOrg = before.orgId().equals(other.org());
        if (!sameOrg) {
            bindings.clear(actor, before.id());
        }
        grants.retire(accounts.grantOf(before.id()));
        replace(before, other);
        if (sameOrg) {
            bindings.follow(actor, before.id(), other.salesforceUserId());
        } else {
            namedOrgs
                    .projectsNaming(other.org(), before.userId())
                    .forEach(project -> bindings.setWhereUnambiguous(project, other.org()));
        }
        states.enter(before, AccountState.CONNECTED, null);
        audit.record(AuditEntry.of(
                        actor.id(),
                        AuditAction.ACCOUNT_SWITCHED,
                        "linked_account",
                        before.id().value())
                .changed(
                        identity(before.orgId(), before.salesforceUserId()),
                        identity(other.org(), other.salesforceUserId())));
    }

    private void replace(Account before, Replacement other) {
        try {
            accounts.replaceIdentity(
                    before.id(),
                    other.grant(),
                    other.org(),
                    other.salesforceUserId(),
                    other.username(),
                    other.displayName());
        } catch (DuplicateKeyException e) {
            throw new DomainException(e, ErrorCode.ACCOUNT_ALREADY_LINKED, other.username());
        }
    }

    private static Map<String, Object> identity(OrgId org, String salesforceUserId) {
        return Map.of("org", org.value(), "salesforceUser", salesforceUserId);
    }

    /** Puts a sign-in as somebody else beside the account, in place of an earlier one. Joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void offer(Account account, OrgId org, CompletedSignIn signIn) {
        drop(account.id());
        var identity = signIn.identity();
        replacements.insert(new Replacement(
                account.id(),
                grants.store(signIn.request().app(), signIn.tokens()),
                org,
                identity.userId(),
                identity.username(),
                identity.displayName(),
                clock.instant().plus(WAITS)));
    }

    /** What waits beside the account ends. Joins the caller's transaction; {@link Grants#revokeRetired} is then due. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(AccountId account) {
        replacements.find(account).ifPresent(replacement -> {
            replacements.delete(account);
            grants.retire(replacement.grant());
        });
    }

    /** Gives up what nobody decided about in time. */
    void dropExpired() {
        Instant now = clock.instant();
        for (AccountId account : transactions.read(() -> replacements.findExpired(now))) {
            transactions.write(() -> drop(account));
        }
    }
}
