package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.RECORD_TURN;
import static io.surveylink.jooq.Tables.RESPONSE_VERSION;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.RUN_DECISION;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_ATTEMPT;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import io.surveylink.common.Environment;
import io.surveylink.common.RevisionId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.TaskRunId;
import io.surveylink.run.AttemptOutcome;
import io.surveylink.run.RunDecision;
import io.surveylink.run.RunDetail.Attempt;
import io.surveylink.run.RunDetail.Decided;
import io.surveylink.salesforce.WriteOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** One run with its steps and attempts. */
@Repository
class RunDetailRepository {

    private final DSLContext database;

    RunDetailRepository(DSLContext database) {
        this.database = database;
    }

    record Head(
            @Nullable Integer responseNumber,
            @Nullable String responseStatus,
            RevisionId revision,
            String projectSlug,
            String workflowPublicId) {}

    /** A step of the run's revision with its task run, if that has been made. */
    record StoredStep(
            StepId step,
            int position,
            WriteOperation operation,
            String title,
            String object,
            String orgName,
            Environment environment,
            String orgHost,
            @Nullable String accountOfCall,
            @Nullable String usernameOfCall,
            @Nullable String accountBound,
            @Nullable String usernameBound,
            @Nullable TaskRunId taskRun,
            @Nullable String state,
            @Nullable Integer retries,
            @Nullable Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Instant dueAt,
            @Nullable String recordId,
            @Nullable Boolean recordCreated) {}

