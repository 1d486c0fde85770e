package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.ComparedKind;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.ValueSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One comparison: what is compared, how, and with what. */
final class ComparisonRow extends ListItem {

    private static final long serialVersionUID = 1L;

    private final transient List<SourceOption> compared;
    private final transient SurveyDefinition survey;
    private final boolean editable;
    private final transient Actions actions;
    private final ComboBox<SourceOption> source = new ComboBox<>();
    private final Select<Operator> operator = new Select<>();
    private final Div value = new Div();
    private transient @Nullable Comparison comparison;
    private boolean filling;

    /** What a row tells. */
    interface Actions {

        void changed();

        void removed(ComparisonRow row);
    }

    /** @param comparison null for one that says nothing yet */
    ComparisonRow(
            List<SourceOption> compared,
            SurveyDefinition survey,
            boolean editable,
            @Nullable Comparison comparison,
            Actions actions) {
        this.compared = compared;
        this.survey = survey;
        this.editable = editable;
        this.comparison = comparison;
        this.actions = actions;
        addClassName("sl-comparison");
        configureSource();
        operator.setAriaLabel(getTranslation("workflow.conditions.operator"));
        operator.setItemLabelGenerator(ConditionTexts::operator);
        operator.setReadOnly(!editable);
        operator.addValueChangeListener(change -> {
            if (!filling && change.getValue() != null && this.comparison != null) {
                change(new Comparison(this.comparison.source(), change.getValue(), this.comparison.value()));
            }
        });
        add(source, operator, value);
        if (editable) {
            add(remover());
        }
        show();
    }

    /** Null while nothing is chosen. */
    @Nullable
    Comparison comparison() {
        return comparison;
    }

    void focusSource() {
        source.focus();
    }

    private void configureSource() {
        var options = new ArrayList<>(compared);
        if (comparison != null) {
            var chosen = SourceOption.of(comparison.source(), options);
            if (!options.contains(chosen)) {
                options.addFirst(chosen);
            }
        }
        source.setItems(options);
        source.setAriaLabel(getTranslation("workflow.conditions.source"));
        source.setPlaceholder(getTranslation("workflow.conditions.source.choose"));
        source.setItemLabelGenerator(SourceOption::label);
        source.setOverlayWidth("320px");
        source.setReadOnly(!editable);
        if (comparison != null) {
            source.setValue(SourceOption.of(comparison.source(), options));
        }
        source.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                var chosen = change.getValue().initial();
                var first = ComparedKind.of(chosen, survey)
                        .map(kind -> kind.operators().getFirst())
                        .orElse(Operator.IS);
                change(new Comparison(chosen, first, ""));
            }
        });
    }

    private Component remover() {
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> actions.removed(this));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("sl-small");
        remove.setAriaLabel(getTranslation("workflow.conditions.remove"));
        return remove;
    }

    private void change(Comparison changed) {
        comparison = changed;
        show();
        actions.changed();
    }

    private void show() {
        var current = comparison;
        operator.setVisible(current != null);
        value.removeAll();
        if (current == null) {
            return;
        }
        var kind = ComparedKind.of(current.source(), survey);
        filling = true;
        var operators = new ArrayList<>(kind.map(ComparedKind::operators).orElse(List.of()));
        if (!operators.contains(current.operator())) {
            operators.add(current.operator());
        }
        operator.setItems(operators);
        operator.setValue(current.operator());
        filling = false;
        if (current.operator().takesValue()) {
            value.add(valueField(current, kind));
        }
    }

    private Component valueField(Comparison current, Optional<ComparedKind> kind) {
        return switch (kind.orElse(ComparedKind.TEXT)) {
            case CHOICE, CHOICES -> choice(current);
            case DAY -> day(current);
            case TEXT, TEXT_OR_NUMBER, NUMBER -> text(current);
        };
    }

    private Component text(Comparison current) {
        var text = new TextField();
        text.setAriaLabel(getTranslation("workflow.conditions.value"));
        text.setValue(current.value());
        text.setReadOnly(!editable);
        text.addValueChangeListener(change -> typed(current, change.getValue()));
        return text;
    }

    private Component choice(Comparison current) {
        var choices = current.source() instanceof ValueSource.Answer(var code, var form)
                ? survey.question(code).map(Question::choices).orElse(List.of())
                : List.<Choice>of();
        var combo = new ComboBox<Choice>();
        combo.setAriaLabel(getTranslation("workflow.conditions.value"));
        combo.setItems(choices);
        combo.setItemLabelGenerator(Choice::label);
        choices.stream()
                .filter(choice -> choice.code().equals(current.value()))
                .findFirst()
                .ifPresent(combo::setValue);
        combo.setReadOnly(!editable);
        combo.addValueChangeListener(change -> typed(
                current, change.getValue() == null ? "" : change.getValue().code()));
        return combo;
    }

    private Component day(Comparison current) {
        var picker = new DatePicker();
        picker.setAriaLabel(getTranslation("workflow.conditions.value"));
        dayOf(current.value()).ifPresent(picker::setValue);
        picker.setReadOnly(!editable);
        picker.addValueChangeListener(change -> typed(
                current, change.getValue() == null ? "" : change.getValue().toString()));
        return picker;
    }

    private static Optional<LocalDate> dayOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The field stays: whoever types goes on typing. */
    private void typed(Comparison before, String text) {
        comparison = new Comparison(before.source(), before.operator(), text);
        actions.changed();
    }
}
