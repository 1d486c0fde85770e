package io.surveylink.survey.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ui.Errors;
import io.surveylink.survey.IngestionKeys.Scope;
import java.util.Set;

/** Asks what a new key is for. */
final class IssueKeyDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int NAME_LENGTH = 60;

    private final TextField name = new TextField();
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>();
    private final transient Issue issue;

    IssueKeyDialog(Issue issue) {
        this.issue = issue;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("survey.key.issue"));
        setWidth("560px");
        name.setLabel(getTranslation("survey.key.name"));
        name.setHelperText(getTranslation("survey.key.name.help"));
        name.setMaxLength(NAME_LENGTH);
        name.setWidthFull();
        name.setAutofocus(true);
        scopes.setLabel(getTranslation("survey.key.scopes"));
        scopes.setItems(Scope.values());
        scopes.setItemLabelGenerator(scope -> getTranslation("survey.key.scope." + scope.name() + ".text"));
        scopes.setValue(Set.of(Scope.INGEST));
        var form = new Div(name, scopes);
        form.addClassName("sl-form");
        add(form);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var act = new Button(getTranslation("survey.key.issue"), click -> issue());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, act);
    }

    private void issue() {
        name.setErrorMessage(getTranslation("survey.key.name.missing"));
        name.setInvalid(name.getValue().isBlank());
        scopes.setErrorMessage(getTranslation("survey.key.scopes.missing"));
        scopes.setInvalid(scopes.getValue().isEmpty());
        if (name.isInvalid() || scopes.isInvalid()) {
            return;
        }
        Errors.guard(() -> {
            issue.issue(name.getValue(), scopes.getValue());
            close();
        });
    }

    interface Issue {
        void issue(String name, Set<Scope> scopes);
    }
}
