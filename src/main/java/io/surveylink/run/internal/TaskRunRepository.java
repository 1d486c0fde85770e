package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;

import io.surveylink.account.Account;
import io.surveylink.common.CallId;
import io.surveylink.common.LaneId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.ResponseId;
import io.surveylink.common.ResponseVersionId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs and task runs up to the moment they are sent; {@link ResultRepository} writes what came of it. */
@Repository
class TaskRunRepository {

    private static final List<String> UNFINISHED =
            List.of(TaskState.WAITING.name(), TaskState.IN_FLIGHT.name(), TaskState.UNCERTAIN.name());

    private final DSLContext database;

    TaskRunRepository(DSLContext database) {
        this.database = database;
    }

    record NewRun(
            ProjectId project,
            WorkflowId workflow,
            RevisionId revision,
            ResponseId response,
            ResponseVersionId version) {}

    record NewTaskRun(RunId run, ProjectId project, WorkflowId workflow, StepId step, LaneId lane, String recordKey) {}

    /** In the order given, by one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<RunId> insertRuns(List<NewRun> runs, Instant now) {
        return database.insertInto(
                        RUN,
                        RUN.PROJECT_ID,
                        RUN.WORKFLOW_ID,
                        RUN.WORKFLOW_REVISION_ID,
                        RUN.RESPONSE_ID,
                        RUN.RESPONSE_VERSION_ID,
                        RUN.STATE,
                        RUN.CREATED_AT)
                .valuesOfRows(runs.stream()
                        .map(run -> row(
                                run.project(),
                                run.workflow(),
                                run.revision(),
                                run.response(),
                                run.version(),
                                TaskState.WAITING.name(),
                                now))
                        .toList())
                .returningResult(RUN.ID)
                .fetch(RUN.ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertTaskRuns(List<NewTaskRun> taskRuns, Instant now) {
        database.insertInto(
                        TASK_RUN,
                        TASK_RUN.RUN_ID,
                        TASK_RUN.PROJECT_ID,
                        TASK_RUN.WORKFLOW_ID,
                        TASK_RUN.WORKFLOW_STEP_ID,
                        TASK_RUN.LANE_ID,
                        TASK_RUN.RECORD_KEY,
                        TASK_RUN.STATE,
                        TASK_RUN.DUE_AT,
                        TASK_RUN.CREATED_AT)
                .valuesOfRows(taskRuns.stream()
                        .map(task -> row(
                                task.run(),
                                task.project(),
                                task.workflow(),
                                task.step(),
                                task.lane(),
                                task.recordKey(),
                                TaskState.WAITING.name(),
                                now,
                                now))
                        .toList())
                .execute();
    }

    /** Steps of a lane with waiting rows, and when their first is due; a loose scan of the claiming index. */
    Map<StepId, Instant> waitingSteps(LaneId lane) {
        return database.select(TASK_RUN.WORKFLOW_STEP_ID, min(TASK_RUN.DUE_AT))
                .from(TASK_RUN)
                .where(TASK_RUN.LANE_ID.eq(lane).and(TASK_RUN.STATE.eq(TaskState.WAITING.name())))
                .groupBy(TASK_RUN.WORKFLOW_STEP_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** The due rows of one step, oldest first, after the one given; locked until the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<TaskRow> heads(LaneId lane, StepId step, Instant now, @Nullable TaskRow after, int limit) {
        var condition = TASK_RUN.LANE_ID
                .eq(lane)
                .and(TASK_RUN.WORKFLOW_STEP_ID.eq(step))
                .and(TASK_RUN.STATE.eq(TaskState.WAITING.name()))
                .and(TASK_RUN.DUE_AT.le(now));
        if (after != null) {
            condition = condition.and(row(TASK_RUN.DUE_AT, TASK_RUN.ID).gt(after.dueAt(), after.id()));
        }
        return database.select(
                        TASK_RUN.ID,
                        TASK_RUN.RUN_ID,
                        TASK_RUN.WORKFLOW_ID,
                        TASK_RUN.WORKFLOW_STEP_ID,
                        TASK_RUN.RECORD_KEY,
                        TASK_RUN.ATTEMPT_COUNT,
                        TASK_RUN.SPLIT_LEVEL.convertFrom(Byte::intValue),
                        TASK_RUN.DUE_AT)
                .from(TASK_RUN)
                .where(condition)
                .orderBy(TASK_RUN.DUE_AT, TASK_RUN.ID)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(mapping(TaskRow::new));
    }

    /**
     * Those of the rows that may not travel now: another row of their record is in flight, or an earlier event of
     * their own workflow has not come to its end for this record.
     */
    Set<TaskRunId> keptBack(LaneId lane, Collection<TaskRow> rows) {
        var other = TASK_RUN.as("other");
        var mine = TASK_RUN;
        return database.selectDistinct(mine.ID)
                .from(mine)
                .join(other)
                .on(other.LANE_ID.eq(lane))
                .and(other.RECORD_KEY.eq(mine.RECORD_KEY))
                .and(other.STATE.in(UNFINISHED))
                .and(other.ID.ne(mine.ID))
                .and(other.STATE
                        .eq(TaskState.IN_FLIGHT.name())
                        .or(other.WORKFLOW_ID.eq(mine.WORKFLOW_ID).and(other.RUN_ID.lt(mine.RUN_ID))))
                .where(mine.ID.in(rows.stream().map(TaskRow::id).toList()))
                .fetchSet(mine.ID);
    }

    /** The attempt is recorded with the claim: one commit for both. */
    @Transactional(propagation = Propagation.MANDATORY)
    CallId claim(Lane lane, CallShape shape, Account account, boolean probe, List<TaskRow> rows, Instant now) {
        var call = database.insertInto(SALESFORCE_CALL)
                .set(SALESFORCE_CALL.LANE_ID, lane.id())
                .set(SALESFORCE_CALL.ORG_ID, lane.org())
                .set(SALESFORCE_CALL.LINKED_ACCOUNT_ID, account.id())
                .set(SALESFORCE_CALL.ACCOUNT_NAME, account.name())
                .set(SALESFORCE_CALL.USERNAME, account.username())
                .set(SALESFORCE_CALL.USER_ID, account.userId())
                .set(SALESFORCE_CALL.EPOCH, lane.epoch())
                .set(SALESFORCE_CALL.OPERATION, shape.operation().name())
                .set(SALESFORCE_CALL.OBJECT, lane.object())
                .set(SALESFORCE_CALL.ROW_COUNT, rows.size())
                .set(SALESFORCE_CALL.PROBE, probe)
                .set(SALESFORCE_CALL.STARTED_AT, now)
                .returningResult(SALESFORCE_CALL.ID)
                .fetchSingle()
                .value1();
        database.update(TASK_RUN)
                .set(TASK_RUN.STATE, TaskState.IN_FLIGHT.name())
                .set(TASK_RUN.EPOCH, lane.epoch())
                .set(TASK_RUN.SALESFORCE_CALL_ID, call)
                .set(TASK_RUN.ATTEMPT_COUNT, TASK_RUN.ATTEMPT_COUNT.plus(1))
                .where(TASK_RUN.ID.in(rows.stream().map(TaskRow::id).toList()))
                .execute();
        return call;
    }

    Map<RunId, ResponseVersionId> versions(Collection<TaskRow> rows) {
        return database.select(RUN.ID, RUN.RESPONSE_VERSION_ID)
                .from(RUN)
                .where(RUN.ID.in(rows.stream().map(TaskRow::run).toList()))
                .fetchMap(RUN.ID, RUN.RESPONSE_VERSION_ID);
    }

    /** Rows of executions that are gone: what became of them in Salesforce is not known. */
    List<TaskRow> inFlightBefore(Lane lane) {
        return database.select(
                        TASK_RUN.ID,
                        TASK_RUN.RUN_ID,
                        TASK_RUN.WORKFLOW_ID,
                        TASK_RUN.WORKFLOW_STEP_ID,
                        TASK_RUN.RECORD_KEY,
                        TASK_RUN.ATTEMPT_COUNT,
                        TASK_RUN.SPLIT_LEVEL.convertFrom(Byte::intValue),
                        TASK_RUN.DUE_AT)
                .from(TASK_RUN)
                .where(TASK_RUN.STATE.eq(TaskState.IN_FLIGHT.name()))
                .and(TASK_RUN.LANE_ID.eq(lane.id()))
                .and(TASK_RUN.EPOCH.lt(lane.epoch()))
                .fetch(mapping(TaskRow::new));
    }
}
