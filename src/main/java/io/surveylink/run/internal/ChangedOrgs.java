package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.HOLD;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.HoldCause;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Steps of earlier revisions at which the published one names another org, as after a promotion. */
@Repository
class ChangedOrgs {

    private static final List<String> UNFINISHED = Arrays.stream(TaskState.values())
            .filter(TaskState::isUnfinished)
            .map(TaskState::name)
            .toList();

    private final DSLContext database;

    ChangedOrgs(DSLContext database) {
        this.database = database;
    }

    /** Those that runs may still come to. */
    List<StepId> left(ProjectId project, WorkflowId workflow, RevisionId published) {
        var now = WORKFLOW_STEP.as("now");
        return database.select(WORKFLOW_STEP.ID)
                .from(WORKFLOW_STEP)
                .join(now)
                .on(now.WORKFLOW_REVISION_ID.eq(published).and(now.STEP_KEY.eq(WORKFLOW_STEP.STEP_KEY)))
                .where(of(project, workflow))
                .and(WORKFLOW_STEP.ORG_ID.ne(now.ORG_ID))
                .and(exists(selectOne()
                        .from(RUN)
                        .where(RUN.PROJECT_ID.eq(project))
                        .and(RUN.STATE.in(UNFINISHED))
                        .and(RUN.WORKFLOW_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))))
                .fetch(WORKFLOW_STEP.ID);
    }

    /** Those that are held for it, and whose org the published revision names again. */
    List<StepId> comeBackTo(ProjectId project, WorkflowId workflow, RevisionId published) {
        var now = WORKFLOW_STEP.as("now");
        return database.select(WORKFLOW_STEP.ID)
                .from(WORKFLOW_STEP)
                .join(now)
                .on(now.WORKFLOW_REVISION_ID.eq(published).and(now.STEP_KEY.eq(WORKFLOW_STEP.STEP_KEY)))
                .where(of(project, workflow))
                .and(WORKFLOW_STEP.ORG_ID.eq(now.ORG_ID))
                .and(exists(selectOne()
                        .from(HOLD)
                        .where(HOLD.PROJECT_ID.eq(project))
                        .and(HOLD.ENDED_AT.isNull())
                        .and(HOLD.CAUSE.eq(HoldCause.ORG_CHANGED.name()))
                        .and(HOLD.WORKFLOW_STEP_ID.eq(WORKFLOW_STEP.ID))))
                .fetch(WORKFLOW_STEP.ID);
    }

    /** The project is in an index, the workflow is not. */
    private static Condition of(ProjectId project, WorkflowId workflow) {
        return WORKFLOW_STEP.PROJECT_ID.eq(project).and(WORKFLOW_STEP.WORKFLOW_ID.eq(workflow));
    }
}
