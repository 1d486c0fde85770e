package io.surveylink.notification.internal;

import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.notification.Letters;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeTexts;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class NotificationService implements Notifications, Letters {

    private final NotificationRepository notifications;
    private final Transactions transactions;
    private final SurveylinkProperties properties;
    private final Clock clock;

    NotificationService(
            NotificationRepository notifications,
            Transactions transactions,
            SurveylinkProperties properties,
            Clock clock) {
        this.notifications = notifications;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        var now = clock.instant();
        notifications
                .activeRecipient(notice.recipient())
                .ifPresent(recipient -> notifications
                        .insert(notice, now)
                        .filter(id -> notice.byMail() && canLeave())
                        .ifPresent(id -> notifications.insertMail(
                                id,
                                recipient.email(),
                                NoticeTexts.title(notice.kind(), notice.arguments(), recipient.language()),
                                NoticeTexts.mailBody(
                                        notice.kind(),
                                        notice.arguments(),
                                        recipient.name(),
                                        properties.url(notice.link()),
                                        recipient.language()),
                                now)));
    }

    @Override
    public int unreadCount(UserId user) {
        return notifications.unreadCount(user);
    }

    @Override
    public List<NotificationItem> latest(UserId user, int limit) {
        return notifications.latest(user, limit);
    }

    @Override
    public void markAllRead(UserId user) {
        transactions.write(() -> notifications.markAllRead(user, clock.instant()));
    }

    @Override
    public void settle(UserId user, String dedupeKey) {
        transactions.write(() -> notifications.markRead(user, dedupeKey, clock.instant()));
    }

    @Override
    public boolean canLeave() {
        return properties.smtpUrl() != null;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter) {
        if (canLeave()) {
            notifications.insertLetter(letter, clock.instant());
        }
    }
}
