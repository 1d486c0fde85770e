package io.surveylink.outbound;

import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import java.util.List;

/** SPI, called in the transaction that stores notifications: what it writes is durable with them. */
public interface OutboundListener {

    /** @param notifications those that had not come before, in the order of their message */
    void received(ProjectId project, WorkflowId workflow, List<StoredNotification> notifications);
}
