package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUsage;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.oauth.Grants;
import io.surveylink.oauth.Refusals;
import io.surveylink.ownership.Bindings;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class AccountService implements LinkedAccounts {

    /** Well below the shortest idle limit of Salesforce, 30 days. */
    private static final Duration KEPT_ALIVE_EVERY = Duration.ofDays(7);

    private final AccountRepository accounts;
    private final AccountStates states;
    private final AccountSessionService sessions;
    private final AccountCheck check;
    private final Grants grants;
    private final Refusals refusals;
    private final Bindings bindings;
    private final NamedOrgs namedOrgs;
    private final IdentitySwitchService switches;
    private final SandboxRefreshService sandboxes;
    private final ObjectProvider<AccountUsage> accountUsages;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            AccountStates states,
            AccountSessionService sessions,
            AccountCheck check,
            Grants grants,
            Refusals refusals,
            Bindings bindings,
            NamedOrgs namedOrgs,
            IdentitySwitchService switches,
            SandboxRefreshService sandboxes,
            ObjectProvider<AccountUsage> accountUsages,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.sessions = sessions;
        this.check = check;
        this.grants = grants;
        this.refusals = refusals;
        this.bindings = bindings;
        this.namedOrgs = namedOrgs;
        this.switches = switches;
        this.sandboxes = sandboxes;
        this.accountUsages = accountUsages;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Account> mine(Actor actor) {
        return transactions.read(() -> accounts.findOf(actor.id())).stream()
                .sorted(Comparator.<Account>comparingInt(account -> rank(account.state()))
                        .thenComparingInt(Account::slot))
                .toList();
    }

    @Override
    public List<Account> mineIn(Actor actor, OrgId org) {
        return transactions.read(() -> accounts.findOf(actor.id(), org)).stream()
                .filter(account -> account.state() != AccountState.AWAITING_CONFIRMATION)
                .toList();
    }

    @Override
    public Map<AccountId, AccountUsage.Usage> usageOfMine(Actor actor) {
        var ids = transactions.read(() -> accounts.findOf(actor.id())).stream()
                .map(Account::id)
                .toList();
        return usage(ids);
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return transactions.read(() -> accounts.findAll(ids)).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    @Override
    public Account get(Actor actor, AccountId id) {
        return transactions.read(() -> own(actor, accounts.find(id)));
    }

    @Override
    public int othersWithSameUser(Actor actor, AccountId id) {
        return transactions.read(() -> accounts.countOthers(own(actor, accounts.find(id))));
    }

    @Override
    public void rename(Actor actor, AccountId id, String name) {
        String checked = AccountNames.checked(name);
        transactions.write(() -> {
            var account = own(actor, accounts.lock(id));
            AccountNames.requireFree(checked, id, accounts.findOf(actor.id()));
            if (!accounts.rename(account, checked)) {
                throw new DomainException(ErrorCode.STALE);
            }
            audit.record(entry(actor, AuditAction.ACCOUNT_RENAMED, account));
        });
    }

    @Override
    public Account confirm(Actor actor, AccountId id) {
        return transactions.write(() -> {
            var account = own(actor, accounts.lock(id));
            if (account.state() == AccountState.AWAITING_CONFIRMATION) {
                accounts.confirm(id);
                states.enter(account, AccountState.CONNECTED, null);
                audit.record(entry(actor, AuditAction.ACCOUNT_CONFIRMED, account));
                namedOrgs
                        .projectsNaming(account.orgId(), account.userId())
                        .forEach(project -> bindings.setWhereUnambiguous(project, account.orgId()));
            }
            return own(actor, accounts.find(id));
        });
    }

    @Override
    public Account refresh(Actor actor, AccountId id) {
        sessions.refresh(get(actor, id));
        var refreshed = get(actor, id);
        if (refreshed.state() == AccountState.CONNECTED) {
            check.check(refreshed);
        }
        return get(actor, id);
    }

    @Override
    public DeletionImpact impactOfDeleting(Actor actor, AccountId id) {
        var account = get(actor, id);
        var usage = usage(List.of(account.id())).get(account.id());
        return usage == null
                ? new DeletionImpact(List.of(), List.of(), 0)
                : new DeletionImpact(usage.projects(), usage.workflows(), usage.waitingRuns());
    }

    @Override
    public void delete(Actor actor, AccountId id) {
        transactions.write(() -> {
            var account = own(actor, accounts.lock(id));
            bindings.clear(actor, id);
            remove(account);
            audit.record(entry(actor, AuditAction.ACCOUNT_DELETED, account));
        });
        grants.revokeRetired();
    }

    @Override
    public DomainException reason(String stateCode) {
        return refusals.error(stateCode);
    }

    @Override
    public UserId ownerOf(AccountId id) {
        return transactions
                .read(() -> accounts.find(id))
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND))
                .userId();
    }

    /** Gives up links whose person did not confirm them in time, and switches that nobody decided about. */
    void removeUnconfirmed() {
        var expired = transactions.read(() -> accounts.findUnconfirmed(clock.instant()));
        for (Account account : expired) {
            transactions.write(() -> accounts.lock(account.id())
                    .filter(a -> a.state() == AccountState.AWAITING_CONFIRMATION)
                    .ifPresent(a -> {
                        remove(a);
                        audit.record(
                                AuditEntry.of(null, AuditAction.ACCOUNT_DELETED, "linked_account", a.id().value()));
                    }));
        }
        switches.dropExpired();
        sandboxes.dropExpired();
        grants.revokeRetired();
    }

    /** Salesforce lets a refresh token die that is not used for 30 days. */
    void keepAlive() {
        for (var grant : grants.idleSince(clock.instant().minus(KEPT_ALIVE_EVERY))) {
            transactions.read(() -> accounts.find(grant)).ifPresent(sessions::refresh);
        }
    }

    private Map<AccountId, AccountUsage.Usage> usage(Collection<AccountId> ids) {
        var usages = accountUsages.getIfAvailable();
        return usages == null || ids.isEmpty() ? Map.of() : transactions.read(() -> usages.of(ids));
    }

    private void remove(Account account) {
        switches.drop(account.id());
        sandboxes.drop(account.id());
        var grant = accounts.grantOf(account.id());
        accounts.delete(account.id());
        states.left(account);
        grants.retire(grant);
    }

    /** Somebody else's account is as good as not there. */
    static Account own(Actor actor, java.util.Optional<Account> account) {
        return account.filter(a -> a.userId().equals(actor.id()))
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    private static AuditEntry entry(Actor actor, AuditAction action, Account account) {
        return AuditEntry.of(actor.id(), action, "linked_account", account.id().value());
    }

    /** What needs its person comes first. */
    private static int rank(AccountState state) {
        return switch (state) {
            case NEEDS_REAUTHENTICATION -> 0;
            case BLOCKED_BY_ORG -> 1;
            case AWAITING_CONFIRMATION -> 2;
            case UNREACHABLE -> 3;
            case CONNECTED -> 4;
        };
    }
}
