package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;
import io.surveylink.common.Environment;
import java.util.Locale;

/** Initials of an org or account, in the treatment of its environment. */
public final class OrgTile extends Span {

    private static final long serialVersionUID = 1L;

    /** Edge lengths: 20, 28 and 40 pixels. */
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    public OrgTile(String name, Environment environment, Size size) {
        addClassNames(
                "sl-tile",
                "sl-tile-" + size.name().toLowerCase(Locale.ROOT),
                environment == Environment.SANDBOX ? "sl-sandbox" : "sl-production");
        getElement().setAttribute("aria-hidden", "true");
        setText(Initials.of(name));
    }
}
