package io.surveylink.ownership;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import java.util.List;

/** SPI of ownership, implemented by workflow: where an org is named by published workflows. */
public interface OrgUsage {

    /** Projects of which the given owner's published workflows name the org. */
    List<ProjectId> projectsNaming(OrgId org, io.surveylink.common.UserId owner);
}
