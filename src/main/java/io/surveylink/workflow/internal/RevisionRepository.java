package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.impl.DSL.field;

import io.surveylink.common.LaneId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.StepId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows.Revision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Revisions with their steps and lanes. They are only ever added; whether one awaits consent is all that changes. */
@Repository
class RevisionRepository {

    private final DSLContext database;
    private final DefinitionJson json;

    RevisionRepository(DSLContext database, DefinitionJson json) {
        this.database = database;
        this.json = json;
    }

    record RevisionRow(
            RevisionId id, WorkflowId workflow, int number, UserId publisher, WorkflowDefinition definition) {}

    record StepRow(
            StepId id,
            RevisionId revision,
            WorkflowId workflow,
            ProjectId project,
            String key,
            int position,
            String title,
            OrgId org,
            LaneId lane) {}

    Optional<RevisionRow> latest(WorkflowId workflow) {
        return select(WORKFLOW_REVISION.WORKFLOW_ID.eq(workflow)).stream().findFirst();
    }

    Optional<RevisionRow> numbered(WorkflowId workflow, int number) {
        return select(WORKFLOW_REVISION.WORKFLOW_ID.eq(workflow).and(WORKFLOW_REVISION.NUMBER.eq(number))).stream()
                .findFirst();
    }

    Optional<RevisionRow> published(WorkflowId workflow) {
        return select(WORKFLOW_REVISION.ID.eq(database.select(WORKFLOW.PUBLISHED_REVISION_ID)
                        .from(WORKFLOW)
                        .where(WORKFLOW.ID.eq(workflow))))
                .stream()
                .findFirst();
    }

    Map<RevisionId, RevisionRow> findAll(Collection<RevisionId> ids) {
        return select(WORKFLOW_REVISION.ID.in(ids)).stream()
                .collect(java.util.stream.Collectors.toMap(RevisionRow::id, row -> row));
    }

    /** A revision and what its workflow is called. */
    record NamedRevision(String workflowName, RevisionRow revision) {}

