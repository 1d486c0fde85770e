package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The head of a page: title, one sentence, actions at the end of the line. */
public final class PageHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final Paragraph sentence = new Paragraph();

    /** @param sentence may be empty */
    public PageHeader(String title, String sentence, Component... actions) {
        addClassName("sl-page-header");
        var text = new Div(new H1(title), this.sentence);
        setSentence(sentence);
        add(text);
        if (actions.length > 0) {
            var end = new Div(actions);
            end.addClassName("sl-actions");
            add(end);
        }
    }

    public void setSentence(String text) {
        sentence.setText(text);
        sentence.setVisible(!text.isEmpty());
    }
}
