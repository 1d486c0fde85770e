package io.surveylink.project;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.user.UserFootprint.Trace;
import java.util.List;

/** SPI: what a {@link MembershipListener} of the same feature ends when somebody may edit no more. */
public interface MemberFootprint {

    List<Trace> of(ProjectId project, UserId member);
}
