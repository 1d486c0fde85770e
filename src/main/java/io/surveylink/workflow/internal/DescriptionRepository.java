package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_TOLD;
import static org.jooq.impl.DSL.row;

import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.workflow.WorkflowDescriptions.Description;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people say about workflows, and whom they want told. */
@Repository
class DescriptionRepository {

    private final DSLContext database;

    DescriptionRepository(DSLContext database) {
        this.database = database;
    }

    String purpose(WorkflowId workflow) {
        return database.select(WORKFLOW.DESCRIPTION)
                .from(WORKFLOW)
                .where(WORKFLOW.ID.eq(workflow))
                .fetchSingle(WORKFLOW.DESCRIPTION);
    }

    Set<UserId> told(WorkflowId workflow) {
        return database.select(WORKFLOW_TOLD.USER_ID)
                .from(WORKFLOW_TOLD)
                .where(WORKFLOW_TOLD.WORKFLOW_ID.eq(workflow))
                .fetchSet(WORKFLOW_TOLD.USER_ID);
    }

    /** @return false if the workflow has another version by now */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean update(WorkflowId workflow, Description description, int version) {
        int updated = database.update(WORKFLOW)
                .set(WORKFLOW.NAME, description.name())
                .set(WORKFLOW.DESCRIPTION, description.purpose())
                .set(WORKFLOW.VERSION, version + 1)
                .where(WORKFLOW.ID.eq(workflow), WORKFLOW.VERSION.eq(version))
                .execute();
        if (updated == 0) {
            return false;
        }
        database.deleteFrom(WORKFLOW_TOLD)
                .where(WORKFLOW_TOLD.WORKFLOW_ID.eq(workflow))
                .execute();
        if (!description.told().isEmpty()) {
            database.insertInto(WORKFLOW_TOLD, WORKFLOW_TOLD.WORKFLOW_ID, WORKFLOW_TOLD.USER_ID)
                    .valuesOfRows(description.told().stream()
                            .map(user -> row(workflow, user))
                            .toList())
                    .execute();
        }
        return true;
    }
}
