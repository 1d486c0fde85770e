package io.surveylink.run.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.Transactions;
import io.surveylink.run.ApiBudgets;
import io.surveylink.run.HoldCause;
import io.surveylink.run.internal.CallResult.NewHold;
import io.surveylink.salesforce.ApiUsage;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Watches what Salesforce tells of an org's requests with each answer. */
@Service
class Budgets implements ApiBudgets {

    private static final String CODE = "BUDGET";
    private static final Duration PERIOD = Duration.ofHours(24);

    private final BudgetRepository budgets;
    private final Holds holds;
    private final LaneStarter starter;
    private final Transactions transactions;
    private final Clock clock;

    Budgets(BudgetRepository budgets, Holds holds, LaneStarter starter, Transactions transactions, Clock clock) {
        this.budgets = budgets;
        this.holds = holds;
        this.starter = starter;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the hold that the usage asks for */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<NewHold> used(OrgId org, @Nullable ApiUsage usage, Instant now) {
        if (usage == null) {
            return Optional.empty();
        }
        budgets.writeUsage(org, usage, now);
        return isUsedUp(usage, budgets.percentOf(org))
                ? Optional.of(new NewHold(
                        new HoldTarget.OfOrg(org), HoldCause.API_BUDGET, CODE, usage.used() + " / " + usage.limit()))
                : Optional.empty();
    }

    private static boolean isUsedUp(ApiUsage usage, int percent) {
        return percent < 100 && usage.used() * 100L >= (long) usage.limit() * percent;
    }

    @Override
    public List<OrgBudget> list(Actor actor) {
        requireAdmin(actor);
        return budgets.list(clock.instant().minus(PERIOD));
    }

    @Override
    public void setPercent(Actor actor, OrgId org, int percent) {
        requireAdmin(actor);
        if (percent < 1 || percent > 100) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "percent");
        }
        transactions.write(() -> {
            if (!budgets.setPercent(org, percent)) {
                throw new DomainException(ErrorCode.NOT_FOUND);
            }
            if (budgets.usage(org).filter(usage -> isUsedUp(usage, percent)).isEmpty()) {
                holds.end(new HoldTarget.OfOrg(org), HoldCause.API_BUDGET);
                starter.sweepAfterCommit();
            }
        });
    }

    private static void requireAdmin(Actor actor) {
        if (!actor.isAdmin()) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
    }
}
