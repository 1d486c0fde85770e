package io.surveylink.workflow.internal;

import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Requirements;
import io.surveylink.common.DomainException;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.user.Actor;
import io.surveylink.workflow.RunAsChecks;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.ArrayList;
import org.springframework.stereotype.Service;

@Service
class RunAsCheckService implements RunAsChecks {

    private final Requirements requirements;
    private final WorkflowAccess access;
    private final Transactions transactions;

    RunAsCheckService(Requirements requirements, WorkflowAccess access, Transactions transactions) {
        this.requirements = requirements;
        this.access = access;
        this.transactions = transactions;
    }

    @Override
    public RunAsCheck beforePublishing(Actor actor, WorkflowId workflow, WorkflowDefinition definition) {
        var head = transactions.read(() -> access.require(actor, workflow, Operation.DRAFT_WORKFLOW));
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
