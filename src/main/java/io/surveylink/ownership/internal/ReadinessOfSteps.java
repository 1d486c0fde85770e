package io.surveylink.ownership.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.StepId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.OwnedAccounts.Health;
import io.surveylink.ownership.OwnedAccounts.LinkedTo;
import io.surveylink.ownership.OwnedAccounts.OwnedSlots;
import io.surveylink.ownership.OwnedResource.OwnedStep;
import io.surveylink.ownership.TransferReadiness.Answer;
import io.surveylink.ownership.TransferReadiness.Lack;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.TransferReadiness.StepAccount;
import io.surveylink.ownership.TransferReadiness.StepConsent;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.ownership.TransferReadiness.WorkflowReadiness;
import io.surveylink.ownership.internal.PreparationRepository.Agreed;
import io.surveylink.ownership.internal.PreparationRepository.Checked;
import io.surveylink.ownership.internal.PreparationRepository.Chosen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out how ready each step is, from what is known; slots are counted over all of them. */
final class ReadinessOfSteps {

    /** Nothing works for an account that the org does not let in. */
    private static final List<Lack> BLOCKED = List.of(new Lack("PERMITTED_USERS", ""));

    private final UserId from;
    private final UserId to;
    private final OwnedSlots slots;
    private final Prepared prepared;
    private final Map<OrgId, Integer> slotOfMissing = new LinkedHashMap<>();

    /** What the new owner has prepared, and what Salesforce said to it. */
    record Prepared(Map<OrgId, Chosen> chosen, List<Agreed> agreed, Map<StepId, Checked> checks) {

        static final Prepared NOTHING = new Prepared(Map.of(), List.of(), Map.of());
    }

    ReadinessOfSteps(UserId from, UserId to, OwnedSlots slots, Prepared prepared) {
        this.from = from;
        this.to = to;
        this.slots = slots;
        this.prepared = prepared;
    }

    /** @param stale of what Salesforce said, as far as time alone tells */
    Report report(List<OwnedStep> steps, @Nullable Instant checkedAt, boolean stale) {
        var byWorkflow = new LinkedHashMap<WorkflowId, List<OwnedStep>>();
        steps.forEach(step -> byWorkflow
                .computeIfAbsent(step.workflow(), workflow -> new ArrayList<>())
                .add(step));
        var workflows = byWorkflow.values().stream().map(this::workflow).toList();
        boolean unasked = steps.stream().anyMatch(this::isUnasked);
        return new Report(
                workflows, slots.used(), slotOfMissing.size(), checkedAt, unasked || stale && asksAnything(steps));
    }

    private WorkflowReadiness workflow(List<OwnedStep> steps) {
        var first = steps.getFirst();
        return new WorkflowReadiness(
                first.workflow(),
                first.workflowPublicId(),
                first.workflowName(),
                first.pausedByAdmin(),
                steps.stream().map(this::step).toList());
    }

    private StepReadiness step(OwnedStep step) {
        var candidates = NewOwnersAccounts.in(step.org().id(), slots);
        var account = serving(step);
        boolean needsConsent = !step.publisher().equals(to) && !step.publisher().equals(from);
        boolean agreed = prepared.agreed().stream().anyMatch(yes -> yes.covers(step.publisher(), step.consent()));
        int slot = candidates.isEmpty() ? slotFor(step.org().id()) : 0;
        var lacks = account.map(one -> lacks(step, one)).orElse(List.of());
        return new StepReadiness(
                step.id(),
                step.number(),
                step.title(),
                step.consent().operation(),
                step.org(),
                account.map(ReadinessOfSteps::shown).orElse(null),
                candidates.stream().map(ReadinessOfSteps::shown).toList(),
                answer(candidates, account, lacks, slot, needsConsent && !agreed),
                slot,
                lacks,
                needsConsent ? new StepConsent(step.publisher(), step.publisherName(), step.consent()) : null,
                agreed);
    }

    private Answer answer(
            List<LinkedTo> candidates, Optional<LinkedTo> account, List<Lack> lacks, int slot, boolean unagreed) {
        if (candidates.isEmpty()) {
            return slot > slots.limit() ? Answer.NO_FREE_SLOT : Answer.NEEDS_LINK;
        }
        if (account.isEmpty()) {
            return Answer.CHOOSE_ACCOUNT;
        }
        if (account.get().health() == Health.NEEDS_SIGN_IN) {
            return Answer.NEEDS_REAUTHENTICATION;
        }
        if (!lacks.isEmpty()) {
            return Answer.LACKS_PERMISSION;
        }
        return unagreed ? Answer.NEEDS_CONSENT : Answer.READY;
    }

    private int slotFor(OrgId org) {
        return slotOfMissing.computeIfAbsent(org, missing -> slots.used() + slotOfMissing.size() + 1);
    }

    private Optional<LinkedTo> serving(OwnedStep step) {
        return NewOwnersAccounts.serving(
                NewOwnersAccounts.in(step.org().id(), slots),
                prepared.chosen().get(step.org().id()));
    }

    private List<Lack> lacks(OwnedStep step, LinkedTo account) {
        if (account.health() == Health.BLOCKED) {
            return BLOCKED;
        }
        return Optional.ofNullable(prepared.checks().get(step.id()))
                .filter(checked -> checked.account().equals(account.id()))
                .map(Checked::lacks)
                .orElse(List.of());
    }

    /** Salesforce has said nothing yet about a step that an account could run. */
    private boolean isUnasked(OwnedStep step) {
        return usable(step)
                .filter(account -> Optional.ofNullable(prepared.checks().get(step.id()))
                        .filter(checked -> checked.account().equals(account.id()))
                        .isEmpty())
                .isPresent();
    }

    private boolean asksAnything(List<OwnedStep> steps) {
        return steps.stream().anyMatch(step -> usable(step).isPresent());
    }

    /** The account that Salesforce can be asked with. */
    Optional<LinkedTo> usable(OwnedStep step) {
        return serving(step).filter(account -> account.health() == Health.USABLE);
    }

    private static StepAccount shown(LinkedTo account) {
        return new StepAccount(account.id(), account.name(), account.username());
    }
}
