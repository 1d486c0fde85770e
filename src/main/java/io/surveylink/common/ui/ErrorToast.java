package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A toast for what went wrong; stays long enough to be read and is read out at once. */
public final class ErrorToast {

    private static final int MILLIS = 8000;

    private ErrorToast() {}

    public static void show(String sentence) {
        var toast = new Notification(new Span(sentence));
        toast.addThemeVariants(NotificationVariant.ERROR);
        toast.setDuration(MILLIS);
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.setAssertive(true);
        toast.open();
    }
}
