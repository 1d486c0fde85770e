package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.SalesforceOrgs;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.oauth.Grants;
import io.surveylink.user.Actor;
import io.surveylink.user.Users;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class SalesforceOrgService implements SalesforceOrgs {

    private final OrgRepository orgs;
    private final AccountRepository accounts;
    private final AccountStates states;
    private final Users users;
    private final Grants grants;
    private final AuditLog audit;
    private final Transactions transactions;

    SalesforceOrgService(
            OrgRepository orgs,
            AccountRepository accounts,
            AccountStates states,
            Users users,
            Grants grants,
            AuditLog audit,
            Transactions transactions) {
        this.orgs = orgs;
        this.accounts = accounts;
        this.states = states;
        this.users = users;
        this.grants = grants;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<OrgOverview> orgs(Actor actor) {
        actor.requireAdmin();
        return transactions.read(orgs::overview);
    }

    @Override
    public List<PersonsAccount> accountsIn(Actor actor, OrgId org) {
        actor.requireAdmin();
        var found = transactions.read(() -> accounts.findIn(org));
        var people = users.findAll(found.stream().map(Account::userId).toList());
        return found.stream()
                .map(account -> {
                    var person = people.get(account.userId());
                    return new PersonsAccount(account, person == null ? "" : person.name());
                })
                .sorted(Comparator.comparing(PersonsAccount::person, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public void revoke(Actor actor, AccountId id) {
        actor.requireAdmin();
        transactions.write(() -> {
            var account = accounts.lock(id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            grants.retire(accounts.grantOf(id));
            audit.record(AuditEntry.of(actor.id(), AuditAction.ACCOUNT_REVOKED, "linked_account", id.value()));
            if (account.state() != AccountState.AWAITING_CONFIRMATION) {
                states.enter(account, AccountState.NEEDS_REAUTHENTICATION, ErrorCode.ACCOUNT_REVOKED_BY_ADMIN.name());
            }
        });
        grants.revokeRetired();
    }
}
