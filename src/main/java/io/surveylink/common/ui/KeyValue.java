package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;

/** Names and values in two columns, inside a line. */
public final class KeyValue extends DescriptionList {

    private static final long serialVersionUID = 1L;

    public KeyValue() {
        addClassName("sl-key-value");
    }

    public KeyValue with(String name, String value) {
        return with(name, new Text(value));
    }

    public KeyValue with(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
