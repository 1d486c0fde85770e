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
    private final transient RowContext context;
    private final transient Actions actions;

    private final ComboBox<SourceOption> picker = new ComboBox<>();
    private final SourceForm form;
    private final Select<WhenEmpty> whenEmpty = new Select<>();
    private final List<Component> problemLines = new ArrayList<>();
    private transient @Nullable FieldMapping mapping;

    /** True while the picker follows the mapping, so that nothing is told back. */
    private boolean filling;

    /** What a row asks for. */
    interface Actions {

        void changed(FieldMapping mapping);

        /** Nothing fills the field any more; the row stays. */
        void cleared(String field);

        void removed(MappingRow row);
    }

    MappingRow(MappedField field, @Nullable FieldMapping mapping, RowContext context, Actions actions) {
        this.field = field;
        this.mapping = mapping;
        this.context = context;
        this.actions = actions;
        this.form = new SourceForm(field, context, this::change);
        addClassName("sl-mapping-row");
        var filledFrom = new Div(picker, form);
        filledFrom.addClassName("sl-mapping-source");
        add(names(), filledFrom, whenEmpty);
        configurePicker();
        configureWhenEmpty();
        form.show(mapping);
        if (isEditable() && !field.isKey() && !field.isRequired()) {
            add(remover());
        }
    }

    private boolean isEditable() {
        return context.model().isEditable();
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
        picker.setItems(context.options());
        picker.setAriaLabel(getTranslation("workflow.field.filledFrom", field.label()));
        picker.setPlaceholder(getTranslation("workflow.source.choose"));
        picker.setItemLabelGenerator(SourceOption::label);
        picker.setRenderer(new ComponentRenderer<>(option -> {
            var line = new Span(option.icon().create(), new Span(option.label()));
            line.addClassName("sl-state");
            return line;
        }));
        picker.setOverlayWidth("320px");
        picker.setReadOnly(!isEditable());
        showSource();
        picker.addValueChangeListener(change -> {
            if (!filling) {
                choose(change.getValue());
            }
        });
    }

    private void showSource() {
        if (mapping == null) {
            return;
        }
        var option = SourceOption.of(mapping.source(), context.options());
        if (!context.options().contains(option)) {
            var withGone = new ArrayList<>(context.options());
            withGone.addFirst(option);
            picker.setItems(withGone);
        }
        filling = true;
        picker.setValue(option);
        filling = false;
        picker.setPrefixComponent(option.icon().create());
    }

    private void choose(@Nullable SourceOption option) {
        if (option == null) {
            mapping = null;
            form.show(null);
            actions.cleared(field.name());
        } else {
            picker.setPrefixComponent(option.icon().create());
            change(mapping == null ? field.mapping(option.initial()) : mapping.withSource(option.initial()));
        }
    }

    private void change(FieldMapping changed) {
        mapping = changed;
        form.show(changed);
        actions.changed(changed);
    }

    private void configureWhenEmpty() {
        whenEmpty.setAriaLabel(getTranslation("workflow.field.whenEmpty", field.label()));
        whenEmpty.setItems(WhenEmpty.values());
        whenEmpty.setItemLabelGenerator(each -> getTranslation("workflow.whenEmpty." + each));
        whenEmpty.setValue(mapping == null ? WhenEmpty.SKIP : mapping.whenEmpty());
        whenEmpty.setReadOnly(!isEditable());
        whenEmpty.addValueChangeListener(change -> {
            if (mapping != null) {
                change(mapping.withWhenEmpty(change.getValue()));
            }
        });
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
        var current = mapping;
        if (!isEditable() || current == null) {
            return Optional.empty();
        }
        boolean labelDoesNotFit =
                problem.code() == ProblemCode.TYPE_MISMATCH || problem.code() == ProblemCode.PICKLIST_VALUE_UNKNOWN;
        if (labelDoesNotFit
                && current.source() instanceof ValueSource.Answer(var question, var written)
                && written == AnswerForm.LABEL
                && SourceOption.isChoice(current.source(), context.model().survey())) {
            var recode = current.withSource(new ValueSource.Answer(question, AnswerForm.RECODE));
            return Optional.of(fix("workflow.fix.useRecode", recode));
        }
        boolean keyDoesNotFit =
                problem.code() == ProblemCode.BARE_RESPONSE_ID || problem.code() == ProblemCode.KEY_SAME_FOR_ALL;
        return keyDoesNotFit
                ? Optional.of(fix("workflow.fix.useKey", current.withSource(new ValueSource.ResponseKey())))
                : Optional.empty();
    }

    private Component fix(String key, FieldMapping mended) {
        var button = new Button(getTranslation(key), click -> {
            change(mended);
            showSource();
        });
        button.addClassName("sl-small");
        return button;
    }

    void focusPicker() {
        picker.focus();
    }
}
