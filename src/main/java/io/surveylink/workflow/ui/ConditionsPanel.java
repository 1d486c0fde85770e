package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.common.ui.Mark;
import io.surveylink.workflow.WorkflowDefinition;

/** Which events the workflow goes on with. */
final class ConditionsPanel extends SidePanel {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final Div problems = new Div();

    ConditionsPanel(EditorModel model, Runnable changed, Runnable close, Runnable remove) {
        super(VaadinIcon.FILTER, close);
        this.model = model;
        var conditions = model.definition().conditions();
        setHeading(getTranslation("workflow.conditions.kind"), getTranslation("workflow.conditions.title"));
        if (model.isEditable()) {
            var delete = new Button(VaadinIcon.TRASH.create(), click -> remove.run());
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            delete.setAriaLabel(getTranslation("workflow.conditions.delete"));
            addAction(delete);
        }
        problems.addClassName("sl-stack");
        problems.getElement().setAttribute("role", "status");
        addContent(
                new Span(getTranslation("workflow.conditions.text")),
                new ConditionsForm(
                        model.comparedSources(),
                        model.survey(),
                        model.isEditable(),
                        conditions,
                        ConditionTexts::sentence,
                        changedTo -> {
                            model.changeConditions(changedTo);
                            changed.run();
                        }),
                problems);
        showProblems();
    }

    /** After the definition was checked again. */
    void showProblems() {
        problems.removeAll();
        model.problems().of(WorkflowDefinition.CONDITIONS).forEach(problem -> {
            var line = new Div(Mark.FAILED.disc(), new Span(ProblemTexts.sentence(problem)));
            line.addClassName("sl-problem");
            problems.add(line);
        });
        problems.setVisible(problems.getComponentCount() > 0);
    }
}
