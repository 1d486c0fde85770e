package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.HOLD;
import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.falseCondition;

import io.surveylink.account.AccountState;
import io.surveylink.common.AccountId;
import io.surveylink.common.HoldId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.run.HoldCause;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class HoldRepository {

    private final DSLContext database;

    HoldRepository(DSLContext database) {
        this.database = database;
    }

    /** A hold that lasts. */
    record ActiveHold(
            HoldId id,
            HoldCause cause,
            @Nullable AccountId account,
            @Nullable OrgId org,
            @Nullable ProjectId project,
            @Nullable WorkflowId workflow,
            @Nullable StepId step,
            @Nullable Instant nextProbeAt,
            int version) {

        /** True if it stops a step of the lane that it was read for. */
        boolean covers(StepId otherStep, WorkflowId otherWorkflow) {
            return switch (cause.scope()) {
                case ACCOUNT, ORG, BINDING, PROJECT -> true;
                case WORKFLOW -> otherWorkflow.equals(workflow);
                case STEP -> otherStep.equals(step);
            };
        }

        /** True if what it stands for is there again: it was mended while the hold was being written. */
        boolean isHealed(boolean bound, boolean ownerActedFor) {
            return switch (cause) {
                case NO_BINDING -> bound;
                case OWNER_DEACTIVATED -> ownerActedFor;
                case TOKEN_DEAD,
                        BLOCKED_BY_ORG,
                        API_LIMIT,
                        API_BUDGET,
                        PAUSED,
                        NO_CONSENT,
                        ORG_CHANGED,
                        PERMISSION_MISSING,
                        SCHEMA_CHANGED -> false;
            };
        }

        HoldTarget target() {
            return switch (cause.scope()) {
                case ACCOUNT -> new HoldTarget.OfAccount(Objects.requireNonNull(account));
                case ORG -> new HoldTarget.OfOrg(Objects.requireNonNull(org));
                case BINDING -> new HoldTarget.OfBinding(Objects.requireNonNull(project), Objects.requireNonNull(org));
                case PROJECT -> new HoldTarget.OfProject(Objects.requireNonNull(project));
                case WORKFLOW ->
                    new HoldTarget.OfWorkflow(Objects.requireNonNull(project), Objects.requireNonNull(workflow));
                case STEP -> new HoldTarget.OfStep(Objects.requireNonNull(project), Objects.requireNonNull(step));
            };
        }

        boolean mayBeProbed(Instant now) {
            return nextProbeAt != null && !nextProbeAt.isAfter(now);
        }
    }

    /** The holds that can stop a step of a lane: those of its project, its org and the account bound there. */
    List<ActiveHold> of(ProjectId project, OrgId org, @Nullable AccountId account) {
        var ofAccount = account == null
                ? falseCondition()
                : HOLD.LINKED_ACCOUNT_ID.eq(account).and(HOLD.SCOPE.eq("ACCOUNT"));
        var ofOrg = HOLD.ORG_ID.eq(org).and(HOLD.SCOPE.eq("ORG"));
        var ofProject = HOLD.PROJECT_ID.eq(project).and(HOLD.SCOPE.ne("BINDING").or(HOLD.ORG_ID.eq(org)));
        return select(HOLD.ACTIVE_KEY.isNotNull().and(ofAccount.or(ofOrg).or(ofProject)));
    }

    /** All that lasts, for the sweeper. */
    List<ActiveHold> active() {
        return select(HOLD.ACTIVE_KEY.isNotNull());
    }

    private List<ActiveHold> select(Condition condition) {
        return database.select(
                        HOLD.ID,
                        HOLD.CAUSE.convertFrom(HoldCause::valueOf),
                        HOLD.LINKED_ACCOUNT_ID,
                        HOLD.ORG_ID,
                        HOLD.PROJECT_ID,
                        HOLD.WORKFLOW_ID,
                        HOLD.WORKFLOW_STEP_ID,
                        HOLD.NEXT_PROBE_AT,
                        HOLD.VERSION)
                .from(HOLD)
                .where(condition)
                .fetch(mapping(ActiveHold::new));
    }

    /** @return false if the same is held for the same cause already */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(
            HoldTarget target,
            HoldCause cause,
            @Nullable String code,
            @Nullable String message,
            @Nullable Instant nextProbeAt,
            Instant now) {
        var row = database.newRecord(HOLD);
        row.setActiveKey(target.activeKey(cause));
        row.setScope(cause.scope().name());
        row.setCause(cause.name());
        switch (target) {
            case HoldTarget.OfAccount(var account) -> row.setLinkedAccountId(account);
            case HoldTarget.OfOrg(var org) -> row.setOrgId(org);
            case HoldTarget.OfBinding(var project, var org) -> {
                row.setProjectId(project);
                row.setOrgId(org);
            }
            case HoldTarget.OfProject(var project) -> row.setProjectId(project);
            case HoldTarget.OfWorkflow(var project, var workflow) -> {
                row.setProjectId(project);
                row.setWorkflowId(workflow);
            }
            case HoldTarget.OfStep(var project, var step) -> {
                row.setProjectId(project);
                row.setWorkflowStepId(step);
            }
        }
        row.setCode(code);
        row.setMessage(message);
        row.setNextProbeAt(nextProbeAt);
        row.setCreatedAt(now);
        return database.insertInto(HOLD).set(row).onDuplicateKeyIgnore().execute() == 1;
    }

    /** @return false if it had ended before */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(String activeKey, Instant now) {
        return database.update(HOLD)
                        .setNull(HOLD.ACTIVE_KEY)
                        .set(HOLD.ENDED_AT, now)
                        .set(HOLD.VERSION, HOLD.VERSION.plus(1))
                        .where(HOLD.ACTIVE_KEY.eq(activeKey))
                        .execute()
                == 1;
    }

    /** Takes the one probe that is due. @return false if another lane was faster, or the hold has ended */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeProbe(ActiveHold hold, Instant next) {
        return database.update(HOLD)
                        .set(HOLD.NEXT_PROBE_AT, next)
                        .set(HOLD.VERSION, HOLD.VERSION.plus(1))
                        .where(HOLD.ID.eq(hold.id()))
                        .and(HOLD.VERSION.eq(hold.version()))
                        .and(HOLD.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** A hold that ends with its event is not tried on a clock, even if a probe of it has just failed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void stopProbing(String activeKey) {
        database.update(HOLD)
                .setNull(HOLD.NEXT_PROBE_AT)
                .set(HOLD.VERSION, HOLD.VERSION.plus(1))
                .where(HOLD.ACTIVE_KEY.eq(activeKey))
                .execute();
    }

    /** Locked until the commit, so that whoever changes it sees the hold that is made of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<AccountState> lockState(AccountId account) {
        return database.select(LINKED_ACCOUNT.STATE.convertFrom(AccountState::valueOf))
                .from(LINKED_ACCOUNT)
                .where(LINKED_ACCOUNT.ID.eq(account))
                .forShare()
                .fetchOptional(row -> row.value1());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void probeFrom(AccountId account, Instant now) {
        database.update(HOLD)
                .set(HOLD.NEXT_PROBE_AT, now)
                .set(HOLD.VERSION, HOLD.VERSION.plus(1))
                .where(HOLD.LINKED_ACCOUNT_ID.eq(account).and(HOLD.ENDED_AT.isNull()))
                .execute();
    }

    /** True if a row waits in a lane that the account serves. */
    boolean somethingWaitsFor(AccountId account) {
        return database.fetchExists(database.selectOne()
                .from(BINDING)
                .join(LANE)
                .on(LANE.PROJECT_ID.eq(BINDING.PROJECT_ID).and(LANE.ORG_ID.eq(BINDING.ORG_ID)))
                .join(TASK_RUN)
                .on(TASK_RUN.LANE_ID.eq(LANE.ID).and(TASK_RUN.STATE.eq(TaskState.WAITING.name())))
                .where(BINDING.LINKED_ACCOUNT_ID.eq(account)));
    }

    Optional<ProjectId> projectOf(WorkflowId workflow) {
        return database.select(WORKFLOW.PROJECT_ID)
                .from(WORKFLOW)
                .where(WORKFLOW.ID.eq(workflow))
                .fetchOptional(WORKFLOW.PROJECT_ID);
    }

    /** Steps that need a consent for what one person published: those published now and those that rows wait at. */
    List<StepId> stepsNeeding(ProjectId project, UserId publisher, ConsentKey key) {
        return database.select(WORKFLOW_STEP.ID)
                .from(WORKFLOW_STEP)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(WORKFLOW_STEP.WORKFLOW_ID))
                .where(WORKFLOW_STEP.PROJECT_ID.eq(project))
                .and(WORKFLOW_STEP.ORG_ID.eq(key.org()))
                .and(WORKFLOW_STEP.OBJECT.eq(key.object()))
                .and(WORKFLOW_STEP.OPERATION.eq(key.operation()))
                .and(WORKFLOW_REVISION.PUBLISHER_ID.eq(publisher))
                .and(WORKFLOW.PUBLISHED_REVISION_ID
                        .eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID)
                        .or(WORKFLOW_STEP.ID.in(database.select(TASK_RUN.WORKFLOW_STEP_ID)
                                .from(TASK_RUN)
                                .where(TASK_RUN.LANE_ID.eq(WORKFLOW_STEP.LANE_ID))
                                .and(TASK_RUN.STATE.eq(TaskState.WAITING.name())))))
                .fetch(WORKFLOW_STEP.ID);
    }

    /** Owners of the projects and creators of the published workflows that a hold covers, and who else is to be told. */
    Set<UserId> peopleBehind(HoldTarget target) {
        var steps = WORKFLOW_STEP
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(WORKFLOW_STEP.WORKFLOW_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW_STEP.PROJECT_ID))
                .leftJoin(BINDING)
                .on(BINDING.PROJECT_ID.eq(WORKFLOW_STEP.PROJECT_ID).and(BINDING.ORG_ID.eq(WORKFLOW_STEP.ORG_ID)));
        var people = database.select(PROJECT.OWNER_ID, WORKFLOW.CREATOR_ID, RunTables.TOLD)
                .from(RunTables.withTold(steps))
                .where(PROJECT.DELETED_AT.isNull())
                .and(covering(target))
                .fetch();
        return people.stream()
                .flatMap(row -> Stream.of(row.value1(), row.value2(), row.value3()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Condition covering(HoldTarget target) {
        var published = WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(WORKFLOW.PUBLISHED_REVISION_ID);
        return switch (target) {
            case HoldTarget.OfAccount(var account) -> published.and(BINDING.LINKED_ACCOUNT_ID.eq(account));
            case HoldTarget.OfOrg(var org) -> published.and(WORKFLOW_STEP.ORG_ID.eq(org));
            case HoldTarget.OfBinding(var project, var org) ->
                published.and(WORKFLOW_STEP.PROJECT_ID.eq(project)).and(WORKFLOW_STEP.ORG_ID.eq(org));
            case HoldTarget.OfProject(var project) -> published.and(WORKFLOW_STEP.PROJECT_ID.eq(project));
            case HoldTarget.OfWorkflow(var project, var workflow) -> WORKFLOW_STEP.WORKFLOW_ID.eq(workflow);
            case HoldTarget.OfStep(var project, var step) -> WORKFLOW_STEP.ID.eq(step);
        };
    }

    /** What a person calls the thing that is held. */
    String nameOf(HoldTarget target) {
        var name = switch (target) {
            case HoldTarget.OfAccount(var account) ->
                database.select(LINKED_ACCOUNT.NAME).from(LINKED_ACCOUNT).where(LINKED_ACCOUNT.ID.eq(account));
            case HoldTarget.OfOrg(var org) ->
                database.select(ORG.NAME).from(ORG).where(ORG.ID.eq(org));
            case HoldTarget.OfBinding(var project, var org) ->
                database.select(PROJECT.NAME).from(PROJECT).where(PROJECT.ID.eq(project));
            case HoldTarget.OfProject(var project) ->
                database.select(PROJECT.NAME).from(PROJECT).where(PROJECT.ID.eq(project));
            case HoldTarget.OfWorkflow(var project, var workflow) ->
                database.select(WORKFLOW.NAME).from(WORKFLOW).where(WORKFLOW.ID.eq(workflow));
            case HoldTarget.OfStep(var project, var step) ->
                database.select(WORKFLOW.NAME)
                        .from(WORKFLOW)
                        .join(WORKFLOW_STEP)
                        .on(WORKFLOW_STEP.WORKFLOW_ID.eq(WORKFLOW.ID))
                        .where(WORKFLOW_STEP.ID.eq(step));
        };
        return name.fetchOptional().map(row -> row.value1()).orElse("");
    }
}
