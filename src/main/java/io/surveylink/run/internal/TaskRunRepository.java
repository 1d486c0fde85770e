package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RECORD_TURN;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import io.surveylink.account.Account;
import io.surveylink.common.CallId;
import io.surveylink.common.LaneId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Task runs that wait, up to the moment they are sent; {@link ResultRepository} writes what came of it. */
@Repository
class TaskRunRepository {

    private static final String SUPERSEDED = "SUPERSEDED";

    private final DSLContext database;

    TaskRunRepository(DSLContext database) {
        this.database = database;
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
        return rows().where(condition)
                .orderBy(TASK_RUN.DUE_AT, TASK_RUN.ID)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(mapping(TaskRow::new));
    }

    private SelectJoinStep<
                    Record10<
                            TaskRunId,
                            RunId,
                            WorkflowId,
                            StepId,
                            String,
                            Integer,
                            Integer,
                            StartedBy,
                            Integer,
                            Instant>>
            rows() {
        return database.select(
                        TASK_RUN.ID,
                        TASK_RUN.RUN_ID,
                        TASK_RUN.WORKFLOW_ID,
                        TASK_RUN.WORKFLOW_STEP_ID,
                        TASK_RUN.RECORD_KEY,
                        TASK_RUN.ATTEMPT_COUNT,
                        TASK_RUN.RETRY_COUNT,
                        TASK_RUN.STARTED_BY.convertFrom(StartedBy::valueOf),
                        TASK_RUN.SPLIT_LEVEL.convertFrom(Byte::intValue),
                        TASK_RUN.DUE_AT)
                .from(TASK_RUN);
    }

    /**
     * Those of the rows that may not travel now: another row of their record is in flight, or an earlier event of
     * their own workflow has not come to its end for this record.
     */
    Set<TaskRunId> keptBack(LaneId lane, Collection<TaskRow> rows) {
        var other = TASK_RUN.as("other");
        var mine = TASK_RUN.as("mine");
        var earlier = exists(selectOne()
                .from(other)
                .where(other.LANE_ID.eq(lane))
                .and(other.RECORD_KEY.eq(mine.RECORD_KEY))
                .and(other.STATE.in(TaskState.unfinished()))
                .and(other.ID.ne(mine.ID))
                .and(other.STATE
                        .eq(TaskState.IN_FLIGHT.name())
                        .or(other.WORKFLOW_ID.eq(mine.WORKFLOW_ID).and(other.RUN_ID.lt(mine.RUN_ID)))));
        var earlierTurn = exists(selectOne()
                .from(RECORD_TURN)
                .where(RECORD_TURN.LANE_ID.eq(lane))
                .and(RECORD_TURN.RECORD_KEY.eq(mine.RECORD_KEY))
                .and(RECORD_TURN.WORKFLOW_ID.eq(mine.WORKFLOW_ID))
                .and(RECORD_TURN.RUN_ID.lt(mine.RUN_ID)));
        return database.select(mine.ID)
                .from(mine)
                .where(mine.ID.in(rows.stream().map(TaskRow::id).toList()))
                .and(earlier.or(earlierTurn))
                .fetchSet(mine.ID);
    }

    /** Those of the rows whose response has meanwhile succeeded in the same step in a newer version. */
    Set<TaskRunId> superseded(Collection<TaskRow> rows) {
        var run = RUN.as("run");
        var step = WORKFLOW_STEP.as("step");
        var newerRun = RUN.as("newer_run");
        var newerTask = TASK_RUN.as("newer_task");
        var newerStep = WORKFLOW_STEP.as("newer_step");
        return database.selectDistinct(TASK_RUN.ID)
                .from(TASK_RUN)
                .join(run)
                .on(run.ID.eq(TASK_RUN.RUN_ID))
                .join(step)
                .on(step.ID.eq(TASK_RUN.WORKFLOW_STEP_ID))
                .join(newerRun)
                .on(newerRun.RESPONSE_ID.eq(run.RESPONSE_ID))
                .and(newerRun.WORKFLOW_ID.eq(run.WORKFLOW_ID))
                .and(newerRun.RESPONSE_VERSION_ID.gt(run.RESPONSE_VERSION_ID))
                .join(newerTask)
                .on(newerTask.RUN_ID.eq(newerRun.ID))
                .and(newerTask.STATE.eq(TaskState.SUCCEEDED.name()))
                .join(newerStep)
                .on(newerStep.ID.eq(newerTask.WORKFLOW_STEP_ID))
                .and(newerStep.STEP_KEY.eq(step.STEP_KEY))
                .where(TASK_RUN.ID.in(rows.stream().map(TaskRow::id).toList()))
                .fetchSet(TASK_RUN.ID);
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
                .and(TASK_RUN.STATE.in(TaskState.IN_FLIGHT.before()))
                .execute();
        return call;
    }

    /** Newer content has arrived: the rows and their runs end without being sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    void skip(Collection<TaskRunId> rows, Instant now) {
        database.update(TASK_RUN.join(RUN).on(RUN.ID.eq(TASK_RUN.RUN_ID)))
                .set(TASK_RUN.STATE, TaskState.SKIPPED.name())
                .set(TASK_RUN.FINISHED_AT, now)
                .set(TASK_RUN.ERROR_CODE, SUPERSEDED)
                .setNull(TASK_RUN.ERROR_FIELDS)
                .setNull(TASK_RUN.ERROR_MESSAGE)
                .set(RUN.STATE, TaskState.SKIPPED.name())
                .set(RUN.FINISHED_AT, now)
                .where(TASK_RUN.ID.in(rows))
                .and(TASK_RUN.STATE.in(TaskState.SKIPPED.before()))
                .execute();
    }

    TaskRow find(TaskRunId id) {
        return rows().where(TASK_RUN.ID.eq(id)).fetchSingle(mapping(TaskRow::new));
    }

    /** Rows of executions that are gone: what became of them in Salesforce is not known. */
    List<TaskRow> inFlightBefore(Lane lane) {
        return inFlight(lane, TASK_RUN.EPOCH.lt(lane.epoch()));
    }

    /** Rows that this execution has claimed. */
    List<TaskRow> inFlight(Lane lane) {
        return inFlight(lane, TASK_RUN.EPOCH.eq(lane.epoch()));
    }

    private List<TaskRow> inFlight(Lane lane, Condition epoch) {
        return rows().where(TASK_RUN.STATE.eq(TaskState.IN_FLIGHT.name()))
                .and(TASK_RUN.LANE_ID.eq(lane.id()))
                .and(epoch)
                .fetch(mapping(TaskRow::new));
    }
}
