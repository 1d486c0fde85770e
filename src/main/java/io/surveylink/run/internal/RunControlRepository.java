package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.RUN_DECISION;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.surveylink.common.LaneId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.MemberAccess;
import io.surveylink.run.RunDecision;
import io.surveylink.run.RunListItem;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs as people decide about them: the task run that each is at, and the ways that a person sends it. */
@Repository
class RunControlRepository {

    private final DSLContext database;

    RunControlRepository(DSLContext database) {
        this.database = database;
    }

    /**
     * A run and the task run that it is at.
     *
     * @param unmet true if the conditions of its revision were not met
     * @param mine true if the actor may decide about it
     * @param current the workflow's published revision; null if there is none
     */
    record Candidate(
            RunId run,
            ProjectId project,
            WorkflowId workflow,
            RevisionId revision,
            @Nullable RevisionId current,
            TaskRunId taskRun,
            StepId step,
            LaneId lane,
            TaskState state,
            boolean unmet,
            boolean mine) {

        boolean isOutdated() {
            return current != null && !current.equals(revision);
        }

        /** Conditions that were not met are not met again, but another revision may have others. */
        boolean isReplayable() {
            return state.mayBecome(TaskState.WAITING) && state.endsRunEarly() && (!unmet || isOutdated());
        }
    }

    /** Runs of projects that the actor sees; the others are left out. */
    List<Candidate> candidates(Actor actor, Collection<RunId> runs) {
        var latest = TASK_RUN.as("latest");
        return database.select(
                        RUN.ID,
                        RUN.PROJECT_ID,
                        RUN.WORKFLOW_ID,
                        RUN.WORKFLOW_REVISION_ID,
                        WORKFLOW.PUBLISHED_REVISION_ID,
                        TASK_RUN.ID,
                        TASK_RUN.WORKFLOW_STEP_ID,
                        TASK_RUN.LANE_ID,
                        TASK_RUN.STATE.convertFrom(TaskState::valueOf),
                        field(TASK_RUN.STATE
                                .eq(TaskState.SKIPPED.name())
                                .and(coalesce(TASK_RUN.ERROR_CODE, inline("")).eq(RunListItem.CONDITIONS_NOT_MET))),
                        field(mayControl(actor)))
                .from(RUN)
                .join(PROJECT)
                .on(PROJECT.ID.eq(RUN.PROJECT_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(RUN.WORKFLOW_ID))
                .join(TASK_RUN)
                .on(TASK_RUN.ID.eq(select(max(latest.ID)).from(latest).where(latest.RUN_ID.eq(RUN.ID))))
                .where(RUN.ID.in(runs))
                .and(PROJECT.DELETED_AT.isNull())
                .and(RunListRepository.isSeenBy(actor))
                .fetch(mapping(Candidate::new));
    }

    /** The row CONTROL_RUNS of the access table: the owner, and the creator who still has EDIT. */
    static Condition mayControl(Actor actor) {
        var canEdit = exists(selectOne()
                .from(PROJECT_MEMBER)
                .where(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID))
                .and(PROJECT_MEMBER.USER_ID.eq(actor.id()))
                .and(PROJECT_MEMBER.ACCESS.eq(MemberAccess.EDIT.name())));
        return PROJECT.OWNER_ID
                .eq(actor.id())
                .or(WORKFLOW.CREATOR_ID.isNotDistinctFrom(actor.id()).and(canEdit));
    }

    /** Locked until the commit: the engine claims none of them meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<TaskRunId, TaskState> lock(Collection<TaskRunId> taskRuns) {
        return database.select(TASK_RUN.ID, TASK_RUN.STATE.convertFrom(TaskState::valueOf))
                .from(TASK_RUN)
                .where(TASK_RUN.ID.in(taskRuns))
                .orderBy(TASK_RUN.ID)
                .forUpdate()
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** They wait again, as if they had just come. */
    @Transactional(propagation = Propagation.MANDATORY)
    void sendAgain(Collection<TaskRunId> taskRuns, StartedBy startedBy, Instant now) {
        database.update(TASK_RUN.join(RUN).on(RUN.ID.eq(TASK_RUN.RUN_ID)))
                .set(TASK_RUN.STATE, TaskState.WAITING.name())
                .set(TASK_RUN.DUE_AT, now)
                .setNull(TASK_RUN.FINISHED_AT)
                .set(TASK_RUN.RETRY_COUNT, 0)
                .set(TASK_RUN.SPLIT_LEVEL, (byte) 0)
                .set(TASK_RUN.STARTED_BY, startedBy.name())
                .setNull(TASK_RUN.ERROR_CODE)
                .setNull(TASK_RUN.ERROR_FIELDS)
                .setNull(TASK_RUN.ERROR_MESSAGE)
                .set(RUN.STATE, TaskState.WAITING.name())
                .setNull(RUN.FINISHED_AT)
                .where(TASK_RUN.ID.in(taskRuns))
                .and(TASK_RUN.STATE.in(TaskState.WAITING.before()).or(TASK_RUN.STATE.eq(TaskState.WAITING.name())))
                .execute();
    }

