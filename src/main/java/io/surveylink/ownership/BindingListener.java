package io.surveylink.ownership;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;

/** SPI: told in the transaction that set or cleared a binding. The engine ends or begins the hold of project and org. */
public interface BindingListener {

    void bindingChanged(ProjectId project, OrgId org, boolean bound);
}
