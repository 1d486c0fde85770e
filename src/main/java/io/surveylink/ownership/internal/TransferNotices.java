package io.surveylink.ownership.internal;

import io.surveylink.common.UserId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.internal.TransferRepository.TransferRow;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people where a transfer stands, in bell and mail; never who did it themselves. */
@Component
class TransferNotices {

    private final Notifications notifications;
    private final Users users;

    TransferNotices(Notifications notifications, Users users) {
        this.notifications = notifications;
        this.users = users;
    }

    void asked(TransferRow row, boolean ownerActive) {
        send(
                row,
                ownerActive ? List.of(row.from().id()) : users.activeAdmins(),
                row.requestedBy().id(),
                NoticeKind.TRANSFER_ASKED,
                Map.of("person", row.requestedBy().name()));
    }

    void requested(TransferRow row, UserId by) {
        send(
                row,
                users.activeAdmins(),
                by,
                NoticeKind.TRANSFER_REQUESTED,
                Map.of("person", name(by), "to", row.to().name()));
    }

    void approved(TransferRow row, UserId by) {
        send(
                row,
                List.of(row.to().id()),
                by,
                NoticeKind.TRANSFER_APPROVED,
                Map.of("from", row.from().name()));
    }

    void declined(TransferRow row, UserId by, String reason) {
        send(row, concerned(row), by, NoticeKind.TRANSFER_DECLINED, Map.of("person", name(by), "reason", reason));
    }

    void cancelled(TransferRow row, UserId by) {
        send(row, concerned(row), by, NoticeKind.TRANSFER_CANCELLED, Map.of("person", name(by)));
    }

    void expired(TransferRow row) {
        send(row, concerned(row), null, NoticeKind.TRANSFER_EXPIRED, Map.of());
    }

    void switched(TransferRow row, UserId by) {
        var kind = row.forced() ? NoticeKind.TRANSFER_FORCED : NoticeKind.TRANSFER_ACCEPTED;
        send(
                row,
                concerned(row),
                by,
                kind,
                Map.of("person", name(by), "to", row.to().name()));
    }

    void undone(TransferRow row, UserId by) {
        send(row, concerned(row), by, NoticeKind.TRANSFER_UNDONE, Map.of("person", name(by)));
    }

    /** The new owner hears of it from the approval on. */
    private static Collection<UserId> concerned(TransferRow row) {
        var told = new LinkedHashSet<UserId>();
        told.add(row.from().id());
        told.add(row.requestedBy().id());
        if (row.approved() != null) {
            told.add(row.to().id());
        }
        return told;
    }

    private void send(
            TransferRow row,
            Collection<UserId> readers,
            @Nullable UserId by,
            NoticeKind kind,
            Map<String, String> more) {
        var arguments = new HashMap<>(more);
        arguments.put("project", row.project().name());
        readers.stream()
                .filter(reader -> !reader.equals(by))
                .forEach(reader -> notifications.send(
                        new Notice(reader, kind, arguments, "transfers/" + row.publicId(), null, true)));
    }

    private String name(UserId user) {
        return users.find(user).map(UserProfile::name).orElse("");
    }
}
