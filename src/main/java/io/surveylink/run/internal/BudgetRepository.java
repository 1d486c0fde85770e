package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.HOLD;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.ORG_BUDGET;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.run.ApiBudgets;
import io.surveylink.run.ApiBudgets.OrgBudget;
import io.surveylink.run.HoldCause;
import io.surveylink.salesforce.ApiUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class BudgetRepository {

    private final DSLContext database;

    BudgetRepository(DSLContext database) {
        this.database = database;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void writeUsage(OrgId org, ApiUsage usage, Instant now) {
        database.update(ORG)
                .set(ORG.API_CALLS_USED, usage.used())
                .set(ORG.API_CALLS_LIMIT, usage.limit())
                .set(ORG.API_CALLS_READ_AT, now)
                .where(ORG.ID.eq(org))
                .execute();
    }

    int percentOf(OrgId org) {
        return database.select(ORG_BUDGET.PERCENT)
                .from(ORG_BUDGET)
                .where(ORG_BUDGET.ORG_ID.eq(org))
                .fetchOptional(row -> row.value1().intValue())
                .orElse(ApiBudgets.DEFAULT_PERCENT);
    }

    Optional<ApiUsage> usage(OrgId org) {
        return database.select(ORG.API_CALLS_USED, ORG.API_CALLS_LIMIT)
                .from(ORG)
                .where(ORG.ID.eq(org).and(ORG.API_CALLS_READ_AT.isNotNull()))
                .fetchOptional(row -> new ApiUsage(row.value1(), row.value2()));
    }

    /** @return false if there is no such org */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean setPercent(OrgId org, int percent) {
        return database.insertInto(ORG_BUDGET, ORG_BUDGET.ORG_ID, ORG_BUDGET.PERCENT)
                        .select(select(ORG.ID, val((byte) percent)).from(ORG).where(ORG.ID.eq(org)))
                        .onDuplicateKeyUpdate()
                        .set(ORG_BUDGET.PERCENT, (byte) percent)
                        .set(ORG_BUDGET.VERSION, ORG_BUDGET.VERSION.plus(1))
                        .execute()
                > 0;
    }

    List<OrgBudget> list(Instant since) {
        var ours = SALESFORCE_CALL
                .ORG_ID
                .eq(ORG.ID)
                .and(SALESFORCE_CALL.STARTED_AT.ge(since))
                .and(SALESFORCE_CALL.OUTCOME.ne(CallResult.Summary.NOT_SENT.name()))
                .and(SALESFORCE_CALL.OUTCOME.ne(CallResult.Summary.DROPPED.name()));
        var calls = field(select(count()).from(SALESFORCE_CALL).where(ours));
        var rows = field(select(coalesce(sum(SALESFORCE_CALL.ROW_COUNT), inline(BigDecimal.ZERO)))
                .from(SALESFORCE_CALL)
                .where(ours));
        var held = field(exists(selectOne()
                .from(HOLD)
                .where(HOLD.ORG_ID.eq(ORG.ID))
                .and(HOLD.CAUSE.eq(HoldCause.API_BUDGET.name()))
                .and(HOLD.ENDED_AT.isNull())));
        return database.select(
                        ORG.ID,
                        ORG.NAME,
                        ORG.ENVIRONMENT.convertFrom(Environment::valueOf),
                        ORG.API_CALLS_USED,
                        ORG.API_CALLS_LIMIT,
                        ORG.API_CALLS_READ_AT,
                        coalesce(ORG_BUDGET.PERCENT, inline((byte) ApiBudgets.DEFAULT_PERCENT))
                                .convertFrom(Byte::intValue),
                        calls.convertFrom(Integer::longValue),
                        rows.minus(calls).convertFrom(BigDecimal::longValue),
                        held)
                .from(ORG)
                .leftJoin(ORG_BUDGET)
                .on(ORG_BUDGET.ORG_ID.eq(ORG.ID))
                .where(exists(selectOne().from(WORKFLOW_STEP).where(WORKFLOW_STEP.ORG_ID.eq(ORG.ID))))
                .orderBy(ORG.NAME, ORG.ID)
                .fetch(mapping(OrgBudget::new));
    }
}
