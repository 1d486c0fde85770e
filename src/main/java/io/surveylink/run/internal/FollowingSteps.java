package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.WORKFLOW_STEP;

import io.surveylink.common.StepId;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which step follows which in a revision. Revisions never change, so it is read once. */
@Component
class FollowingSteps {

    private final DSLContext database;
    private final PublishedWorkflows workflows;
    private final Map<StepId, Optional<PublishedStep>> known = new ConcurrentHashMap<>();

    FollowingSteps(DSLContext database, PublishedWorkflows workflows) {
        this.database = database;
        this.workflows = workflows;
    }

    Optional<PublishedStep> after(StepId step) {
        var remembered = known.get(step);
        if (remembered != null) {
            return remembered;
        }
        var found = read(step);
        known.put(step, found);
        return found;
    }

    private Optional<PublishedStep> read(StepId step) {
        var next = WORKFLOW_STEP.as("next");
        return database.select(next.ID)
                .from(WORKFLOW_STEP)
                .join(next)
                .on(next.WORKFLOW_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .and(next.POSITION.eq(WORKFLOW_STEP.POSITION.plus(1)))
                .where(WORKFLOW_STEP.ID.eq(step))
                .fetchOptional(next.ID)
                .map(id -> workflows.steps(List.of(id)).get(id));
    }
}
