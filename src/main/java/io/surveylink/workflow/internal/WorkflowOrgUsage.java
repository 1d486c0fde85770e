package io.surveylink.workflow.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.OrgUsage;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class WorkflowOrgUsage implements OrgUsage {

    private final WorkflowRepository workflows;

    WorkflowOrgUsage(WorkflowRepository workflows) {
        this.workflows = workflows;
    }

    @Override
    public List<ProjectId> projectsNaming(OrgId org, UserId owner) {
        return workflows.projectsNaming(org, owner);
    }
}
