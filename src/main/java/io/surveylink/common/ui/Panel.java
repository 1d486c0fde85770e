package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A bordered card for rows; each child that is a row gets a line above it. */
public class Panel extends Div {

    private static final long serialVersionUID = 1L;

    public Panel(Component... rows) {
        addClassName("sl-panel");
        add(rows);
    }
}