    /** To be called for locked rows that wait or may wait again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(RunId run, TaskRunId taskRun, RevisionId revision, StepId step, LaneId lane, String recordKey) {
        database.update(TASK_RUN.join(RUN).on(RUN.ID.eq(TASK_RUN.RUN_ID)))
                .set(TASK_RUN.WORKFLOW_STEP_ID, step)
                .set(TASK_RUN.LANE_ID, lane)
                .set(TASK_RUN.RECORD_KEY, recordKey)
                .set(RUN.WORKFLOW_REVISION_ID, revision)
                .where(TASK_RUN.ID.eq(taskRun))
                .and(RUN.ID.eq(run))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void cancel(Collection<TaskRunId> taskRuns, Instant now) {
        database.update(TASK_RUN.join(RUN).on(RUN.ID.eq(TASK_RUN.RUN_ID)))
                .set(TASK_RUN.STATE, TaskState.CANCELLED.name())
                .set(TASK_RUN.FINISHED_AT, now)
                .set(RUN.STATE, TaskState.CANCELLED.name())
                .set(RUN.FINISHED_AT, now)
                .where(TASK_RUN.ID.in(taskRuns))
                .and(TASK_RUN.STATE.in(TaskState.CANCELLED.before()))
                .execute();
    }

    /** @param last true if the run ends with it */
    @Transactional(propagation = Propagation.MANDATORY)
    void succeed(TaskRunId taskRun, @Nullable String recordId, boolean last, Instant now) {
        database.update(TASK_RUN.join(RUN).on(RUN.ID.eq(TASK_RUN.RUN_ID)))
                .set(TASK_RUN.STATE, TaskState.SUCCEEDED.name())
                .set(TASK_RUN.FINISHED_AT, now)
                .set(TASK_RUN.SALESFORCE_RECORD_ID, recordId)
                .setNull(TASK_RUN.ERROR_CODE)
                .setNull(TASK_RUN.ERROR_MESSAGE)
                .set(RUN.STATE, last ? TaskState.SUCCEEDED.name() : TaskState.WAITING.name())
                .set(RUN.FINISHED_AT, last ? now : null)
                .where(TASK_RUN.ID.eq(taskRun))
                .and(TASK_RUN.STATE.in(TaskState.SUCCEEDED.before()))
                .execute();
    }

    /** A step, and the org that it wrote to. */
    record DoneStep(String key, OrgId org) {}

    /** The steps that have succeeded in each of the runs. */
    Map<RunId, List<DoneStep>> succeededSteps(Collection<RunId> runs) {
        return database.select(TASK_RUN.RUN_ID, WORKFLOW_STEP.STEP_KEY, WORKFLOW_STEP.ORG_ID)
                .from(TASK_RUN)
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.ID.eq(TASK_RUN.WORKFLOW_STEP_ID))
                .where(TASK_RUN.RUN_ID.in(runs))
                .and(TASK_RUN.STATE.eq(TaskState.SUCCEEDED.name()))
                .fetchGroups(row -> row.value1(), row -> new DoneStep(row.value2(), row.value3()));
    }

    /** Ids of a revision's steps in their order. */
    List<StepId> stepsOf(RevisionId revision) {
        return database.select(WORKFLOW_STEP.ID)
                .from(WORKFLOW_STEP)
                .where(WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(revision))
                .orderBy(WORKFLOW_STEP.POSITION)
                .fetch(WORKFLOW_STEP.ID);
    }

    /** With the number of the revision that each run goes on with. */
    @Transactional(propagation = Propagation.MANDATORY)
    void decided(Collection<RunId> runs, UserId person, RunDecision decision, String note, Instant now) {
        if (runs.isEmpty()) {
            return;
        }
        var numbers = database.select(RUN.ID, WORKFLOW_REVISION.NUMBER)
                .from(RUN)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(RUN.WORKFLOW_REVISION_ID))
                .where(RUN.ID.in(runs))
                .fetch();
        database.insertInto(
                        RUN_DECISION,
                        RUN_DECISION.RUN_ID,
                        RUN_DECISION.USER_ID,
                        RUN_DECISION.DECISION,
                        RUN_DECISION.REVISION_NUMBER,
                        RUN_DECISION.NOTE,
                        RUN_DECISION.CREATED_AT)
                .valuesOfRows(numbers.stream()
                        .map(run -> row(run.value1(), person, decision.name(), run.value2(), note, now))
                        .toList())
                .execute();
    }
}
