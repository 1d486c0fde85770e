package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;

/** A state in a row: disc and word. Never colour alone. */
public final class StateDisc extends Span {

    private static final long serialVersionUID = 1L;

    public StateDisc(Mark mark, String word) {
        addClassNames("sl-state");
        add(mark.disc(), new Span(word));
    }
}
