package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** All or any of some comparisons, a row each, and below them the sentence that they make. */
final class ConditionsForm extends Div {

    private static final long serialVersionUID = 1L;

    private final transient List<SourceOption> compared;
    private final transient SurveyDefinition survey;
    private final transient Consumer<Conditions> changed;
    private final transient BiFunction<Conditions, SurveyDefinition, String> words;
    private final Select<Match> match = new Select<>();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph sentence = new Paragraph();
    private final List<ComparisonRow> rows = new ArrayList<>();

    /** @param words reads the conditions back */
    ConditionsForm(
            List<SourceOption> compared,
            SurveyDefinition survey,
            boolean editable,
            Conditions conditions,
            BiFunction<Conditions, SurveyDefinition, String> words,
            Consumer<Conditions> changed) {
        this.compared = compared;
        this.survey = survey;
        this.words = words;
        this.changed = changed;
        addClassName("sl-stack");
        match.setLabel(getTranslation("workflow.conditions.match"));
        match.setItems(Match.values());
        match.setItemLabelGenerator(each -> getTranslation("workflow.conditions.match." + each));
        match.setValue(conditions.match());
        match.setReadOnly(!editable);
        match.addValueChangeListener(change -> tell());
        list.addClassNames("sl-panel", "sl-comparisons");
        list.getElement().setAttribute("aria-label", getTranslation("workflow.conditions.title"));
        sentence.addClassName("sl-readback");
        sentence.getElement().setAttribute("role", "status");
        add(match, list);
        if (editable) {
            add(new Button(getTranslation("workflow.conditions.add"), VaadinIcon.PLUS.create(), click -> {
                var row = new ComparisonRow(compared, survey, true, null, new RowActions());
                addRow(row);
                row.focusSource();
            }));
        }
        add(sentence);
        conditions
                .comparisons()
                .forEach(comparison ->
                        addRow(new ComparisonRow(compared, survey, editable, comparison, new RowActions())));
        if (conditions.none() && editable) {
            addRow(new ComparisonRow(compared, survey, true, null, new RowActions()));
        }
        showSentence();
    }

    private void addRow(ComparisonRow row) {
        rows.add(row);
        list.add(row);
        list.setVisible(true);
    }

    /** Rows that say nothing yet are no part of it. */
    private Conditions conditions() {
        var comparisons = new ArrayList<Comparison>();
        rows.stream().map(ComparisonRow::comparison).filter(Objects::nonNull).forEach(comparisons::add);
        return new Conditions(match.getValue(), comparisons);
    }

    private void showSentence() {
        var current = conditions();
        sentence.setText(current.none() ? getTranslation("workflow.conditions.none") : words.apply(current, survey));
    }

    private void tell() {
        showSentence();
        changed.accept(conditions());
    }

    private final class RowActions implements ComparisonRow.Actions {

        @Override
        public void changed() {
            tell();
        }

        @Override
        public void removed(ComparisonRow row) {
            rows.remove(row);
            list.remove(row);
            list.setVisible(!rows.isEmpty());
            tell();
        }
    }
}
