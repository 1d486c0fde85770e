package io.surveylink.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.workflow.WorkflowTemplate;

/** What a new workflow begins with, as cards. */
final class TemplateChoice extends RadioButtonGroup<WorkflowTemplate> {

    private static final long serialVersionUID = 1L;

    TemplateChoice() {
        setLabel(getTranslation("workflow.template"));
        setItems(WorkflowTemplate.values());
        setValue(WorkflowTemplate.NOTHING);
        setRenderer(new ComponentRenderer<>(TemplateChoice::card));
        addClassNames("sl-cards", "sl-cards-stacked");
    }

    private static Div card(WorkflowTemplate template) {
        var name = new Div(text(template));
        name.addClassName("sl-strong");
        var detail = new Div(I18NProvider.translate("workflow.template." + template + ".text"));
        detail.addClassName("sl-secondary");
        return new Div(name, detail);
    }

    /** For a workflow that has no name of its own; nothing for one that begins with nothing. */
    static String nameOf(WorkflowTemplate template) {
        return switch (template) {
            case NOTHING -> "";
            case RESPONSE_TO_CONTACT, RESPONSE_TO_CASE -> text(template);
        };
    }

    private static String text(WorkflowTemplate template) {
        return I18NProvider.translate("workflow.template." + template);
    }
}
