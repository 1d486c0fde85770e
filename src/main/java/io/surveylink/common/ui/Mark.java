package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The discs that stand before the name of a state. Features say which of their states looks like which. */
public enum Mark {
    QUEUED(null),
    RUNNING(null),
    RETRYING(VaadinIcon.ROTATE_RIGHT),
    /** The glyph is two bars drawn by the stylesheet. */
    HELD(null),
    ATTENTION(VaadinIcon.EXCLAMATION),
    SUCCEEDED(VaadinIcon.CHECK),
    FAILED(VaadinIcon.CLOSE_SMALL),
    SKIPPED(VaadinIcon.MINUS),
    UNCERTAIN(VaadinIcon.QUESTION),
    CANCELLED(VaadinIcon.CLOSE_SMALL),
    NEEDS_LINK(VaadinIcon.PLUS),
    NEEDS_SIGN_IN(VaadinIcon.KEY),
    LACKS_PERMISSION(VaadinIcon.LOCK),
    NO_FREE_SLOT(VaadinIcon.BAN),
    UNKNOWN(VaadinIcon.QUESTION);

    private final @Nullable VaadinIcon glyph;

    Mark(@Nullable VaadinIcon glyph) {
        this.glyph = glyph;
    }

    /** The disc alone, for places where the word stands nearby; hidden from screen readers. */
    public Component disc() {
        var disc = new Span();
        disc.addClassNames("sl-disc", "sl-disc-" + cssName());
        disc.getElement().setAttribute("aria-hidden", "true");
        if (glyph != null) {
            disc.add(glyph.create());
        }
        return disc;
    }

    /** The name of the glyph's icon, for templates that run in the browser; empty if the stylesheet draws it. */
    public String glyphName() {
        return glyph == null
                ? ""
                : "vaadin:" + glyph.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The end of the disc's and the pill's class names. */
    public String cssName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
