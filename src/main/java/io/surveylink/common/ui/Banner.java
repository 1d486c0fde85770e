package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/** A tinted strip with one thing to know and at most one button. */
public final class Banner extends Div {

    private static final long serialVersionUID = 1L;

    private final Div text = new Div();

    /** What the banner is about. */
    public enum Tone {
        INFO,
        ATTENTION,
        TROUBLE,
        SUCCESS
    }

    public Banner(Tone tone, String title, String sentence, Component... action) {
        addClassNames("sl-banner", "sl-banner-" + tone.name().toLowerCase(Locale.ROOT));
        setRole(tone);
        if (!title.isEmpty()) {
            var head = new Div(title);
            head.addClassName("sl-banner-title");
            text.add(head);
        }
        if (!sentence.isEmpty()) {
            text.add(new Div(sentence));
        }
        text.addClassName("sl-banner-text");
        add(glyph(tone), text);
        add(action);
    }

    private void setRole(Tone tone) {
        getElement().setAttribute("role", tone == Tone.TROUBLE ? "alert" : "status");
    }

    private static Component glyph(Tone tone) {
        return switch (tone) {
            case INFO -> new Span(VaadinIcon.INFO_CIRCLE_O.create());
            case ATTENTION -> Mark.HELD.disc();
            case TROUBLE -> Mark.FAILED.disc();
            case SUCCESS -> Mark.SUCCEEDED.disc();
        };
    }
}
