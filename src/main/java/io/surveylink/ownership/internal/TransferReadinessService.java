package io.surveylink.ownership.internal;

import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.Transactions;
import io.surveylink.common.TransferId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.OwnedResource;
import io.surveylink.ownership.OwnedResource.OwnedStep;
import io.surveylink.ownership.Transfer.Move;
import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.internal.PreparationRepository.Agreed;
import io.surveylink.ownership.internal.PreparationRepository.Checked;
import io.surveylink.ownership.internal.PreparationRepository.Chosen;
import io.surveylink.ownership.internal.ReadinessOfSteps.Prepared;
import io.surveylink.ownership.internal.TransferRepository.TransferRow;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class TransferReadinessService implements TransferReadiness {

    private final TransferRepository transfers;
    private final PreparationRepository preparations;
    private final NewOwnersAccounts accounts;
    private final TransferMoves moves;
    private final Projects projects;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<OwnedResource> resources;

    TransferReadinessService(
            TransferRepository transfers,
            PreparationRepository preparations,
            NewOwnersAccounts accounts,
            TransferMoves moves,
            Projects projects,
            Transactions transactions,
            Clock clock,
            ObjectProvider<OwnedResource> resources) {
        this.transfers = transfers;
        this.preparations = preparations;
        this.accounts = accounts;
        this.moves = moves;
        this.projects = projects;
        this.transactions = transactions;
        this.clock = clock;
        this.resources = resources;
    }

    @Override
    public Report read(Actor actor, TransferId transfer) {
        return transactions.read(() -> {
            var row = existing(transfer);
            var access = moves.access(actor, row);
            boolean concerned = actor.id().equals(row.to().id())
                    || access.allows(Operation.MANAGE_PROJECT)
                    || access.allows(Operation.ADMINISTER);
            if (!concerned) {
                throw new DomainException(ErrorCode.NOT_FOUND);
            }
            return report(row, steps(List.of(row.project().id())), of(row));
        });
    }

    private Report report(TransferRow row, List<OwnedStep> steps, ReadinessOfSteps readiness) {
        return readiness.report(steps, row.checkedAt(), isStale(row.checkedAt(), steps));
    }

    private ReadinessOfSteps of(TransferRow row) {
        return new ReadinessOfSteps(
                row.from().id(),
                row.to().id(),
                accounts.slotsOf(row.to().id()),
                new Prepared(
                        preparations.chosen(row.id()), preparations.agreed(row.id()), preparations.checks(row.id())));
    }

    private boolean isStale(@Nullable Instant checkedAt, List<OwnedStep> steps) {
        return checkedAt == null
                || checkedAt.plus(FRESH).isBefore(clock.instant())
                || steps.stream().anyMatch(step -> step.publishedAt().isAfter(checkedAt));
    }

    @Override
    public Report check(Actor actor, TransferId transfer) {
        // Before the question: what is published after it was not asked about.
        var asked = clock.instant();
        var toAsk = transactions.read(() -> {
            var row = existing(transfer);
            moves.require(actor, row, Move.PREPARE);
            var readiness = of(row);
            var byAccount = new LinkedHashMap<AccountId, List<OwnedStep>>();
            steps(List.of(row.project().id()))
                    .forEach(step -> readiness
                            .usable(step)
                            .ifPresent(account -> byAccount
                                    .computeIfAbsent(account.id(), id -> new ArrayList<>())
                                    .add(step)));
            return byAccount;
        });
        var failures = new ArrayList<DomainException>();
        toAsk.forEach((account, steps) -> {
            try {
                keep(transfer, ask(account, steps));
            } catch (DomainException e) {
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        transactions.write(() -> transfers.checked(transfer, asked));
        return read(actor, transfer);
    }

    /** Salesforce is asked in no transaction. */
    private Map<StepId, Checked> ask(AccountId account, List<OwnedStep> steps) {
        var ids = steps.stream().map(OwnedStep::id).toList();
        var checks = new HashMap<StepId, Checked>();
        ids.forEach(id -> checks.put(id, new Checked(account, List.of())));
        resources.forEach(resource ->
                resource.lacking(account, ids).forEach((step, lacks) -> checks.put(step, new Checked(account, lacks))));
        return checks;
    }

    private void keep(TransferId transfer, Map<StepId, Checked> checks) {
        transactions.write(() -> preparations.saveChecks(transfer, checks));
    }

    @Override
    public void choose(Actor actor, TransferId transfer, OrgId org, AccountId account) {
        transactions.write(() -> {
            var row = locked(actor, transfer);
            var chosen = NewOwnersAccounts.in(org, accounts.slotsOf(row.to().id())).stream()
                    .filter(own -> own.id().equals(account))
                    .findFirst()
                    .orElseThrow(() -> new DomainException(ErrorCode.BINDING_ACCOUNT_UNSUITABLE));
            preparations.choose(row.id(), org, new Chosen(chosen.id(), chosen.salesforceUserId()));
        });
    }

    @Override
    public void consent(Actor actor, TransferId transfer, UserId publisher, ConsentKey key, boolean yes) {
        transactions.write(() -> preparations.agree(locked(actor, transfer).id(), new Agreed(publisher, key), yes));
    }

    @Override
    public List<Preview> preview(Actor actor, Collection<ProjectId> projectIds, UserId newOwner) {
        return transactions.read(() -> {
            // One who administers one project administers all.
            projectIds.stream()
                    .findFirst()
                    .ifPresent(project -> projects.access(actor, project).require(Operation.ADMINISTER));
            var slots = accounts.slotsOf(newOwner);
            var steps = steps(projectIds).stream().collect(Collectors.groupingBy(OwnedStep::project));
            return transfers.owned(projectIds).stream()
                    .map(owned -> {
                        var of = steps.getOrDefault(owned.project(), List.of());
                        var report = new ReadinessOfSteps(owned.owner(), newOwner, slots, Prepared.NOTHING)
                                .report(of, null, false);
                        return new Preview(owned.project(), owned.name(), report.steps(), report.ready());
                    })
                    .toList();
        });
    }

    private List<OwnedStep> steps(Collection<ProjectId> projectIds) {
        return resources.stream()
                .flatMap(resource -> resource.steps(projectIds).stream())
                .toList();
    }

    private TransferRow locked(Actor actor, TransferId transfer) {
        var row = transfers.lock(transfer).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        moves.require(actor, row, Move.PREPARE);
        return row;
    }

    private TransferRow existing(TransferId transfer) {
        return transfers.find(transfer).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }
}
