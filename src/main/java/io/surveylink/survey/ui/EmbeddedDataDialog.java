package io.surveylink.survey.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.DomainException;
import io.surveylink.common.ui.Errors;
import java.util.function.Consumer;

/** Adds a name under which senders may bring embedded data. */
final class EmbeddedDataDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int NAME_LENGTH = 60;

    private final TextField name = new TextField();
    private final transient Consumer<String> save;

    EmbeddedDataDialog(Consumer<String> save) {
        this.save = save;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("survey.embeddedData.add"));
        setWidth("560px");
        name.setLabel(getTranslation("survey.embeddedData.name"));
        name.setHelperText(getTranslation("survey.question.code.help"));
        name.setMaxLength(NAME_LENGTH);
        name.setAllowedCharPattern("[A-Za-z0-9_-]");
        name.setWidthFull();
        name.setAutofocus(true);
        name.addKeyPressListener(Key.ENTER, press -> save());
        var body = new Div(new Paragraph(getTranslation("survey.embeddedData.add.text")), name);
        body.addClassName("sl-dialog-body");
        add(body);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var act = new Button(getTranslation("survey.embeddedData.add"), click -> save());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, act);
    }

    private void save() {
        if (name.getValue().isBlank()) {
            showProblem(getTranslation("survey.embeddedData.name.missing"));
            return;
        }
        try {
            save.accept(name.getValue());
            close();
        } catch (DomainException e) {
            showProblem(Errors.sentence(e));
        }
    }

    private void showProblem(String sentence) {
        name.setErrorMessage(sentence);
        name.setInvalid(true);
        name.focus();
    }
}
