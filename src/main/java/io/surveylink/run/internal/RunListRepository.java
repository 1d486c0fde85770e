package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.OUTBOUND_NOTIFICATION;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.project.MemberAccess;
import io.surveylink.run.EventSubject;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Runs as people list them. Two statements a page, by key: the ids first, then what is shown of them. */
@Repository
class RunListRepository {

    /** Beyond this many projects one walk over all runs is cheaper than one over each project. */
    private static final int PROJECTS_ONE_BY_ONE = 40;

    private final DSLContext database;

    RunListRepository(DSLContext database) {
        this.database = database;
    }

    /** A run as stored, before its state is put in words. */
    record StoredItem(
            RunId id,
            ProjectId projectId,
            String projectName,
            String runState,
            EventSubject event,
            String workflowName,
            int revisionNumber,
            StepId step,
            WriteOperation operation,
            String stepTitle,
            String object,
            String orgName,
            Environment environment,
            String orgHost,
            @Nullable String accountOfCall,
            @Nullable String accountBound,
            String taskState,
            @Nullable String recordId,
            @Nullable Boolean recordCreated,
            @Nullable String errorCode,
            @Nullable String errorFields,
            @Nullable String errorMessage,
            int attempts,
            int retries,
            Instant dueAt,
            Instant createdAt,
            boolean seesData) {}

    /** Projects whose names the actor may see; an admin sees all. */
    List<ProjectId> visibleProjects(Actor actor) {
        return database.select(PROJECT.ID)
                .from(PROJECT)
                .where(PROJECT.DELETED_AT.isNull())
                .and(isSeenBy(actor))
                .fetch(PROJECT.ID);
    }

    /** Role and state are read here too, so that a change counts at the next click. */
    static Condition isSeenBy(Actor actor) {
        var me = USER.as("me");
        return exists(selectOne()
                .from(me)
                .where(me.ID.eq(actor.id()))
                .and(me.STATE.eq(UserState.ACTIVE.name()))
                .and(me.ROLE.eq(Role.ADMIN.name()).or(isPartOf(actor))));
    }

    private static Condition isPartOf(Actor actor) {
        return PROJECT.OWNER_ID
                .eq(actor.id())
                .or(PROJECT.ID.in(select(PROJECT_MEMBER.PROJECT_ID)
                        .from(PROJECT_MEMBER)
                        .where(PROJECT_MEMBER.USER_ID.eq(actor.id()))));
    }

    /** Values, and errors that may quote them, are for EDIT and the owner. */
    private static Condition seesData(Actor actor) {
        return PROJECT.OWNER_ID
                .eq(actor.id())
                .or(PROJECT.ID.in(select(PROJECT_MEMBER.PROJECT_ID)
                        .from(PROJECT_MEMBER)
                        .where(PROJECT_MEMBER.USER_ID.eq(actor.id()))
                        .and(PROJECT_MEMBER.ACCESS.eq(MemberAccess.EDIT.name()))));
    }

    /** @param heldSteps steps that are held now: a waiting run is held if it waits at one of them */
    List<RunId> page(
            Collection<ProjectId> projects,
            Runs.Filter filter,
            Set<StepId> heldSteps,
            @Nullable RunId before,
            int limit) {
        if (projects.isEmpty()) {
            return List.of();
        }
        var condition = matching(filter, heldSteps);
        if (before != null) {
            condition = condition.and(RUN.ID.lt(before));
        }
        Select<Record1<RunId>> newest = projects.size() > PROJECTS_ONE_BY_ONE
                ? newestOf(RUN.PROJECT_ID.in(projects).and(condition), limit)
                : eachProject(projects, condition, limit);
        return database.fetch(newest).getValues(RUN.ID).stream()
                .sorted((a, b) -> Long.compare(b.value(), a.value()))
                .limit(limit)
                .toList();
    }

    int countNewer(Collection<ProjectId> projects, Runs.Filter filter, Set<StepId> heldSteps, RunId than, int limit) {
        if (projects.isEmpty()) {
            return 0;
        }
        return database.fetchCount(select(RUN.ID)
                .from(RUN)
                .where(RUN.ID.gt(than))
                .and(RUN.PROJECT_ID.in(projects))
                .and(matching(filter, heldSteps))
                .limit(limit));
    }

