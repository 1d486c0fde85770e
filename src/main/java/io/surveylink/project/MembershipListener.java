package io.surveylink.project;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;

/** SPI: told in the transaction in which a member was removed or may edit no more. */
public interface MembershipListener {

    void lostEdit(ProjectId project, UserId member);
}
