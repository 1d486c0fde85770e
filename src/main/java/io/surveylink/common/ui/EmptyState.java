package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A place with nothing in it yet: icon, title, one sentence, at most one button. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    public EmptyState(VaadinIcon icon, String title, String sentence, Component... action) {
        addClassName("sl-empty");
        var tile = new Span(icon.create());
        tile.addClassName("sl-icon-tile");
        add(tile, new H2(title), new Paragraph(sentence));
        add(action);
    }
}
