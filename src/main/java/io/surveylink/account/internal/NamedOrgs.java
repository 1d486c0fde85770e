package io.surveylink.account.internal;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.OrgUsage;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which of a person's projects name an org, as the features know that have steps. */
@Component
class NamedOrgs {

    private final ObjectProvider<OrgUsage> usages;

    NamedOrgs(ObjectProvider<OrgUsage> usages) {
        this.usages = usages;
    }

    List<ProjectId> projectsNaming(OrgId org, UserId owner) {
        return usages.orderedStream()
                .flatMap(usage -> usage.projectsNaming(org, owner).stream())
                .distinct()
                .toList();
    }
}
