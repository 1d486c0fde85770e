package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Div;

/** Grey lines where something will be; the stylesheet shows them after 300 ms only, and never over data. */
public final class Skeleton extends Div {

    private static final long serialVersionUID = 1L;

    public Skeleton(int lines) {
        addClassName("sl-skeleton");
        getElement().setAttribute("aria-hidden", "true");
        for (int line = 0; line < lines; line++) {
            add(new Div());
        }
    }
}
