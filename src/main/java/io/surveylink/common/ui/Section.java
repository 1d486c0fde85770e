package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

/** A part of a page under a heading of its own, with a count or actions beside it. */
public class Section extends com.vaadin.flow.component.html.Section {

    private static final long serialVersionUID = 1L;

    private final Span aside = new Span();
    private final Div head;

    public Section(String title, Component... content) {
        addClassName("sl-section");
        aside.addClassName("sl-secondary");
        head = new Div(new H2(title), aside);
        head.addClassName("sl-section-head");
        add(head);
        add(content);
    }

    /** A count or short remark beside the heading. */
    public void setAside(String text) {
        aside.setText(text);
    }

    public void addAction(Component action) {
        head.add(action);
    }
}