    private static Select<Record1<RunId>> eachProject(Collection<ProjectId> projects, Condition condition, int limit) {
        return projects.stream()
                .<Select<Record1<RunId>>>map(
                        project -> newestOf(RUN.PROJECT_ID.eq(project).and(condition), limit))
                .reduce(Select::unionAll)
                .orElseThrow();
    }

    private static Select<Record1<RunId>> newestOf(Condition condition, int limit) {
        return select(RUN.ID).from(RUN).where(condition).orderBy(RUN.ID.desc()).limit(limit);
    }

    private static Condition matching(Runs.Filter filter, Set<StepId> heldSteps) {
        Condition condition = trueCondition();
        if (filter.workflow() != null) {
            condition = condition.and(RUN.WORKFLOW_ID.eq(filter.workflow()));
        }
        if (filter.response() != null) {
            condition = condition.and(RUN.RESPONSE_ID.in(select(RESPONSE.ID)
                    .from(RESPONSE)
                    .where(RESPONSE.PROJECT_ID.eq(RUN.PROJECT_ID))
                    .and(RESPONSE.EXTERNAL_ID.startsWith(filter.response()))));
        }
        return filter.states().isEmpty() ? condition : condition.and(inStates(filter.states(), heldSteps));
    }

    private static Condition inStates(Set<RunState> states, Set<StepId> heldSteps) {
        var stored = new HashSet<String>();
        var waiting = new HashSet<RunState>();
        for (var state : states) {
            switch (state) {
                case QUEUED, RUNNING, RETRYING, HELD -> waiting.add(state);
                case SUCCEEDED, FAILED, UNCERTAIN, SKIPPED, CANCELLED -> stored.add(state.name());
            }
        }
        Condition condition = RUN.STATE.in(stored);
        if (!waiting.isEmpty()) {
            var isWaiting = RUN.STATE.eq(TaskState.WAITING.name());
            // All four together are what waits: no need to look at the task runs.
            condition = condition.or(
                    waiting.size() == 4 ? isWaiting : isWaiting.and(RUN.ID.in(waitingAs(waiting, heldSteps))));
        }
        return condition;
    }

    private static Select<Record1<RunId>> waitingAs(Set<RunState> states, Set<StepId> heldSteps) {
        Condition condition = falseCondition();
        for (var state : states) {
            var isWaiting = TASK_RUN.STATE.eq(TaskState.WAITING.name());
            var isHeld = TASK_RUN.WORKFLOW_STEP_ID.in(heldSteps);
            var tried = TASK_RUN.RETRY_COUNT.gt(0);
            condition = condition.or(
                    switch (state) {
                        case RUNNING -> TASK_RUN.STATE.eq(TaskState.IN_FLIGHT.name());
                        case HELD -> isWaiting.and(isHeld);
                        case RETRYING -> isWaiting.andNot(isHeld).and(tried);
                        case QUEUED -> isWaiting.andNot(isHeld).andNot(tried);
                        case SUCCEEDED, FAILED, UNCERTAIN, SKIPPED, CANCELLED ->
                            throw new IllegalArgumentException(state + " does not wait");
                    });
        }
        return select(TASK_RUN.RUN_ID)
                .from(TASK_RUN)
                .where(TASK_RUN.RUN_ID.eq(RUN.ID))
                .and(condition);
    }

