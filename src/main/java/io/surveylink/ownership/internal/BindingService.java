package io.surveylink.ownership.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.ownership.BindingListener;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.OwnedAccounts;
import io.surveylink.ownership.OwnedAccounts.OwnedAccount;
import io.surveylink.ownership.internal.BindingRepository.BindingRow;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class BindingService implements Bindings {

    private final BindingRepository bindings;
    private final Projects projects;
    private final AuditLog auditLog;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<OwnedAccounts> accounts;
    private final ObjectProvider<BindingListener> listeners;

    BindingService(
            BindingRepository bindings,
            Projects projects,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock,
            ObjectProvider<OwnedAccounts> accounts,
            ObjectProvider<BindingListener> listeners) {
        this.bindings = bindings;
        this.projects = projects;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
        this.accounts = accounts;
        this.listeners = listeners;
    }

    @Override
    public void set(Actor actor, ProjectId project, OrgId org, AccountId account) {
        transactions.write(() -> {
            projects.access(actor, project).require(Operation.SPEND_CREDENTIALS);
            var chosen = accountsOf(actor.id(), org).stream()
                    .filter(owned -> owned.id().equals(account))
                    .findFirst()
                    .orElseThrow(() -> new DomainException(ErrorCode.BINDING_ACCOUNT_UNSUITABLE));
            var before = bindings.lock(project, org);
            if (before.isPresent()) {
                replace(before.get(), chosen, actor.id());
            } else if (bindings.insert(
                    project, org, chosen.id(), chosen.salesforceUserId(), actor.id(), clock.instant())) {
                tellSet(actor.id(), project, org, null, chosen.id());
            } else {
                throw new DomainException(ErrorCode.STALE);
            }
        });
    }

    private void replace(BindingRow before, OwnedAccount chosen, UserId setBy) {
        if (chosen.id().equals(before.account())) {
            return;
        }
        bindings.update(before, chosen.id(), chosen.salesforceUserId(), setBy, clock.instant());
        tellSet(setBy, before.project(), before.org(), before.account(), chosen.id());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void setWhereUnambiguous(ProjectId project, OrgId org) {
        // A row without an account was set once: only the owner puts somebody in that place.
        var owner = projects.find(project).map(ProjectSummary::ownerId);
        if (owner.isEmpty() || bindings.lock(project, org).isPresent()) {
            return;
        }
        var candidates = accountsOf(owner.get(), org);
        if (candidates.size() != 1) {
            return;
        }
        var only = candidates.getFirst();
        if (bindings.insert(project, org, only.id(), only.salesforceUserId(), owner.get(), clock.instant())) {
            tellSet(null, project, org, null, only.id());
        }
    }

    @Override
    public Optional<AccountId> find(ProjectId project, OrgId org) {
        return bindings.find(project, org);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<AccountId> findAndKeep(ProjectId project, OrgId org) {
        return bindings.findShared(project, org);
    }

    @Override
    public Map<OrgId, AccountId> findAll(ProjectId project, Collection<OrgId> orgs) {
        return orgs.isEmpty() ? Map.of() : bindings.findAll(project, orgs);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(Actor actor, AccountId account) {
        for (var binding : bindings.lockServedBy(account)) {
            bindings.clear(binding);
            auditLog.record(AuditEntry.of(
                            actor.id(),
                            AuditAction.BINDING_CLEARED,
                            "org",
                            binding.org().value())
                    .in(binding.project())
                    .changed(Map.of("account", account.value()), Map.of()));
            listeners.forEach(listener -> listener.bindingChanged(binding.project(), binding.org(), false));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Actor actor, AccountId account, String salesforceUserId) {
        for (var binding : bindings.lockServedBy(account)) {
            bindings.update(binding, account, salesforceUserId, actor.id(), clock.instant());
            tellSet(actor.id(), binding.project(), binding.org(), account, account);
        }
    }

    private void tellSet(
            @Nullable UserId setBy, ProjectId project, OrgId org, @Nullable AccountId before, AccountId after) {
        Map<String, Object> from = before == null ? Map.of() : Map.of("account", before.value());
        auditLog.record(AuditEntry.of(setBy, AuditAction.BINDING_SET, "org", org.value())
                .in(project)
                .changed(from, Map.of("account", after.value())));
        listeners.forEach(listener -> listener.bindingChanged(project, org, true));
    }

    private List<OwnedAccount> accountsOf(UserId owner, OrgId org) {
        return accounts.stream()
                .flatMap(spi -> spi.accountsOf(owner, org).stream())
                .toList();
    }
}
