package io.surveylink.notification;

import io.surveylink.common.UserId;
import java.util.List;

/** The bell and the mails behind it. */
public interface Notifications {

    /** Joins the caller's transaction; mails leave after its commit. */
    void send(Notice notice);

    int unreadCount(UserId user);

    /** The newest first, read ones included. */
    List<NotificationItem> latest(UserId user, int limit);

    void markAllRead(UserId user);

    /** Ends an unread notice whose matter is settled, so that the next one of its kind is told again. */
    void settle(UserId user, String dedupeKey);
}
