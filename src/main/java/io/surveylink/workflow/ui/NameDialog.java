package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ui.Errors;
import java.util.function.Consumer;

/** Asks for a workflow's name, to create one. What was typed stays when it could not be saved. */
final class NameDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int MAX_NAME = 100;

    private final TextField name;
    private final transient Consumer<String> save;

    NameDialog(String title, String verb, String current, Consumer<String> save, Component... more) {
        this.save = save;
        addClassName("sl-dialog");
        setHeaderTitle(title);
        setWidth("560px");
        name = new TextField(getTranslation("workflow.name"));
        name.setValue(current);
        name.setMaxLength(MAX_NAME);
        name.setRequired(true);
        name.setWidthFull();
        name.setAutofocus(true);
        name.addKeyPressListener(Key.ENTER, press -> trySave());
        var body = new Div(name);
        body.add(more);
        body.addClassName("sl-dialog-body");
        add(body);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(verb, click -> trySave());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, go);
    }

    /** Unless something was typed. */
    void suggest(String before, String suggested) {
        if (name.getValue().isBlank() || name.getValue().equals(before)) {
            name.setValue(suggested);
        }
    }

    private void trySave() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("workflow.name.missing"));
            name.setInvalid(true);
            return;
        }
        try {
            save.accept(name.getValue());
            close();
        } catch (RuntimeException e) {
            name.setErrorMessage(Errors.sentence(e));
            name.setInvalid(true);
        }
    }
}
