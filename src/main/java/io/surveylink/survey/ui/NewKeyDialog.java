package io.surveylink.survey.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ui.CopyButton;

/** Shows a new key, once: only its digest is kept. */
final class NewKeyDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    NewKeyDialog(String key, String curl) {
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("survey.key.new"));
        setWidth("600px");
        setCloseOnOutsideClick(false);
        var field = new TextField();
        field.setLabel(getTranslation("survey.key.text"));
        field.setValue(key);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.addClassNames("sl-mono", "sl-grow");
        var line = new Div(field, new CopyButton(getTranslation("survey.key.copy"), key));
        line.addClassName("sl-copy-line");
        var example = new Pre(curl);
        example.addClassName("sl-code");
        var body = new Div(
                new Paragraph(getTranslation("survey.key.once")),
                line,
                new Paragraph(getTranslation("survey.key.example")),
                example,
                new CopyButton(getTranslation("survey.key.copyExample"), curl));
        body.addClassNames("sl-dialog-body", "sl-form");
        add(body);
        var close = new Button(getTranslation("survey.key.stored"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
