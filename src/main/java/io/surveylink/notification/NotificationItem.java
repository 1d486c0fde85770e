package io.surveylink.notification;

import java.time.Instant;
import java.util.Map;

/** A notice in somebody's bell. */
public record NotificationItem(
        long id, NoticeKind kind, Map<String, String> arguments, String link, Instant createdAt, boolean unread) {}
