package io.surveylink.run.internal;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.HoldCause;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;

/** What a hold covers. */
sealed interface HoldTarget {

    record OfAccount(AccountId account) implements HoldTarget {}

    record OfOrg(OrgId org) implements HoldTarget {}

    record OfBinding(ProjectId project, OrgId org) implements HoldTarget {}

    record OfProject(ProjectId project) implements HoldTarget {}

    record OfWorkflow(ProjectId project, WorkflowId workflow) implements HoldTarget {}

    record OfStep(ProjectId project, StepId step) implements HoldTarget {}

    static HoldTarget of(PublishedStep step) {
        return new OfStep(step.project(), step.id());
    }

    /** Unique while the hold lasts: one hold per scope and cause. */
    default String activeKey(HoldCause cause) {
        return switch (this) {
            case OfAccount(var account) -> cause + ":" + account.value();
            case OfOrg(var org) -> cause + ":" + org.value();
            case OfBinding(var project, var org) -> cause + ":" + project.value() + ":" + org.value();
            case OfProject(var project) -> cause + ":" + project.value();
            case OfWorkflow(var project, var workflow) -> cause + ":" + workflow.value();
            case OfStep(var project, var step) -> cause + ":" + step.value();
        };
    }
}
