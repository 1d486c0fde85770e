package io.surveylink.outbound;

import io.surveylink.common.NotificationId;
import io.surveylink.common.WorkflowId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Notifications that were taken. */
public interface OutboundNotifications {

    /** By id in one query, for the engine. */
    Map<NotificationId, StoredNotification> find(Collection<NotificationId> ids);

    /** What came to a workflow's URL, the newest first. Who may see it is the caller's to ask. */
    List<StoredNotification> latest(WorkflowId workflow, int limit);
}
