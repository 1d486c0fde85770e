package io.surveylink.common.ui;

import com.vaadin.flow.component.html.Span;

/** The coloured square before a project's name. */
public final class Dot extends Span {

    private static final long serialVersionUID = 1L;

    /** @param color a CSS colour */
    public Dot(String color) {
        addClassName("sl-dot");
        getStyle().set("--sl-dot", color);
        getElement().setAttribute("aria-hidden", "true");
    }
}
