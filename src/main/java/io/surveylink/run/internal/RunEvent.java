package io.surveylink.run.internal;

import io.surveylink.common.NotificationId;
import io.surveylink.common.ResponseId;
import io.surveylink.common.ResponseVersionId;
import org.jspecify.annotations.Nullable;

/** What a run is pinned to, as it is stored: a response version or a notification, never both. */
record RunEvent(
        @Nullable ResponseId response,
        @Nullable ResponseVersionId version,
        @Nullable NotificationId notification) {

    static RunEvent of(ResponseId response, ResponseVersionId version) {
        return new RunEvent(response, version, null);
    }

    static RunEvent of(NotificationId notification) {
        return new RunEvent(null, null, notification);
    }
}
