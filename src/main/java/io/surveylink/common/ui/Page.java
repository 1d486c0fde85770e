package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** The body of an ordinary view: page padding and the greatest width. The editor and other full-bleed views do without. */
public class Page extends Div {

    private static final long serialVersionUID = 1L;

    public Page(Component... content) {
        addClassName("sl-page");
        add(content);
    }
}
