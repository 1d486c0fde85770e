package io.surveylink.ownership.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.BindingListener;
import io.surveylink.ownership.ConsentListener;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.OwnedResource;
import io.surveylink.ownership.OwnedResource.OwnedStep;
import io.surveylink.ownership.OwnershipListener;
import io.surveylink.ownership.TransferState;
import io.surveylink.ownership.internal.BindingRepository.FormerBinding;
import io.surveylink.ownership.internal.ConsentRepository.Parties;
import io.surveylink.ownership.internal.PreparationRepository.Agreed;
import io.surveylink.ownership.internal.TransferRepository.TransferRow;
import io.surveylink.project.ProjectOwners;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a project to its new owner, and takes that back: owner, bindings, consents and creatorships at once. Claims of the
 * engine read the binding with a lock, so each is made before the switch or after it, never half way.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferSwitch {

    private final TransferRepository transfers;
    private final PreparationRepository preparations;
    private final NewOwnersAccounts accounts;
    private final BindingRepository bindings;
    private final ConsentRepository consentRows;
    private final Consents consents;
    private final ProjectOwners owners;
    private final TransferNotices notices;
    private final AuditLog auditLog;
    private final Clock clock;
    private final ObjectProvider<OwnedResource> resources;
    private final ObjectProvider<BindingListener> bindingListeners;
    private final ObjectProvider<ConsentListener> consentListeners;
    private final ObjectProvider<OwnershipListener> ownershipListeners;

    TransferSwitch(
            TransferRepository transfers,
            PreparationRepository preparations,
            NewOwnersAccounts accounts,
            BindingRepository bindings,
            ConsentRepository consentRows,
            Consents consents,
            ProjectOwners owners,
            TransferNotices notices,
            AuditLog auditLog,
            Clock clock,
            ObjectProvider<OwnedResource> resources,
            ObjectProvider<BindingListener> bindingListeners,
            ObjectProvider<ConsentListener> consentListeners,
            ObjectProvider<OwnershipListener> ownershipListeners) {
        this.transfers = transfers;
        this.preparations = preparations;
        this.accounts = accounts;
        this.bindings = bindings;
        this.consentRows = consentRows;
        this.consents = consents;
        this.owners = owners;
        this.notices = notices;
        this.auditLog = auditLog;
        this.clock = clock;
        this.resources = resources;
        this.bindingListeners = bindingListeners;
        this.consentListeners = consentListeners;
        this.ownershipListeners = ownershipListeners;
    }

    /** @param row locked, approved */
    void make(TransferRow row, UserId by) {
        var project = row.project().id();
        var from = row.from().id();
        var to = row.to().id();
        var steps = steps(project);
        // The bindings first: from here on no claim is made until the switch is done.
        var former = bindings.lockAll(project);
        owners.change(project, from, to, row.formerActive());
        var created = new ArrayList<WorkflowId>();
        resources.forEach(resource -> created.addAll(resource.handOver(project, from, to)));
        preparations.keepFormer(row.id(), former, created);
        var chosen = accounts.serving(to, orgs(former, steps), preparations.chosen(row.id()));
        rebind(project, former, new ArrayList<>(chosen.values()), by);
        consentRows.endAllOf(project, to, clock.instant());
        agree(project, from, to, steps, preparations.agreed(row.id()));
        transfers.end(row, TransferState.ACCEPTED, by, clock.instant(), "");
        recordOwner(by, row, from, to);
        ownershipListeners.forEach(listener -> listener.ownerChanged(project));
        notices.switched(row, by);
    }

    /** @param row locked, switched */
    void takeBack(TransferRow row, UserId by) {
        var project = row.project().id();
        var from = row.from().id();
        var to = row.to().id();
        var steps = steps(project);
        var present = bindings.lockAll(project);
        owners.change(project, to, from, row.nextActive());
        resources.forEach(resource -> resource.giveBack(project, preparations.formerCreations(row.id()), to, from));
        rebind(project, present, preparations.formerBindings(row.id()), by);
        agree(project, to, from, steps, List.of());
        transfers.undone(row);
        recordOwner(by, row, to, from);
        ownershipListeners.forEach(listener -> listener.ownerChanged(project));
        notices.undone(row, by);
    }

    private List<OwnedStep> steps(ProjectId project) {
        return resources.stream()
                .flatMap(resource -> resource.steps(List.of(project)).stream())
                .toList();
    }

    private static Set<OrgId> orgs(List<FormerBinding> former, List<OwnedStep> steps) {
        var orgs = new LinkedHashSet<OrgId>();
        former.forEach(binding -> orgs.add(binding.org()));
        steps.forEach(step -> orgs.add(step.org().id()));
        return orgs;
    }

    /** What has no account now begins anew with this owner, as if it had never been set. */
    private void rebind(ProjectId project, List<FormerBinding> before, List<FormerBinding> after, UserId by) {
        bindings.deleteAll(project);
        var bound = new HashSet<OrgId>();
        for (var binding : after) {
            bindings.put(project, binding, by, clock.instant());
            if (binding.account() != null) {
                bound.add(binding.org());
                auditLog.record(AuditEntry.of(
                                by,
                                AuditAction.BINDING_SET,
                                "org",
                                binding.org().value())
                        .in(project)
                        .changed(
                                accountOf(before, binding.org()),
                                Map.of("account", binding.account().value())));
                bindingListeners.forEach(listener -> listener.bindingChanged(project, binding.org(), true));
            }
        }
        before.stream()
                .filter(binding -> binding.account() != null && !bound.contains(binding.org()))
                .forEach(binding -> {
                    auditLog.record(AuditEntry.of(
                                    by,
                                    AuditAction.BINDING_CLEARED,
                                    "org",
                                    binding.org().value())
                            .in(project)
                            .changed(accountOf(before, binding.org()), Map.of()));
                    bindingListeners.forEach(listener -> listener.bindingChanged(project, binding.org(), false));
                });
    }

    private static Map<String, Object> accountOf(List<FormerBinding> bindings, OrgId org) {
        return bindings.stream()
                .filter(binding -> binding.org().equals(org))
                .map(FormerBinding::account)
                .filter(Objects::nonNull)
                .findFirst()
                .<Map<String, Object>>map(account -> Map.of("account", account.value()))
                .orElse(Map.of());
    }

    /**
     * What the former owner published is confirmed by the acceptance, as the new owner's own; what others published needs
     * the new owner's yes, given beforehand or asked for now.
     */
    private void agree(ProjectId project, UserId from, UserId to, List<OwnedStep> steps, List<Agreed> agreed) {
        var needed = new LinkedHashMap<UserId, Set<ConsentKey>>();
        steps.forEach(step -> needed.computeIfAbsent(step.publisher(), publisher -> new LinkedHashSet<>())
                .add(step.consent()));
        resources.forEach(resource -> resource.awaiting(project)
                .forEach(awaited -> needed.computeIfAbsent(awaited.publisher(), publisher -> new LinkedHashSet<>())
                        .addAll(awaited.consents())));
        needed.forEach((publisher, keys) -> {
            var parties = new Parties(project, to, publisher);
            keys.stream()
                    .filter(key -> !publisher.equals(to))
                    .filter(key ->
                            publisher.equals(from) || agreed.stream().anyMatch(yes -> yes.covers(publisher, key)))
                    .forEach(key -> consentRows.give(parties, key, clock.instant()));
            tell(project, publisher, keys, consents.ask(project, publisher, keys));
        });
    }

    private void tell(ProjectId project, UserId publisher, Collection<ConsentKey> keys, List<ConsentKey> missing) {
        for (var key : keys) {
            boolean given = missing.stream().noneMatch(other -> ConsentRepository.isSame(key, other));
            consentListeners.forEach(listener -> listener.consentDecided(project, publisher, key, given));
        }
    }

    private void recordOwner(UserId by, TransferRow row, UserId from, UserId to) {
        auditLog.record(AuditEntry.of(
                        by,
                        AuditAction.PROJECT_OWNER_CHANGED,
                        "transfer",
                        row.id().value())
                .in(row.project().id())
                .changed(Map.of("owner", from.value()), Map.of("owner", to.value())));
    }
}