    /** What is shown of the runs, with the step each is at, newest first. */
    List<StoredItem> items(Actor actor, Collection<RunId> ids) {
        var latest = TASK_RUN.as("latest");
        Field<Boolean> seesData = field(seesData(actor));
        return database.select(
                        RUN.ID,
                        RUN.PROJECT_ID,
                        PROJECT.NAME,
                        RUN.STATE,
                        RESPONSE.EXTERNAL_ID,
                        OUTBOUND_NOTIFICATION.RECORD_ID,
                        WORKFLOW.NAME,
                        WORKFLOW_REVISION.NUMBER,
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.OPERATION,
                        WORKFLOW_STEP.TITLE,
                        WORKFLOW_STEP.OBJECT,
                        ORG.NAME,
                        ORG.ENVIRONMENT,
                        ORG.HOST,
                        SALESFORCE_CALL.ACCOUNT_NAME,
                        LINKED_ACCOUNT.NAME,
                        TASK_RUN.STATE,
                        TASK_RUN.SALESFORCE_RECORD_ID,
                        TASK_RUN.RECORD_CREATED,
                        TASK_RUN.ERROR_CODE,
                        TASK_RUN.ERROR_FIELDS,
                        TASK_RUN.ERROR_MESSAGE,
                        TASK_RUN.ATTEMPT_COUNT,
                        TASK_RUN.RETRY_COUNT,
                        TASK_RUN.DUE_AT,
                        RUN.CREATED_AT,
                        seesData)
                .from(RunTables.withAccounts(RunTables.runsWithTasks(
                        TASK_RUN.ID.eq(select(max(latest.ID)).from(latest).where(latest.RUN_ID.eq(RUN.ID))))))
                .join(PROJECT)
                .on(PROJECT.ID.eq(RUN.PROJECT_ID))
                .where(RUN.ID.in(ids))
                .and(PROJECT.DELETED_AT.isNull())
                .and(isSeenBy(actor))
                .orderBy(RUN.ID.desc())
                .fetch(row -> new StoredItem(
                        row.get(RUN.ID),
                        row.get(RUN.PROJECT_ID),
                        row.get(PROJECT.NAME),
                        row.get(RUN.STATE),
                        RunTables.subject(row),
                        row.get(WORKFLOW.NAME),
                        row.get(WORKFLOW_REVISION.NUMBER),
                        row.get(WORKFLOW_STEP.ID),
                        WriteOperation.valueOf(row.get(WORKFLOW_STEP.OPERATION)),
                        row.get(WORKFLOW_STEP.TITLE),
                        row.get(WORKFLOW_STEP.OBJECT),
                        row.get(ORG.NAME),
                        Environment.valueOf(row.get(ORG.ENVIRONMENT)),
                        row.get(ORG.HOST),
                        row.get(SALESFORCE_CALL.ACCOUNT_NAME),
                        row.get(LINKED_ACCOUNT.NAME),
                        row.get(TASK_RUN.STATE),
                        row.get(TASK_RUN.SALESFORCE_RECORD_ID),
                        row.get(TASK_RUN.RECORD_CREATED),
                        row.get(TASK_RUN.ERROR_CODE),
                        row.get(TASK_RUN.ERROR_FIELDS),
                        row.get(TASK_RUN.ERROR_MESSAGE),
                        row.get(TASK_RUN.ATTEMPT_COUNT),
                        row.get(TASK_RUN.RETRY_COUNT),
                        row.get(TASK_RUN.DUE_AT),
                        row.get(RUN.CREATED_AT),
                        row.get(seesData)));
    }

    /** How many runs of the projects are in one of the stored states, up to the limit of counts. */
    int count(Collection<ProjectId> projects, String... states) {
        if (projects.isEmpty()) {
            return 0;
        }
        return database.fetchCount(select(one())
                .from(RUN)
                .where(RUN.PROJECT_ID.in(projects).and(RUN.STATE.in(states)))
                .limit(Runs.COUNT_LIMIT));
    }

    /** Waiting rows of steps, each up to the limit of counts. */
    Map<StepId, Integer> waitingAt(Collection<StepId> steps) {
        return steps.stream()
                .map(step -> (Select<Record2<StepId, Integer>>) select(val(step, WORKFLOW_STEP.ID), DSL.count())
                        .from(selectOne()
                                .from(TASK_RUN)
                                .where(TASK_RUN.LANE_ID.eq(select(WORKFLOW_STEP.LANE_ID)
                                        .from(WORKFLOW_STEP)
                                        .where(WORKFLOW_STEP.ID.eq(step))))
                                .and(TASK_RUN.WORKFLOW_STEP_ID.eq(step))
                                .and(TASK_RUN.STATE.eq(TaskState.WAITING.name()))
                                .limit(Runs.COUNT_LIMIT)))
                .reduce(Select::unionAll)
                .map(query -> database.fetch(query).intoMap(row -> row.value1(), row -> row.value2()))
                .orElse(Map.of());
    }
}
