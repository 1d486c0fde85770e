package io.surveylink.survey.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition.Choice;
import java.util.HashSet;
import java.util.List;

/** The choices of a question: what the respondent reads, and the code that is stored. */
final class ChoicesField extends Div {

    private static final long serialVersionUID = 1L;
    private static final int CODE_LENGTH = 60;
    private static final int LABEL_LENGTH = 200;

    private final Div rows = new Div();
    private final Paragraph problem = new Paragraph();

    ChoicesField() {
        addClassName("sl-form");
        rows.addClassName("sl-form");
        problem.addClassName("sl-trouble");
        problem.setVisible(false);
        var heading = new Div(getTranslation("survey.choices"));
        heading.addClassName("sl-strong");
        var add = new Button(getTranslation("survey.choice.add"), VaadinIcon.PLUS.create(), click -> {
            var row = new Row();
            rows.add(row);
            row.label.focus();
        });
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add(heading, rows, problem, add);
        setVisible(false);
        setChoices(List.of(new Choice("", ""), new Choice("", "")));
    }

    void setChoices(List<Choice> choices) {
        rows.removeAll();
        choices.forEach(choice -> rows.add(new Row(choice)));
    }

    /** None for a question that takes none. */
    List<Choice> choicesFor(QuestionType type) {
        return type.hasChoices() ? choices() : List.of();
    }

    boolean validate() {
        var choices = choices();
        var codes = new HashSet<String>();
        boolean complete = !choices.isEmpty()
                && choices.stream()
                        .noneMatch(c -> c.code().isBlank() || c.label().isBlank());
        boolean unique = choices.stream().allMatch(c -> codes.add(c.code()));
        problem.setText(getTranslation(complete ? "survey.choices.twice" : "survey.choices.missing"));
        problem.setVisible(!complete || !unique);
        return complete && unique;
    }

    /** Rows that were left empty do not count. */
    private List<Choice> choices() {
        return rows.getChildren()
                .map(Row.class::cast)
                .map(Row::choice)
                .filter(c -> !c.code().isBlank() || !c.label().isBlank())
                .toList();
    }

    private final class Row extends Div {

        private static final long serialVersionUID = 1L;

        private final TextField label = new TextField();
        private final TextField code = new TextField();

        private Row() {
            addClassName("sl-choice");
            label.setPlaceholder(getTranslation("survey.choice.label"));
            label.setAriaLabel(getTranslation("survey.choice.label"));
            label.setMaxLength(LABEL_LENGTH);
            label.addClassName("sl-grow");
            code.setPlaceholder(getTranslation("survey.choice.code"));
            code.setAriaLabel(getTranslation("survey.choice.code"));
            code.setMaxLength(CODE_LENGTH);
            code.setAllowedCharPattern("[A-Za-z0-9_-]");
            var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> rows.remove(this));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(getTranslation("survey.choice.remove"));
            add(label, code, remove);
        }

        private Row(Choice choice) {
            this();
            label.setValue(choice.label());
            code.setValue(choice.code());
        }

        private Choice choice() {
            return new Choice(code.getValue(), label.getValue().strip());
        }
    }
}
