package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RECORD_TURN;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.UNSTARTED_EVENT;
import static org.jooq.impl.DSL.row;

import io.surveylink.common.LaneId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.RunListItem;
import io.surveylink.run.UnstartedReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes runs, their task runs and the turns that their later steps keep; each kind by one statement. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class NewRunRepository {

    private final DSLContext database;

    NewRunRepository(DSLContext database) {
        this.database = database;
    }

    record NewRun(ProjectId project, WorkflowId workflow, RevisionId revision, RunEvent event, Begin begin) {}

    /** Whether something is to be done, decided with the event. */
    enum Begin {
        WAITING(TaskState.WAITING, null),
        /** The run ends where it begins, for people to see. */
        CONDITIONS_NOT_MET(TaskState.SKIPPED, RunListItem.CONDITIONS_NOT_MET);

        private final TaskState state;
        private final @Nullable String code;

        Begin(TaskState state, @Nullable String code) {
            this.state = state;
            this.code = code;
        }

        @Nullable
        Instant endedAt(Instant now) {
            return this == WAITING ? null : now;
        }
    }

    record NewTaskRun(
            RunId run,
            ProjectId project,
            WorkflowId workflow,
            StepId step,
            LaneId lane,
            String recordKey,
            Begin begin) {

        NewTaskRun(RunId run, ProjectId project, WorkflowId workflow, StepId step, LaneId lane, String recordKey) {
            this(run, project, workflow, step, lane, recordKey, Begin.WAITING);
        }
    }

    /** In the order given, by one statement. */
    List<RunId> insertRuns(List<NewRun> runs, Instant now) {
        return database.insertInto(
                        RUN,
                        RUN.PROJECT_ID,
                        RUN.WORKFLOW_ID,
                        RUN.WORKFLOW_REVISION_ID,
                        RUN.RESPONSE_ID,
                        RUN.RESPONSE_VERSION_ID,
                        RUN.OUTBOUND_NOTIFICATION_ID,
                        RUN.STATE,
                        RUN.CREATED_AT,
                        RUN.FINISHED_AT)
                .valuesOfRows(runs.stream()
                        .map(run -> row(
                                run.project(),
                                run.workflow(),
                                run.revision(),
                                run.event().response(),
                                run.event().version(),
                                run.event().notification(),
                                run.begin().state.name(),
                                now,
                                run.begin().endedAt(now)))
                        .toList())
                .returningResult(RUN.ID)
                .fetch(RUN.ID);
    }

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
                        TASK_RUN.CREATED_AT,
                        TASK_RUN.FINISHED_AT,
                        TASK_RUN.ERROR_CODE)
                .valuesOfRows(taskRuns.stream()
                        .map(task -> row(
                                task.run(),
                                task.project(),
                                task.workflow(),
                                task.step(),
                                task.lane(),
                                task.recordKey(),
                                task.begin().state.name(),
                                now,
                                now,
                                task.begin().endedAt(now),
                                task.begin().code))
                        .toList())
                .execute();
    }

    /** A later step of a run and the record that it will write. */
    record Turn(RunId run, StepId step, WorkflowId workflow, LaneId lane, String recordKey) {}

    /** Does nothing for those that are kept already. */
    void insertTurns(List<Turn> turns) {
        if (turns.isEmpty()) {
            return;
        }
        database.insertInto(
                        RECORD_TURN,
                        RECORD_TURN.RUN_ID,
                        RECORD_TURN.WORKFLOW_STEP_ID,
                        RECORD_TURN.WORKFLOW_ID,
                        RECORD_TURN.LANE_ID,
                        RECORD_TURN.RECORD_KEY)
                .valuesOfRows(turns.stream()
                        .map(turn -> row(turn.run(), turn.step(), turn.workflow(), turn.lane(), turn.recordKey()))
                        .toList())
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** The task run of the step is there and keeps the place itself. */
    void endTurns(Collection<NewTaskRun> taskRuns) {
        database.deleteFrom(RECORD_TURN)
                .where(row(RECORD_TURN.RUN_ID, RECORD_TURN.WORKFLOW_STEP_ID)
                        .in(taskRuns.stream()
                                .map(task -> row(task.run(), task.step()))
                                .toList()))
                .execute();
    }

    /** The runs have ended before their last step. */
    void endTurnsOf(Collection<RunId> runs) {
        database.deleteFrom(RECORD_TURN).where(RECORD_TURN.RUN_ID.in(runs)).execute();
    }

    /** An event that a workflow was told of and that could not start a run. */
    record NewUnstarted(ProjectId project, WorkflowId workflow, RunEvent event, UnstartedReason reason) {}

    void insertUnstarted(List<NewUnstarted> events, Instant now) {
        database.insertInto(
                        UNSTARTED_EVENT,
                        UNSTARTED_EVENT.PROJECT_ID,
                        UNSTARTED_EVENT.WORKFLOW_ID,
                        UNSTARTED_EVENT.RESPONSE_ID,
                        UNSTARTED_EVENT.RESPONSE_VERSION_ID,
                        UNSTARTED_EVENT.OUTBOUND_NOTIFICATION_ID,
                        UNSTARTED_EVENT.REASON,
                        UNSTARTED_EVENT.CREATED_AT)
                .valuesOfRows(events.stream()
                        .map(event -> row(
                                event.project(),
                                event.workflow(),
                                event.event().response(),
                                event.event().version(),
                                event.event().notification(),
                                event.reason().name(),
                                now))
                        .toList())
                .execute();
    }
}
