package io.surveylink.outbound.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as it came: up to 100 notifications of one org and one definition. Ids have 15 characters. */
record OutboundMessage(String organizationId, String actionId, List<Notification> notifications) {

    /** @param recordId as it was sent; null with the object if the notification names no record */
    record Notification(
            String id, @Nullable String object, @Nullable String recordId, Map<String, String> fields) {}
}
