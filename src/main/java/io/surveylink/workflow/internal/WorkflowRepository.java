package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_DRIFT;
import static io.surveylink.jooq.Tables.WORKFLOW_PROPOSAL;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;

import io.surveylink.account.RequirementFinding;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.user.UserState;
import io.surveylink.workflow.Proposals.ProposalState;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows.OrgName;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record13;
import org.jooq.Record8;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class WorkflowRepository {

    private static final Field<WorkflowState> STATE = WORKFLOW.STATE.convertFrom(WorkflowState::valueOf);

    private final DSLContext database;
    private final DriftJson driftJson;

    WorkflowRepository(DSLContext database, DriftJson driftJson) {
        this.database = database;
        this.driftJson = driftJson;
    }

    /**
     * A workflow's own row, locked by who is about to change it.
     *
     * @param creator null too while the creator is deactivated: creator no more
     */
    record WorkflowRow(
            WorkflowId id,
            ProjectId project,
            String name,
            @Nullable UserId creator,
            WorkflowState state,
            boolean pausedByAdmin,
            @Nullable RevisionId published,
            int version) {}

    /** A published task as the list needs it. */
    record TaskRow(WorkflowId workflow, WriteOperation operation, String objectLabel, OrgName org) {}

    /** A published workflow that takes events, an org that it writes to and the account that serves it there. */
    record ServedWorkflow(AccountId account, OrgId org, WorkflowId id, String name, RevisionId revision) {}

    List<WorkflowHead> heads(ProjectId project) {
        return selectHead(WORKFLOW.PROJECT_ID.eq(project))
                .orderBy(WORKFLOW.NAME, WORKFLOW.ID)
                .fetch(Records.mapping(WorkflowHead::new));
    }

    Optional<WorkflowHead> head(String publicId) {
        return selectHead(WORKFLOW.PUBLIC_ID.eq(publicId)).fetchOptional(Records.mapping(WorkflowHead::new));
    }

    Optional<WorkflowHead> head(WorkflowId id) {
        return selectHead(WORKFLOW.ID.eq(id)).fetchOptional(Records.mapping(WorkflowHead::new));
    }

    private SelectConditionStep<
                    Record13<
                            WorkflowId,
                            String,
                            ProjectId,
                            String,
                            UserId,
                            String,
                            WorkflowState,
                            Boolean,
                            Integer,
                            Integer,
                            Integer,
                            List<RequirementFinding>,
                            Integer>>
            selectHead(Condition condition) {
        var published = WORKFLOW_REVISION.as("published");
        var awaiting = WORKFLOW_REVISION.as("awaiting");
        return database.select(
                        WORKFLOW.ID,
                        WORKFLOW.PUBLIC_ID,
                        WORKFLOW.PROJECT_ID,
                        WORKFLOW.NAME,
                        USER.ID,
                        USER.NAME,
                        STATE,
                        WORKFLOW.PAUSED_BY_ADMIN,
                        published.NUMBER,
                        DSL.field(DSL.select(DSL.max(awaiting.NUMBER))
                                .from(awaiting)
                                .where(awaiting.WORKFLOW_ID.eq(WORKFLOW.ID), awaiting.AWAITS_CONSENT.isTrue())),
                        DSL.field(DSL.selectCount()
                                .from(WORKFLOW_PROPOSAL)
                                .where(WORKFLOW_PROPOSAL.WORKFLOW_ID.eq(WORKFLOW.ID))
                                .and(WORKFLOW_PROPOSAL.STATE.eq(ProposalState.OPEN.name()))),
                        drift(),
                        WORKFLOW.VERSION)
                .from(WORKFLOW)
                .leftJoin(USER)
                .on(USER.ID.eq(WORKFLOW.CREATOR_ID), USER.STATE.eq(UserState.ACTIVE.name()))
                .leftJoin(published)
                .on(published.ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                .where(condition)
                .and(WORKFLOW.DELETED_AT.isNull());
    }

    /**
     * Of what is published now, with accounts that still serve the project. As plain SQL, because jOOQ sets the session
     * variable of the length beside its own, in statements that the driver would have to send together.
     */
    private Field<List<RequirementFinding>> drift() {
        return DSL.field(DSL.select(DSL.field("GROUP_CONCAT({0})", String.class, WORKFLOW_DRIFT.FINDINGS))
                        .from(WORKFLOW_DRIFT)
                        .join(BINDING)
                        .on(BINDING.LINKED_ACCOUNT_ID.eq(WORKFLOW_DRIFT.LINKED_ACCOUNT_ID))
                        .where(WORKFLOW_DRIFT.WORKFLOW_ID.eq(WORKFLOW.ID))
                        .and(WORKFLOW_DRIFT.WORKFLOW_REVISION_ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                        .and(BINDING.PROJECT_ID.eq(WORKFLOW.PROJECT_ID)))
                .convertFrom(driftJson::readAll);
    }

    List<TaskRow> publishedTasks(ProjectId project) {
        return database.select(
                        WORKFLOW.ID,
                        WORKFLOW_STEP.OPERATION.convertFrom(WriteOperation::valueOf),
                        WORKFLOW_STEP.TITLE,
                        DSL.row(ORG.ID, ORG.NAME, ORG.ENVIRONMENT.convertFrom(Environment::valueOf))
                                .mapping(OrgName::new))
                .from(WORKFLOW)
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                .join(ORG)
                .on(ORG.ID.eq(WORKFLOW_STEP.ORG_ID))
                .where(WORKFLOW.PROJECT_ID.eq(project), WORKFLOW.DELETED_AT.isNull())
                .orderBy(WORKFLOW_STEP.POSITION)
                .fetch(Records.mapping(TaskRow::new));
    }

    List<ServedWorkflow> servedBy(Collection<AccountId> accounts) {
        return database.selectDistinct(
                        BINDING.LINKED_ACCOUNT_ID,
                        BINDING.ORG_ID,
                        WORKFLOW.ID,
                        WORKFLOW.NAME,
                        WORKFLOW.PUBLISHED_REVISION_ID)
                .from(BINDING)
                .join(PROJECT)
                .on(PROJECT.ID.eq(BINDING.PROJECT_ID))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.PROJECT_ID.eq(BINDING.PROJECT_ID), WORKFLOW_STEP.ORG_ID.eq(BINDING.ORG_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.PUBLISHED_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .where(BINDING.LINKED_ACCOUNT_ID.in(accounts))
                .and(WORKFLOW.STATE.ne(WorkflowState.OFF.name()))
                .and(WORKFLOW.DELETED_AT.isNull())
                .and(PROJECT.DELETED_AT.isNull())
                .orderBy(WORKFLOW.NAME, WORKFLOW.ID)
                .fetch(Records.mapping(ServedWorkflow::new));
    }

    Map<OrgId, OrgName> orgs(Collection<OrgId> orgs) {
        return database.select(ORG.ID, ORG.NAME, ORG.ENVIRONMENT.convertFrom(Environment::valueOf))
                .from(ORG)
                .where(ORG.ID.in(orgs))
                .fetchMap(ORG.ID, Records.mapping(OrgName::new));
    }

    String orgName(OrgId org) {
        return database.select(ORG.NAME)
                .from(ORG)
                .where(ORG.ID.eq(org))
                .fetchOptional(ORG.NAME)
                .orElse("");
    }

    /** Projects of the owner whose published workflows name the org. */
    List<ProjectId> projectsNaming(OrgId org, UserId owner) {
        return database.selectDistinct(WORKFLOW.PROJECT_ID)
                .from(WORKFLOW)
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW.PROJECT_ID))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                .where(PROJECT.OWNER_ID.eq(owner), WORKFLOW_STEP.ORG_ID.eq(org), WORKFLOW.DELETED_AT.isNull())
                .fetch(WORKFLOW.PROJECT_ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public WorkflowId insert(String publicId, ProjectId project, String name, UserId creator, Instant at) {
        return database.insertInto(WORKFLOW)
                .set(WORKFLOW.PUBLIC_ID, publicId)
                .set(WORKFLOW.PROJECT_ID, project)
                .set(WORKFLOW.NAME, name)
                .set(WORKFLOW.CREATOR_ID, creator)
                .set(WORKFLOW.STATE, WorkflowState.ACTIVE.name())
                .set(WORKFLOW.CREATED_AT, at)
                .returningResult(WORKFLOW.ID)
                .fetchSingle(WORKFLOW.ID);
    }

    Optional<WorkflowRow> find(WorkflowId id) {
        return selectRow(id).fetchOptional(Records.mapping(WorkflowRow::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<WorkflowRow> lock(WorkflowId id) {
        return selectRow(id).forUpdate().fetchOptional(Records.mapping(WorkflowRow::new));
    }

    private SelectConditionStep<
                    Record8<WorkflowId, ProjectId, String, UserId, WorkflowState, Boolean, RevisionId, Integer>>
            selectRow(WorkflowId id) {
        return database.select(
                        WORKFLOW.ID,
                        WORKFLOW.PROJECT_ID,
                        WORKFLOW.NAME,
                        DSL.field(DSL.select(USER.ID)
                                .from(USER)
                                .where(USER.ID.eq(WORKFLOW.CREATOR_ID), USER.STATE.eq(UserState.ACTIVE.name()))),
                        STATE,
                        WORKFLOW.PAUSED_BY_ADMIN,
                        WORKFLOW.PUBLISHED_REVISION_ID,
                        WORKFLOW.VERSION)
                .from(WORKFLOW)
                .where(WORKFLOW.ID.eq(id), WORKFLOW.DELETED_AT.isNull());
    }

    /**
     * Of a row that the caller has locked.
     *
     * @return the row as it is now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public WorkflowRow setCreator(WorkflowRow row, @Nullable UserId creator) {
        database.update(WORKFLOW)
                .set(WORKFLOW.CREATOR_ID, creator)
                .set(WORKFLOW.VERSION, row.version() + 1)
                .where(WORKFLOW.ID.eq(row.id()), WORKFLOW.VERSION.eq(row.version()))
                .execute();
        return new WorkflowRow(
                row.id(),
                row.project(),
                row.name(),
                creator,
                row.state(),
                row.pausedByAdmin(),
                row.published(),
                row.version() + 1);
    }

    List<WorkflowId> createdBy(ProjectId project, UserId creator) {
        return database.select(WORKFLOW.ID)
                .from(WORKFLOW)
                .where(WORKFLOW.PROJECT_ID.eq(project), WORKFLOW.CREATOR_ID.eq(creator))
                .fetch(WORKFLOW.ID);
    }

    List<String> names(Collection<WorkflowId> ids) {
        return database.select(WORKFLOW.NAME)
                .from(WORKFLOW)
                .where(WORKFLOW.ID.in(ids))
                .orderBy(WORKFLOW.NAME, WORKFLOW.ID)
                .fetch(WORKFLOW.NAME);
    }

    List<String> namesCreatedInProjectsOfOthers(UserId creator) {
        return database.select(WORKFLOW.NAME)
                .from(WORKFLOW)
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW.PROJECT_ID), PROJECT.DELETED_AT.isNull())
                .where(WORKFLOW.CREATOR_ID.eq(creator), PROJECT.OWNER_ID.ne(creator))
                .orderBy(WORKFLOW.NAME, WORKFLOW.ID)
                .fetch(WORKFLOW.NAME);
    }

    /** Of a row that the caller has locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(WorkflowRow row) {
        database.update(WORKFLOW)
                .set(WORKFLOW.STATE, row.state().name())
                .set(WORKFLOW.PAUSED_BY_ADMIN, row.pausedByAdmin())
                .set(WORKFLOW.PUBLISHED_REVISION_ID, row.published())
                .set(WORKFLOW.VERSION, row.version() + 1)
                .where(WORKFLOW.ID.eq(row.id()), WORKFLOW.VERSION.eq(row.version()))
                .execute();
    }
}
