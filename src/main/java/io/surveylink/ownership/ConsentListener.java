package io.surveylink.ownership;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;

/** SPI: told in the transaction of the owner's answer. Workflow publishes what waited; the engine ends holds. */
public interface ConsentListener {

    void consentDecided(ProjectId project, UserId publisher, Consents.ConsentKey key, boolean given);
}
