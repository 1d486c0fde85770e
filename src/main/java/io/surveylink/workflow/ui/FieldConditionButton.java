package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.FieldMapping;
import java.util.Optional;
import java.util.function.Consumer;

/** Leads to the conditions under which one field is written, and says them. */
final class FieldConditionButton {

    private FieldConditionButton() {}

    /** None for what finds the record, nor for what Salesforce requires: they are always written. */
    static Optional<Component> of(
            MappedField field, FieldMapping mapping, RowContext context, Consumer<FieldMapping> changed) {
        boolean always = field.isKey() || field.isRequired();
        var model = context.model();
        if ((always || !model.isEditable()) && mapping.onlyIf().none()) {
            return Optional.empty();
        }
        var button = new Button(
                mapping.onlyIf().none()
                        ? I18NProvider.translate("workflow.field.onlyIf")
                        : ConditionTexts.fieldSentence(mapping.onlyIf(), model.survey()));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassNames("sl-small", "sl-wraps");
        button.setAriaLabel(I18NProvider.translate("workflow.field.onlyIf.label", field.label(), button.getText()));
        button.setEnabled(model.isEditable());
        button.addClickListener(
                click -> dialog(field, mapping, context, changed).open());
        return Optional.of(button);
    }

    private static Dialog dialog(
            MappedField field, FieldMapping mapping, RowContext context, Consumer<FieldMapping> changed) {
        var dialog = new Dialog(I18NProvider.translate("workflow.field.onlyIf.title", field.label()));
        dialog.addClassName("sl-dialog");
        dialog.setWidth("640px");
        var edited = new Object() {
            Conditions conditions = mapping.onlyIf();
        };
        var body = new Div(new ConditionsForm(
                context.model().comparedSources(),
                context.model().survey(),
                true,
                mapping.onlyIf(),
                ConditionTexts::fieldSentence,
                conditions -> edited.conditions = conditions));
        body.addClassName("sl-dialog-body");
        dialog.add(body);
        var cancel = new Button(I18NProvider.translate("common.action.cancel"), click -> dialog.close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var save = new Button(I18NProvider.translate("common.action.save"), click -> {
            dialog.close();
            changed.accept(mapping.withOnlyIf(edited.conditions));
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(cancel, save);
        return dialog;
    }
}
