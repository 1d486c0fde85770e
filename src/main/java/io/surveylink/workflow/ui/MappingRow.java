package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.surveylink.common.ui.Mark;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One field: what it is, what fills it, what happens when that is empty, and what is wrong with it. */
final class MappingRow extends ListItem {

    private static final long serialVersionUID = 1L;

    private final transient MappedField field;
    private final transient EditorModel model;
    private final transient List<SourceOption> options;
    private final transient Actions actions;

    private final ComboBox<SourceOption> picker = new ComboBox<>();
    private final Div form = new Div();
    private final Select<WhenEmpty> whenEmpty = new Select<>();
    private final List<Component> problemLines = new ArrayList<>();
    private @Nullable ValueSource source;

    /** What a row asks for. */
    interface Actions {

        void changed(FieldMapping mapping);

        /** Nothing fills the field any more; the row stays. */
        void cleared(String field);

        void removed(MappingRow row);
    }

    MappingRow(
            MappedField field,
            @Nullable FieldMapping mapping,
            EditorModel model,
            List<SourceOption> options,
            Actions actions) {
        this.field = field;
        this.model = model;
        this.options = options;
        this.actions = actions;
        this.source = mapping == null ? null : mapping.source();
        addClassName("sl-mapping-row");
        form.addClassName("sl-mapping-form");
        var filledFrom = new Div(picker, form);
        filledFrom.addClassName("sl-mapping-source");
        add(names(), filledFrom, whenEmpty);
        configurePicker();
        configureWhenEmpty(mapping);
        showForm();
        if (model.isEditable() && !field.isKey() && !field.isRequired()) {
            add(remover());
        }
    }

    private Component names() {
        var label = new Div(field.label());
        label.addClassName("sl-strong");
        if (field.isKey()) {
            label.add(hinted(VaadinIcon.KEY_O.create(), "workflow.field.key"));
        }
        if (field.isRequired()) {
            var star = new Span("*");
            star.addClassName("sl-trouble");
            label.add(hinted(star, "workflow.field.required"));
        }
        var type = new Span(field.type());
        type.addClassName("sl-tag");
        var detail = new Div(new Code(field.name()), type);
        detail.addClassName("sl-line");
        return new Div(label, detail);
    }

    private Component hinted(Component sign, String key) {
        sign.getElement().setAttribute("title", getTranslation(key));
        sign.getElement().setAttribute("aria-label", getTranslation(key));
        sign.getElement().setAttribute("role", "img");
        return new Span(new Span(" "), sign);
    }

    private void configurePicker() {
        picker.setItems(options);
        picker.setAriaLabel(getTranslation("workflow.field.filledFrom", field.label()));
        picker.setPlaceholder(getTranslation("workflow.source.choose"));
        picker.setItemLabelGenerator(SourceOption::label);
        picker.setRenderer(new ComponentRenderer<>(option -> {
            var line = new Span(option.icon().create(), new Span(option.label()));
            line.addClassName("sl-state");
            return line;
        }));
        picker.setOverlayWidth("320px");
        picker.setReadOnly(!model.isEditable());
        showSource();
        picker.addValueChangeListener(change -> choose(change.getValue()));
    }

    private void showSource() {
        if (source == null) {
            return;
        }
        var option = SourceOption.of(source, options);
        if (!options.contains(option)) {
            var withGone = new ArrayList<>(options);
            withGone.addFirst(option);
            picker.setItems(withGone);
        }
        picker.setValue(option);
        picker.setPrefixComponent(option.icon().create());
    }

    private void choose(@Nullable SourceOption option) {
        if (option == null) {
            source = null;
            actions.cleared(field.name());
        } else {
            source = option.initial();
            picker.setPrefixComponent(option.icon().create());
            tellChanged();
        }
        showForm();
    }

    /** How a choice is written, or which value is fixed. */
    private void showForm() {
        form.removeAll();
        if (source instanceof ValueSource.Fixed(var value)) {
            form.add(fixedValue(value));
        } else if (source instanceof ValueSource.Answer(var question, var written)
                && SourceOption.isChoice(source, model.survey())) {
            form.add(answerForm(question, written));
        }
    }

    private Component fixedValue(String value) {
        var text = new TextField();
        text.setAriaLabel(getTranslation("workflow.field.fixedValue", field.label()));
        text.setPlaceholder(getTranslation("workflow.source.fixed.placeholder"));
        text.setValue(value);
        text.setReadOnly(!model.isEditable());
        text.addValueChangeListener(change -> {
            source = new ValueSource.Fixed(change.getValue());
            tellChanged();
        });
        return text;
    }

    private Component answerForm(String question, AnswerForm written) {
        var select = new Select<AnswerForm>();
        select.setAriaLabel(getTranslation("workflow.field.answerForm", field.label()));
        select.setItems(AnswerForm.values());
        select.setItemLabelGenerator(each -> getTranslation("workflow.answerForm." + each));
        select.setValue(written);
        select.setReadOnly(!model.isEditable());
        select.addValueChangeListener(change -> {
            source = new ValueSource.Answer(question, change.getValue());
            tellChanged();
        });
        return select;
    }

    private void configureWhenEmpty(@Nullable FieldMapping mapping) {
        whenEmpty.setAriaLabel(getTranslation("workflow.field.whenEmpty", field.label()));
        whenEmpty.setItems(WhenEmpty.values());
        whenEmpty.setItemLabelGenerator(each -> getTranslation("workflow.whenEmpty." + each));
        whenEmpty.setValue(mapping == null ? WhenEmpty.SKIP : mapping.whenEmpty());
        whenEmpty.setReadOnly(!model.isEditable());
        whenEmpty.addValueChangeListener(change -> tellChanged());
        if (field.isKey() || field.isRequired()) {
            whenEmpty.addClassName("sl-invisible");
        }
    }

    private Component remover() {
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> actions.removed(this));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("sl-small");
        remove.setAriaLabel(getTranslation("workflow.field.remove", field.label()));
        return remove;
    }

    private void tellChanged() {
        if (source != null) {
            actions.changed(field.mapping(source, whenEmpty.getValue()));
        }
    }

    String fieldName() {
        return field.name();
    }

    void showProblems(List<Problem> problems) {
        problemLines.forEach(this::remove);
        problemLines.clear();
        setClassName("sl-mapping-row-problem", !problems.isEmpty());
        picker.setInvalid(!problems.isEmpty());
        problems.forEach(problem -> problemLines.add(problemLine(problem)));
        problemLines.forEach(this::add);
    }

    private Component problemLine(Problem problem) {
        var sentence = new Div(ProblemTexts.sentence(problem));
        sentence.addClassName("sl-grow");
        var line = new Div(Mark.FAILED.disc(), sentence);
        line.addClassName("sl-mapping-problem");
        fix(problem).ifPresent(line::add);
        return line;
    }

    private Optional<Component> fix(Problem problem) {
        boolean labelDoesNotFit =
                problem.code() == ProblemCode.TYPE_MISMATCH || problem.code() == ProblemCode.PICKLIST_VALUE_UNKNOWN;
        if (model.isEditable()
                && labelDoesNotFit
                && source instanceof ValueSource.Answer(var question, var written)
                && written == AnswerForm.LABEL
                && SourceOption.isChoice(source, model.survey())) {
            var useRecode = new Button(getTranslation("workflow.fix.useRecode"), click -> {
                source = new ValueSource.Answer(question, AnswerForm.RECODE);
                showForm();
                tellChanged();
            });
            useRecode.addClassName("sl-small");
            return Optional.of(useRecode);
        }
        return Optional.empty();
    }

    void focusPicker() {
        picker.focus();
    }
}
