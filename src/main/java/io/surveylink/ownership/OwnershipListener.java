package io.surveylink.ownership;

import io.surveylink.common.ProjectId;

/** SPI: told in the transaction in which a project has got another, active owner, after bindings and consents were. */
public interface OwnershipListener {

    void ownerChanged(ProjectId project);
}
