package io.surveylink.outbound;

import io.surveylink.common.NotificationId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a notification said. Values are those of the moment it was sent, not of the change that caused it, and several
 * changes may have become one notification.
 *
 * @param object API name; null with {@code recordId} if the notification named no record
 * @param recordId 18 characters, or 15 as it was sent
 * @param fields values in XML Schema's form by API name, Id included; empty ones are left out, as Salesforce does
 * @param receivedAt when it was taken
 */
public record StoredNotification(
        NotificationId id,
        @Nullable String object,
        @Nullable String recordId,
        Map<String, String> fields,
        Instant receivedAt) {

    public StoredNotification {
        fields = Map.copyOf(fields);
    }
}
