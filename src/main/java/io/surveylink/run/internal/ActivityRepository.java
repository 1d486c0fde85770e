package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.surveylink.account.AccountUsage.BoundWorkflow;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.WeekLedger.Part;
import io.surveylink.workflow.WorkflowActivity.Activity;
import io.surveylink.workflow.WorkflowActivity.Load;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What happened lately, for the lists of other features: one statement each. */
@Repository
class ActivityRepository {

    private static final String WAITING = TaskState.WAITING.name();

    private final DSLContext database;

    ActivityRepository(DSLContext database) {
        this.database = database;
    }

    /** A published workflow that an account's binding serves. */
    record Served(AccountId account, BoundWorkflow workflow) {}

    /** A project's active workflow and an org that it writes to. */
    record Written(ProjectId project, WorkflowId workflow, Environment environment) {}

    record DayPart(LocalDate day, Part part, int count) {}

    record Calls(long calls, long records) {}

    Map<WorkflowId, Activity> of(ProjectId project, Instant since) {
        return database.select(
                        WORKFLOW.ID,
                        runsSince(since),
                        waiting(),
                        field(select(max(RUN.CREATED_AT)).from(RUN).where(RUN.WORKFLOW_ID.eq(WORKFLOW.ID))))
                .from(WORKFLOW)
                .where(WORKFLOW.PROJECT_ID.eq(project).and(WORKFLOW.DELETED_AT.isNull()))
                .fetchMap(row -> row.value1(), row -> new Activity(row.value2(), row.value3(), row.value4()));
    }

    Load load(WorkflowId workflow, Instant since) {
        return database.select(runsSince(since), waiting())
                .from(WORKFLOW)
                .where(WORKFLOW.ID.eq(workflow))
                .fetchSingle(row -> new Load(row.value1(), row.value2()));
    }

    List<Served> servedBy(Collection<AccountId> accounts, Instant since) {
        return database.selectDistinct(
                        BINDING.LINKED_ACCOUNT_ID,
                        row(
                                        WORKFLOW.NAME,
                                        WORKFLOW.PUBLIC_ID,
                                        PROJECT.NAME,
                                        PROJECT.SLUG,
                                        runsSince(since).convertFrom(Integer::longValue),
                                        waiting().convertFrom(Integer::longValue))
                                .mapping(BoundWorkflow::new))
                .from(BINDING)
                .join(PROJECT)
                .on(PROJECT.ID.eq(BINDING.PROJECT_ID))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.PROJECT_ID.eq(BINDING.PROJECT_ID).and(WORKFLOW_STEP.ORG_ID.eq(BINDING.ORG_ID)))
                .join(WORKFLOW)
                .on(WORKFLOW.PUBLISHED_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .where(BINDING.LINKED_ACCOUNT_ID.in(accounts))
                .and(PROJECT.DELETED_AT.isNull())
                .and(WORKFLOW.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, WORKFLOW.NAME)
                .fetch(mapping(Served::new));
    }

    private static Field<Integer> runsSince(Instant since) {
        return field(
                selectCount().from(RUN).where(RUN.WORKFLOW_ID.eq(WORKFLOW.ID).and(RUN.CREATED_AT.ge(since))));
    }

    private static Field<Integer> waiting() {
        return field(selectCount()
                .from(WORKFLOW_STEP.as("waiting_step"))
                .join(TASK_RUN)
                .on(TASK_RUN.LANE_ID.eq(WORKFLOW_STEP.as("waiting_step").LANE_ID))
                .and(TASK_RUN.WORKFLOW_STEP_ID.eq(WORKFLOW_STEP.as("waiting_step").ID))
                .and(TASK_RUN.STATE.eq(inline(WAITING)))
                .where(WORKFLOW_STEP.as("waiting_step").WORKFLOW_ID.eq(WORKFLOW.ID)));
    }

    List<Written> written(Collection<ProjectId> projects) {
        return database.selectDistinct(
                        WORKFLOW.PROJECT_ID, WORKFLOW.ID, ORG.ENVIRONMENT.convertFrom(Environment::valueOf))
                .from(WORKFLOW)
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                .join(ORG)
                .on(ORG.ID.eq(WORKFLOW_STEP.ORG_ID))
                .where(WORKFLOW.PROJECT_ID.in(projects))
                .and(WORKFLOW.DELETED_AT.isNull())
                .and(WORKFLOW.STATE.eq("ACTIVE"))
                .fetch(mapping(Written::new));
    }

    Map<ProjectId, Integer> unsolved(Collection<ProjectId> projects) {
        return database.select(RUN.PROJECT_ID, count())
                .from(RUN)
                .where(RUN.PROJECT_ID.in(projects))
                .and(RUN.STATE.in(TaskState.FAILED.name(), TaskState.UNCERTAIN.name()))
                .groupBy(RUN.PROJECT_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /**
     * Responses by the reader's day and by the worst of what became of them: a response counts once.
     *
     * @param offset of the reader's zone
     */
    List<DayPart> parts(
            Collection<ProjectId> projects, Collection<StepId> heldSteps, Instant since, ZoneOffset offset) {
        var heldRow = exists(selectOne()
                .from(TASK_RUN)
                .where(TASK_RUN.RUN_ID.eq(RUN.ID))
                .and(TASK_RUN.STATE.eq(inline(WAITING)))
                .and(TASK_RUN.WORKFLOW_STEP_ID.in(heldSteps)));
        var rank = max(when(RUN.STATE.in(TaskState.FAILED.name(), TaskState.UNCERTAIN.name()), Part.UNSOLVED.ordinal())
                        .when(RUN.STATE.eq(WAITING).and(heldRow), Part.HELD.ordinal())
                        .when(RUN.STATE.eq(WAITING), Part.MOVING.ordinal())
                        .when(RUN.ID.isNotNull(), Part.DELIVERED.ordinal())
                        .otherwise(Part.NOT_NEEDED.ordinal()))
                .as("part");
        var day = field(
                        "DATE({0} + INTERVAL {1} SECOND)",
                        Date.class, RESPONSE.CREATED_AT, val(offset.getTotalSeconds()))
                .as("day");
        var worst = database.select(day, rank)
                .from(RESPONSE)
                .leftJoin(RUN)
                .on(RUN.RESPONSE_ID.eq(RESPONSE.ID))
                .where(RESPONSE.PROJECT_ID.in(projects))
                .and(RESPONSE.CREATED_AT.ge(since))
                .groupBy(RESPONSE.ID)
                .asTable(table(name("worst")));
        var dayOf = field(name("worst", "day"), Date.class);
        var partOf = field(name("worst", "part"), Integer.class);
        return database.select(dayOf, partOf, count())
                .from(worst)
                .groupBy(dayOf, partOf)
                .fetch(row -> new DayPart(row.value1().toLocalDate(), Part.values()[row.value2()], row.value3()));
    }

    Calls calls(Collection<ProjectId> projects, Instant since) {
        return database.select(count(), sum(SALESFORCE_CALL.ROW_COUNT))
                .from(LANE)
                .join(SALESFORCE_CALL)
                .on(SALESFORCE_CALL.LANE_ID.eq(LANE.ID))
                .where(LANE.PROJECT_ID.in(projects))
                .and(SALESFORCE_CALL.STARTED_AT.ge(since))
                .and(SALESFORCE_CALL.OUTCOME.eq(CallResult.Summary.ANSWERED.name()))
                .fetchSingle(row -> new Calls(row.value1(), asLong(row.value2())));
    }

    private static long asLong(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValue();
    }
}
