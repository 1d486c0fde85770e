package io.surveylink.outbound;

import io.surveylink.common.NotificationId;
import java.util.Collection;
import java.util.Map;

/** Notifications that were taken. */
public interface OutboundNotifications {

    /** By id in one query, for the engine. */
    Map<NotificationId, StoredNotification> find(Collection<NotificationId> ids);
}
