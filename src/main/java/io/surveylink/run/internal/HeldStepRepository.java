package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.BINDING;
import static io.surveylink.jooq.Tables.HOLD;
import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.jooq.Tables.ORG;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.when;

import io.surveylink.common.Environment;
import io.surveylink.common.HoldId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.HoldCause;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** "Held" is derived: which steps the holds that last cover. */
@Repository
class HeldStepRepository {

    private final DSLContext database;

    HeldStepRepository(DSLContext database) {
        this.database = database;
    }

    /** A step and one hold that covers it. */
    record HeldStep(
            StepId step,
            String stepKey,
            ProjectId project,
            WorkflowId workflow,
            HoldId hold,
            HoldCause cause,
            String subject,
            @Nullable Environment environment,
            String workflowPublicId,
            String projectSlug,
            @Nullable String code,
            @Nullable String message,
            Instant since,
            @Nullable Instant nextTryAt) {}

    /** One statement; the oldest hold of a step first. */
    List<HeldStep> heldSteps(Collection<ProjectId> projects) {
        if (projects.isEmpty()) {
            return List.of();
        }
        var subject = when(HOLD.SCOPE.eq("ACCOUNT"), LINKED_ACCOUNT.NAME)
                .when(HOLD.SCOPE.in("ORG", "BINDING"), ORG.NAME)
                .when(HOLD.SCOPE.eq("PROJECT"), PROJECT.NAME)
                .otherwise(WORKFLOW.NAME);
        return database.select(
                        WORKFLOW_STEP.ID,
                        WORKFLOW_STEP.STEP_KEY,
                        WORKFLOW_STEP.PROJECT_ID,
                        WORKFLOW_STEP.WORKFLOW_ID,
                        HOLD.ID,
                        HOLD.CAUSE.convertFrom(HoldCause::valueOf),
                        coalesce(subject, ""),
                        ORG.ENVIRONMENT.convertFrom(Environment::valueOf),
                        WORKFLOW.PUBLIC_ID,
                        PROJECT.SLUG,
                        HOLD.CODE,
                        HOLD.MESSAGE,
                        HOLD.CREATED_AT,
                        HOLD.NEXT_PROBE_AT)
                .from(WORKFLOW_STEP)
                .join(PROJECT)
                .on(PROJECT.ID.eq(WORKFLOW_STEP.PROJECT_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(WORKFLOW_STEP.WORKFLOW_ID))
                .leftJoin(ORG)
                .on(ORG.ID.eq(WORKFLOW_STEP.ORG_ID))
                .leftJoin(BINDING)
                .on(BINDING.PROJECT_ID.eq(WORKFLOW_STEP.PROJECT_ID).and(BINDING.ORG_ID.eq(WORKFLOW_STEP.ORG_ID)))
                .leftJoin(LINKED_ACCOUNT)
                .on(LINKED_ACCOUNT.ID.eq(BINDING.LINKED_ACCOUNT_ID))
                .join(HOLD)
                .on(HOLD.ENDED_AT.isNull())
                .and(HOLD.SCOPE
                        .eq("ACCOUNT")
                        .and(HOLD.LINKED_ACCOUNT_ID.eq(BINDING.LINKED_ACCOUNT_ID))
                        .or(HOLD.SCOPE.eq("ORG").and(HOLD.ORG_ID.eq(WORKFLOW_STEP.ORG_ID)))
                        .or(HOLD.SCOPE
                                .eq("BINDING")
                                .and(HOLD.PROJECT_ID.eq(WORKFLOW_STEP.PROJECT_ID))
                                .and(HOLD.ORG_ID.eq(WORKFLOW_STEP.ORG_ID))
                                .and(BINDING.LINKED_ACCOUNT_ID.isNull()))
                        .or(HOLD.SCOPE.eq("PROJECT").and(HOLD.PROJECT_ID.eq(WORKFLOW_STEP.PROJECT_ID)))
                        .or(HOLD.SCOPE.eq("WORKFLOW").and(HOLD.WORKFLOW_ID.eq(WORKFLOW_STEP.WORKFLOW_ID)))
                        .or(HOLD.SCOPE.eq("STEP").and(HOLD.WORKFLOW_STEP_ID.eq(WORKFLOW_STEP.ID))))
                .where(WORKFLOW_STEP.PROJECT_ID.in(projects))
                .orderBy(HOLD.ID)
                .fetch(mapping(HeldStep::new));
    }
}
