package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** A toast for what was done. */
public final class Toast {

    private static final int MILLIS = 4000;

    private Toast() {}

    public static void show(String sentence) {
        var toast = new Notification(new Span(sentence));
        toast.setDuration(MILLIS);
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.open();
    }
}
