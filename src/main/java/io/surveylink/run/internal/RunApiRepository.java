package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.OUTBOUND_NOTIFICATION;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import io.surveylink.common.ResponseId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Responses and runs as machine clients read them. */
@Repository
class RunApiRepository {

    /** Runs of one response that are told: the newest. */
    private static final int RUNS_OF_A_RESPONSE = 100;

    private final DSLContext database;

    RunApiRepository(DSLContext database) {
        this.database = database;
    }

    /** A task run with the run that it belongs to. */
    record TaskOfRun(
            RunId run,
            @Nullable String responseId,
            @Nullable String eventRecordId,
            String workflow,
            String workflowName,
            int revision,
            String runState,
            Instant createdAt,
            @Nullable Instant finishedAt,
            StepId step,
            String title,
            String object,
            String state,
            int attempts,
            int retries,
            Instant dueAt,
            @Nullable String recordId,
            @Nullable Boolean created,
            @Nullable String errorCode,
            @Nullable String errorFields,
            @Nullable String errorMessage) {}

    List<RunId> runsOf(ResponseId response) {
        return database.select(RUN.ID)
                .from(RUN)
                .where(RUN.RESPONSE_ID.eq(response))
                .orderBy(RUN.ID.desc())
                .limit(RUNS_OF_A_RESPONSE)
                .fetch(RUN.ID);
    }

    /** The newest run first, its tasks in their order. */
    List<TaskOfRun> tasks(Collection<RunId> runs) {
        return database.select(
                        RUN.ID,
                        RESPONSE.EXTERNAL_ID,
                        OUTBOUND_NOTIFICATION.RECORD_ID,
                        WORKFLOW.PUBLIC_ID,
                        WORKFLOW.NAME,
                        WORKFLOW_REVISION.NUMBER,
                        RUN.STATE,
                        RUN.CREATED_AT,
                        RUN.FINISHED_AT,
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.TITLE,
                        WORKFLOW_STEP.OBJECT,
                        TASK_RUN.STATE,
                        TASK_RUN.ATTEMPT_COUNT,
                        TASK_RUN.RETRY_COUNT,
                        TASK_RUN.DUE_AT,
                        TASK_RUN.SALESFORCE_RECORD_ID,
                        TASK_RUN.RECORD_CREATED,
                        TASK_RUN.ERROR_CODE,
                        TASK_RUN.ERROR_FIELDS,
                        TASK_RUN.ERROR_MESSAGE)
                .from(RunTables.runsWithTasks(noCondition()))
                .where(RUN.ID.in(runs))
                .orderBy(RUN.ID.desc(), WORKFLOW_STEP.POSITION)
                .fetch(mapping(TaskOfRun::new));
    }
}
