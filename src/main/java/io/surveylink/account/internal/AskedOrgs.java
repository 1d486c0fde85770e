package io.surveylink.account.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.OrgUsage;
import java.util.List;
import org.springframework.stereotype.Component;

/** An org that somebody asked the owner for is named, before the step that needs it is published. */
@Component
class AskedOrgs implements OrgUsage {

    private final LinkRequestRepository requests;

    AskedOrgs(LinkRequestRepository requests) {
        this.requests = requests;
    }

    @Override
    public List<ProjectId> projectsNaming(OrgId org, UserId owner) {
        return requests.projectsAsking(org, owner);
    }
}
