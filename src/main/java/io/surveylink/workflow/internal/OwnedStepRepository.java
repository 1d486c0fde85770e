package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_REVISION;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;

import io.surveylink.account.Touched;
import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.ownership.OwnedResource.Awaited;
import io.surveylink.ownership.OwnedResource.OwnedStep;
import io.surveylink.ownership.TransferReadiness.StepOrg;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.internal.RevisionRepository.RevisionRow;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Published steps, with all that tells whose credentials they need. */
@Repository
class OwnedStepRepository {

    /** The editor counts the event as the first. */
    private static final int FIRST = 2;

    /** The engine's word for a task run that has not been sent. */
    private static final String WAITING = "WAITING";

    private final DSLContext database;
    private final DefinitionJson json;

    OwnedStepRepository(DSLContext database, DefinitionJson json) {
        this.database = database;
        this.json = json;
    }

    /** A step and the revision that it is of. */
    record StepOfRevision(StepId id, String key, RevisionRow revision) {

        boolean is(Touched.Step step) {
            return step.stepKey().equals(key) && step.workflow().equals(revision.workflow());
        }
    }

    List<OwnedStep> published(Collection<ProjectId> projects) {
        return database.select(
                        WORKFLOW_STEP.ID,
                        WORKFLOW.PROJECT_ID,
                        WORKFLOW.ID,
                        WORKFLOW.PUBLIC_ID,
                        WORKFLOW.NAME,
                        WORKFLOW.PAUSED_BY_ADMIN,
                        WORKFLOW_STEP.POSITION.plus(FIRST),
                        WORKFLOW_STEP.TITLE,
                        DSL.row(ORG.ID, ORG.NAME, ORG.ENVIRONMENT.convertFrom(Environment::valueOf))
                                .mapping(StepOrg::new),
                        DSL.row(WORKFLOW_STEP.ORG_ID, WORKFLOW_STEP.OBJECT, WORKFLOW_STEP.OPERATION)
                                .mapping(ConsentKey::new),
                        WORKFLOW_REVISION.PUBLISHER_ID,
                        USER.NAME,
                        WORKFLOW_REVISION.CREATED_AT)
                .from(WORKFLOW)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(WORKFLOW.PUBLISHED_REVISION_ID))
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.WORKFLOW_REVISION_ID.eq(WORKFLOW_REVISION.ID))
                .join(ORG)
                .on(ORG.ID.eq(WORKFLOW_STEP.ORG_ID))
                .join(USER)
                .on(USER.ID.eq(WORKFLOW_REVISION.PUBLISHER_ID))
                .where(WORKFLOW.PROJECT_ID.in(projects), WORKFLOW.DELETED_AT.isNull())
                .and(WORKFLOW.STATE.ne(WorkflowState.OFF.name()))
                .orderBy(WORKFLOW.NAME, WORKFLOW.ID, WORKFLOW_STEP.POSITION)
                .fetch(Records.mapping(OwnedStep::new));
    }

    /** Runs stay with the revision that they began with: what they need is needed as long as they wait. */
    List<Awaited> waitingAtEarlierRevisions(ProjectId project) {
        return database.selectDistinct(
                        WORKFLOW_REVISION.PUBLISHER_ID,
                        WORKFLOW_STEP.ORG_ID,
                        WORKFLOW_STEP.OBJECT,
                        WORKFLOW_STEP.OPERATION)
                .from(WORKFLOW_STEP)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(WORKFLOW_STEP.WORKFLOW_ID))
                .where(WORKFLOW_STEP.PROJECT_ID.eq(project))
                .and(WORKFLOW.PUBLISHED_REVISION_ID.ne(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .and(DSL.exists(DSL.selectOne()
                        .from(TASK_RUN)
                        .where(TASK_RUN.LANE_ID.eq(WORKFLOW_STEP.LANE_ID))
                        .and(TASK_RUN.WORKFLOW_STEP_ID.eq(WORKFLOW_STEP.ID))
                        .and(TASK_RUN.STATE.eq(WAITING))))
                .fetch(Records.mapping((publisher, org, object, operation) ->
                        new Awaited(publisher, List.of(new ConsentKey(org, object, operation)))));
    }

    List<StepOfRevision> ofRevisions(Collection<StepId> steps) {
        return database.select(
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.STEP_KEY,
                        DSL.row(
                                        WORKFLOW_REVISION.ID,
                                        WORKFLOW_REVISION.WORKFLOW_ID,
                                        WORKFLOW_REVISION.NUMBER,
                                        WORKFLOW_REVISION.PUBLISHER_ID,
                                        WORKFLOW_REVISION.DEFINITION.convertFrom(json::read))
                                .mapping(RevisionRow::new))
                .from(WORKFLOW_STEP)
                .join(WORKFLOW_REVISION)
                .on(WORKFLOW_REVISION.ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .where(WORKFLOW_STEP.ID.in(steps))
                .fetch(Records.mapping(StepOfRevision::new));
    }
}
