package io.surveylink.workflow.internal;

import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Requirements;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.workflow.RunAsChecks;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.ArrayList;
import org.springframework.stereotype.Service;

@Service
class RunAsCheckService implements RunAsChecks {

    private final WorkflowRepository workflows;
    private final Requirements requirements;
    private final Projects projects;
    private final Transactions transactions;

    RunAsCheckService(
            WorkflowRepository workflows, Requirements requirements, Projects projects, Transactions transactions) {
        this.workflows = workflows;
        this.requirements = requirements;
        this.projects = projects;
        this.transactions = transactions;
    }

    @Override
    public RunAsCheck beforePublishing(Actor actor, WorkflowId workflow, WorkflowDefinition definition) {
        var head = transactions.read(() -> {
            var found = workflows.head(workflow).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            projects.access(actor, found.projectId()).require(Operation.DRAFT_WORKFLOW);
            return found;
        });
        var missing = new ArrayList<RequirementFinding>();
        var unanswered = new ArrayList<DomainException>();
        Touches.of(workflow, head.name(), null, definition).forEach((org, touched) -> {
            try {
                requirements
                        .checkRunAs(actor, head.projectId(), org, touched)
                        .ifPresent(report -> missing.addAll(report.in(RequirementState.MISSING)));
            } catch (DomainException e) {
                unanswered.add(e);
            }
        });
        return new RunAsCheck(missing, unanswered);
    }
}