    /** What is published in a project, and what waits for consent. */
    List<NamedRevision> current(ProjectId project) {
        return database.select(
                        WORKFLOW.NAME,
                        DSL.row(
                                        WORKFLOW_REVISION.ID,
                                        WORKFLOW_REVISION.WORKFLOW_ID,
                                        WORKFLOW_REVISION.NUMBER,
                                        WORKFLOW_REVISION.PUBLISHER_ID,
                                        WORKFLOW_REVISION.DEFINITION.convertFrom(json::read))
                                .mapping(RevisionRow::new))
                .from(WORKFLOW)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.WORKFLOW_ID.eq(WORKFLOW.ID))
                .where(WORKFLOW.PROJECT_ID.eq(project), WORKFLOW.DELETED_AT.isNull())
                .and(WORKFLOW_REVISION
                        .ID
                        .eq(WORKFLOW.PUBLISHED_REVISION_ID)
                        .or(WORKFLOW_REVISION.AWAITS_CONSENT.isTrue()))
                .orderBy(WORKFLOW.NAME, WORKFLOW_REVISION.NUMBER)
                .fetch(Records.mapping(NamedRevision::new));
    }

    /** Revisions of the publisher in the project that wait for the owner's yes. */
    List<RevisionRow> awaitingConsent(ProjectId project, UserId publisher) {
        return select(WORKFLOW_REVISION
                .AWAITS_CONSENT
                .isTrue()
                .and(WORKFLOW_REVISION.PUBLISHER_ID.eq(publisher))
                .and(WORKFLOW_REVISION.WORKFLOW_ID.in(database.select(WORKFLOW.ID)
                        .from(WORKFLOW)
                        .where(WORKFLOW.PROJECT_ID.eq(project), WORKFLOW.DELETED_AT.isNull()))));
    }

    /** All in the project that wait for the owner's yes. */
    List<RevisionRow> awaitingConsent(ProjectId project) {
        return select(WORKFLOW_REVISION
                .AWAITS_CONSENT
                .isTrue()
                .and(WORKFLOW_REVISION.WORKFLOW_ID.in(database.select(WORKFLOW.ID)
                        .from(WORKFLOW)
                        .where(WORKFLOW.PROJECT_ID.eq(project), WORKFLOW.DELETED_AT.isNull()))));
    }

    private List<RevisionRow> select(Condition condition) {
        return database.select(
                        WORKFLOW_REVISION.ID,
                        WORKFLOW_REVISION.WORKFLOW_ID,
                        WORKFLOW_REVISION.NUMBER,
                        WORKFLOW_REVISION.PUBLISHER_ID,
                        WORKFLOW_REVISION.DEFINITION.convertFrom(json::read))
                .from(WORKFLOW_REVISION)
                .where(condition)
                .orderBy(WORKFLOW_REVISION.NUMBER.desc())
                .fetch(Records.mapping(RevisionRow::new));
    }

    List<Revision> history(WorkflowId workflow) {
        return database.select(
                        WORKFLOW_REVISION.ID,
                        WORKFLOW_REVISION.NUMBER,
                        WORKFLOW_REVISION.NOTE,
                        USER.NAME,
                        WORKFLOW_REVISION.CREATED_AT)
                .from(WORKFLOW_REVISION)
                .join(USER)
                .on(USER.ID.eq(WORKFLOW_REVISION.PUBLISHER_ID))
                .where(WORKFLOW_REVISION.WORKFLOW_ID.eq(workflow))
                .orderBy(WORKFLOW_REVISION.NUMBER.desc())
                .fetch(Records.mapping(Revision::new));
    }

    record PublishedRevision(RevisionId revision, boolean takesEvents) {}

    /** The revisions published now; answered from one index. */
    List<PublishedRevision> published(ProjectId project) {
        return database.select(
                        WORKFLOW.PUBLISHED_REVISION_ID,
                        field(WORKFLOW.STATE.in(WorkflowState.ACTIVE.name(), WorkflowState.PAUSED.name())))
                .from(WORKFLOW)
                .where(WORKFLOW.PROJECT_ID.eq(project), WORKFLOW.DELETED_AT.isNull())
                .and(WORKFLOW.PUBLISHED_REVISION_ID.isNotNull())
                .orderBy(WORKFLOW.ID)
                .fetch(Records.mapping(PublishedRevision::new));
    }

    List<StepRow> stepsOf(Collection<RevisionId> revisions) {
        return database.select(
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.WORKFLOW_REVISION_ID,
                        WORKFLOW_STEP.WORKFLOW_ID,
                        WORKFLOW_STEP.PROJECT_ID,
                        WORKFLOW_STEP.STEP_KEY,
                        WORKFLOW_STEP.POSITION,
                        WORKFLOW_STEP.TITLE,
                        WORKFLOW_STEP.ORG_ID,
                        WORKFLOW_STEP.LANE_ID)
                .from(WORKFLOW_STEP)
                .where(WORKFLOW_STEP.WORKFLOW_REVISION_ID.in(revisions))
                .orderBy(WORKFLOW_STEP.POSITION)
                .fetch(Records.mapping(StepRow::new));
    }

    List<RevisionId> revisionsOf(Collection<StepId> steps) {
        return database.selectDistinct(WORKFLOW_STEP.WORKFLOW_REVISION_ID)
                .from(WORKFLOW_STEP)
                .where(WORKFLOW_STEP.ID.in(steps))
                .fetch(WORKFLOW_STEP.WORKFLOW_REVISION_ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public RevisionId insert(
            WorkflowId workflow, int number, WorkflowDefinition definition, String note, UserId publisher, Instant at) {
        return database.insertInto(WORKFLOW_REVISION)
                .set(WORKFLOW_REVISION.WORKFLOW_ID, workflow)
                .set(WORKFLOW_REVISION.NUMBER, number)
                .set(WORKFLOW_REVISION.DEFINITION, json.write(definition))
                .set(WORKFLOW_REVISION.NOTE, note)
                .set(WORKFLOW_REVISION.PUBLISHER_ID, publisher)
                .set(WORKFLOW_REVISION.CREATED_AT, at)
                .returningResult(WORKFLOW_REVISION.ID)
                .fetchSingle(WORKFLOW_REVISION.ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insertStep(
            ProjectId project,
            WorkflowId workflow,
            RevisionId revision,
            int position,
            SalesforceTask task,
            OrgId org,
            String object,
            Instant at) {
        database.insertInto(WORKFLOW_STEP)
                .set(WORKFLOW_STEP.WORKFLOW_REVISION_ID, revision)
                .set(WORKFLOW_STEP.WORKFLOW_ID, workflow)
                .set(WORKFLOW_STEP.PROJECT_ID, project)
                .set(WORKFLOW_STEP.STEP_KEY, task.key())
                .set(WORKFLOW_STEP.POSITION, position)
                .set(WORKFLOW_STEP.TITLE, task.objectLabel() == null ? object : task.objectLabel())
                .set(WORKFLOW_STEP.ORG_ID, org)
                .set(WORKFLOW_STEP.OBJECT, object)
                .set(WORKFLOW_STEP.OPERATION, task.operation().name())
                .set(WORKFLOW_STEP.EXTERNAL_ID_FIELD, task.externalIdField())
                .set(WORKFLOW_STEP.LANE_ID, lane(project, org, object, at))
                .execute();
    }

    private LaneId lane(ProjectId project, OrgId org, String object, Instant at) {
        String key = project.value() + "/" + org.value() + "/" + object.toLowerCase(Locale.ROOT);
        database.insertInto(LANE)
                .set(LANE.LANE_KEY, key)
                .set(LANE.PROJECT_ID, project)
                .set(LANE.ORG_ID, org)
                .set(LANE.OBJECT, object)
                .set(LANE.CREATED_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
        return database.select(LANE.ID).from(LANE).where(LANE.LANE_KEY.eq(key)).fetchSingle(LANE.ID);
    }

    /** One revision of a workflow awaits consent, or none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void awaitConsent(WorkflowId workflow, Optional<RevisionId> awaiting) {
        database.update(WORKFLOW_REVISION)
                .set(WORKFLOW_REVISION.AWAITS_CONSENT, false)
                .where(WORKFLOW_REVISION.WORKFLOW_ID.eq(workflow), WORKFLOW_REVISION.AWAITS_CONSENT.isTrue())
                .execute();
        awaiting.ifPresent(revision -> database.update(WORKFLOW_REVISION)
                .set(WORKFLOW_REVISION.AWAITS_CONSENT, true)
                .where(WORKFLOW_REVISION.ID.eq(revision))
                .execute());
    }
}
