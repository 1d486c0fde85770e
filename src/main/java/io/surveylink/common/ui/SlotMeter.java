package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Small bars for "3 of 5"; read out as the text that is given. */
public final class SlotMeter extends Span {

    private static final long serialVersionUID = 1L;

    /** INK for slots of one's own, ACCENT for what others grant, FULL when nothing is left. */
    public enum Tone {
        INK,
        ACCENT,
        FULL
    }

    public SlotMeter(int used, int total, Tone tone, String label) {
        addClassNames("sl-meter", "sl-meter-" + tone.name().toLowerCase(Locale.ROOT));
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", label);
        for (int slot = 0; slot < total; slot++) {
            var bar = new Span();
            if (slot < used) {
                bar.addClassName("sl-used");
            }
            add(bar);
        }
    }
}
