package io.surveylink.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.surveylink.common.UserId;
import io.surveylink.common.ui.Dot;
import io.surveylink.common.ui.Times;
import io.surveylink.notification.NoticeTexts;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import java.time.Clock;
import java.util.List;

/** The bell: a dot while something is unread; a click shows the latest notices, each a way to where it can be mended. */
final class NoticeBell extends Button {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 12;

    private final transient Notifications notifications;
    private final transient Clock clock;
    private final UserId user;
    private final transient Runnable whenRead;
    private final Div list = new Div();
    private final Popover popover = new Popover(list);

    /** @param whenRead runs after the notices were marked as read, for a second bell */
    NoticeBell(Notifications notifications, Clock clock, UserId user, Runnable whenRead) {
        super(VaadinIcon.BELL_O.create());
        this.notifications = notifications;
        this.clock = clock;
        this.user = user;
        this.whenRead = whenRead;
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("sl-bell");
        list.addClassName("sl-bell-list");
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAutofocus(true);
        popover.setAriaLabel(getTranslation("shell.bell"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            } else {
                list.removeAll();
            }
        });
    }

    /** One cheap statement; the notices themselves are read when somebody looks. */
    void refresh() {
        show(notifications.unreadCount(user));
    }

    private void show(int unread) {
        setClassName("sl-bell-unread", unread > 0);
        setAriaLabel(unread > 0 ? getTranslation("shell.bell.unread", unread) : getTranslation("shell.bell"));
    }

    private void fill() {
        var items = notifications.latest(user, SHOWN);
        show((int) items.stream().filter(NotificationItem::unread).count());
        list.removeAll();
        list.add(head(items), items.isEmpty() ? new Paragraph(getTranslation("shell.bell.empty")) : body(items));
    }

    private Div head(List<NotificationItem> items) {
        var head = new Div(new H2(getTranslation("shell.bell")));
        head.addClassName("sl-bell-head");
        if (items.stream().anyMatch(NotificationItem::unread)) {
            var allRead = new Button(getTranslation("shell.bell.markAllRead"), click -> {
                notifications.markAllRead(user);
                fill();
                whenRead.run();
            });
            allRead.addThemeVariants(ButtonVariant.TERTIARY);
            allRead.addClassName("sl-small");
            head.add(allRead);
        }
        return head;
    }

    private Div body(List<NotificationItem> items) {
        var body = new Div();
        body.addClassName("sl-bell-items");
        items.stream().map(this::row).forEach(body::add);
        return body;
    }

    private Anchor row(NotificationItem item) {
        var row = new Anchor(item.link().replaceFirst("^/", ""), "");
        row.addClassName("sl-bell-item");
        row.setClassName("sl-bell-item-unread", item.unread());
        var text = new Span(NoticeTexts.text(item.kind(), item.arguments(), getLocale()));
        text.addClassName("sl-secondary");
        row.add(
                new Dot("inherit"),
                new Span(NoticeTexts.title(item.kind(), item.arguments(), getLocale())),
                Times.relative(item.createdAt(), clock.instant()),
                text);
        row.getElement().addEventListener("click", click -> popover.close());
        return row;
    }
}