    Optional<Head> head(RunId id) {
        return database.select(
                        RESPONSE_VERSION.NUMBER,
                        RESPONSE_VERSION.STATUS,
                        RUN.WORKFLOW_REVISION_ID,
                        PROJECT.SLUG,
                        WORKFLOW.PUBLIC_ID)
                .from(RUN)
                .leftJoin(RESPONSE_VERSION)
                .on(RESPONSE_VERSION.ID.eq(RUN.RESPONSE_VERSION_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(RUN.PROJECT_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(RUN.WORKFLOW_ID))
                .where(RUN.ID.eq(id))
                .fetchOptional(mapping(Head::new));
    }

    List<StoredStep> steps(RunId id) {
        return database.select(
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.POSITION,
                        WORKFLOW_STEP.OPERATION.convertFrom(WriteOperation::valueOf),
                        WORKFLOW_STEP.TITLE,
                        WORKFLOW_STEP.OBJECT,
                        ORG.NAME,
                        ORG.ENVIRONMENT.convertFrom(Environment::valueOf),
                        ORG.HOST,
                        SALESFORCE_CALL.ACCOUNT_NAME,
                        SALESFORCE_CALL.USERNAME,
                        LINKED_ACCOUNT.NAME,
                        LINKED_ACCOUNT.USERNAME,
                        TASK_RUN.ID,
                        TASK_RUN.STATE,
                        TASK_RUN.RETRY_COUNT,
                        TASK_RUN.CREATED_AT,
                        TASK_RUN.FINISHED_AT,
                        TASK_RUN.DUE_AT,
                        TASK_RUN.SALESFORCE_RECORD_ID,
                        TASK_RUN.RECORD_CREATED)
                .from(RunTables.withAccounts(RUN.join(WORKFLOW_STEP)
                        .on(WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(RUN.WORKFLOW_REVISION_ID))
                        .leftJoin(TASK_RUN)
                        .on(TASK_RUN.RUN_ID.eq(RUN.ID).and(TASK_RUN.WORKFLOW_STEP_ID.eq(WORKFLOW_STEP.ID)))))
                .where(RUN.ID.eq(id))
                .orderBy(WORKFLOW_STEP.POSITION)
                .fetch(mapping(StoredStep::new));
    }

    List<Decided> decisions(RunId id) {
        return database.select(
                        RUN_DECISION.DECISION.convertFrom(RunDecision::valueOf),
                        USER.NAME,
                        RUN_DECISION.REVISION_NUMBER,
                        RUN_DECISION.NOTE,
                        RUN_DECISION.CREATED_AT)
                .from(RUN_DECISION)
                .join(USER)
                .on(USER.ID.eq(RUN_DECISION.USER_ID))
                .where(RUN_DECISION.RUN_ID.eq(id))
                .orderBy(RUN_DECISION.ID)
                .fetch(mapping(Decided::new));
    }

    /** One of the runs that keep back what a run has waiting, the earliest; see {@link TaskRunRepository#keptBack}. */
    Optional<RunId> waitsFor(RunId id) {
        var other = TASK_RUN.as("other");
        var mine = TASK_RUN;
        var earlier = select(other.RUN_ID.as("earlier"))
                .from(mine)
                .join(other)
                .on(other.LANE_ID.eq(mine.LANE_ID))
                .and(other.RECORD_KEY.eq(mine.RECORD_KEY))
                .and(other.WORKFLOW_ID.eq(mine.WORKFLOW_ID))
                .and(other.STATE.in(TaskState.unfinished()))
                .and(other.RUN_ID.lt(mine.RUN_ID))
                .where(mine.RUN_ID.eq(id).and(mine.STATE.eq(TaskState.WAITING.name())))
                .union(select(RECORD_TURN.RUN_ID)
                        .from(mine)
                        .join(RECORD_TURN)
                        .on(RECORD_TURN.LANE_ID.eq(mine.LANE_ID))
                        .and(RECORD_TURN.RECORD_KEY.eq(mine.RECORD_KEY))
                        .and(RECORD_TURN.WORKFLOW_ID.eq(mine.WORKFLOW_ID))
                        .and(RECORD_TURN.RUN_ID.lt(mine.RUN_ID))
                        .where(mine.RUN_ID.eq(id).and(mine.STATE.eq(TaskState.WAITING.name()))))
                .asTable("earlier_runs");
        return Optional.ofNullable(database.select(min(earlier.field(other.RUN_ID.as("earlier"))))
                .from(earlier)
                .fetchSingle()
                .value1());
    }

    /** @param withData false leaves out what Salesforce said, which may quote values */
    Map<TaskRunId, List<Attempt>> attempts(RunId id, boolean withData) {
        return database.select(
                        TASK_ATTEMPT.TASK_RUN_ID,
                        TASK_ATTEMPT.NUMBER,
                        TASK_ATTEMPT.OUTCOME,
                        TASK_ATTEMPT.ERROR_CODE,
                        TASK_ATTEMPT.ERROR_MESSAGE,
                        SALESFORCE_CALL.OPERATION,
                        SALESFORCE_CALL.ROW_COUNT,
                        SALESFORCE_CALL.ACCOUNT_NAME,
                        SALESFORCE_CALL.USERNAME,
                        SALESFORCE_CALL.STARTED_AT,
                        SALESFORCE_CALL.ENDED_AT)
                .from(TASK_ATTEMPT)
                .join(TASK_RUN)
                .on(TASK_RUN.ID.eq(TASK_ATTEMPT.TASK_RUN_ID))
                .join(SALESFORCE_CALL)
                .on(SALESFORCE_CALL.ID.eq(TASK_ATTEMPT.SALESFORCE_CALL_ID))
                .where(TASK_RUN.RUN_ID.eq(id))
                .orderBy(TASK_ATTEMPT.TASK_RUN_ID, TASK_ATTEMPT.NUMBER)
                .fetchGroups(
                        TASK_ATTEMPT.TASK_RUN_ID,
                        row -> new Attempt(
                                row.get(TASK_ATTEMPT.NUMBER),
                                AttemptOutcome.valueOf(row.get(TASK_ATTEMPT.OUTCOME)),
                                row.get(TASK_ATTEMPT.ERROR_CODE),
                                withData ? row.get(TASK_ATTEMPT.ERROR_MESSAGE) : null,
                                row.get(SALESFORCE_CALL.OPERATION),
                                row.get(SALESFORCE_CALL.ROW_COUNT),
                                row.get(SALESFORCE_CALL.ACCOUNT_NAME),
                                row.get(SALESFORCE_CALL.USERNAME),
                                row.get(SALESFORCE_CALL.STARTED_AT),
                                row.get(SALESFORCE_CALL.ENDED_AT)));
    }
}
