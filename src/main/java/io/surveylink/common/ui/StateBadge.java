package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;

/** A state in a head: a pill on the state's tint, with disc and word. */
public final class StateBadge extends Span {

    private static final long serialVersionUID = 1L;

    public StateBadge(Mark mark, String word) {
        addClassNames("sl-pill", "sl-pill-" + mark.cssName());
        add(mark.disc(), new Span(word));
    }
}
