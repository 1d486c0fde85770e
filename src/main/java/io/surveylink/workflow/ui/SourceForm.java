package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.TextTemplate;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a chosen source asks for: the fixed value, the text, how a choice is written, which parent it finds. */
final class SourceForm extends Div {

    private static final long serialVersionUID = 1L;

    private final transient MappedField field;
    private final transient RowContext context;
    private final transient Consumer<FieldMapping> changed;

    SourceForm(MappedField field, RowContext context, Consumer<FieldMapping> changed) {
        this.field = field;
        this.context = context;
        this.changed = changed;
        addClassName("sl-mapping-form");
    }

    void show(@Nullable FieldMapping mapping) {
        removeAll();
        if (mapping == null) {
            return;
        }
        switch (mapping.source()) {
            case ValueSource.Fixed(var value) ->
                add(FixedValueField.of(
                        field,
                        value,
                        isEditable(),
                        typed -> changed.accept(mapping.withSource(new ValueSource.Fixed(typed)))));
            case ValueSource.Text(var template) -> addTemplate(mapping, template);
            case ValueSource.Answer(var question, var form) -> {
                if (SourceOption.isChoice(mapping.source(), context.model().survey())) {
                    add(answerForm(mapping, question, form));
                }
            }
            case ValueSource.EmbeddedData data -> {}
            case ValueSource.ResponseKey key -> {}
            case ValueSource.ResponseId id -> {}
            case ValueSource.EventField told -> {}
            case ValueSource.RecordedAt at -> {}
            case ValueSource.TaskRecord record -> {}
        }
        addParent(mapping);
        ValueMapButton.of(field, mapping, context, changed).ifPresent(this::add);
        FieldConditionButton.of(field, mapping, context, changed).ifPresent(this::add);
    }

    private boolean isEditable() {
        return context.model().isEditable();
    }

    private Component answerForm(FieldMapping mapping, String question, AnswerForm written) {
        var select = new Select<AnswerForm>();
        select.setAriaLabel(getTranslation("workflow.field.answerForm", field.label()));
        select.setItems(AnswerForm.values());
        select.setItemLabelGenerator(each -> getTranslation("workflow.answerForm." + each));
        select.setValue(written);
        select.setReadOnly(!isEditable());
        select.addValueChangeListener(
                change -> changed.accept(mapping.withSource(new ValueSource.Answer(question, change.getValue()))));
        return select;
    }

    private void addTemplate(FieldMapping mapping, String template) {
        var text = new TextArea();
        text.setAriaLabel(getTranslation("workflow.field.text", field.label()));
        text.setPlaceholder(getTranslation("workflow.source.text.placeholder"));
        text.setValue(template);
        text.setMinRows(2);
        text.setReadOnly(!isEditable());
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.addValueChangeListener(
                change -> changed.accept(mapping.withSource(new ValueSource.Text(change.getValue()))));
        add(text);
        if (isEditable()) {
            add(inserter(text));
        }
    }

    /** A place at the end of the text; whoever wants it elsewhere moves it. */
    private Component inserter(TextArea text) {
        var insert = new ComboBox<SourceOption>();
        insert.setAriaLabel(getTranslation("workflow.field.insert", field.label()));
        insert.setPlaceholder(getTranslation("workflow.source.text.insert"));
        insert.setItems(context.options().stream()
                .filter(option -> TextTemplate.place(option.initial()).isPresent())
                .toList());
        insert.setItemLabelGenerator(SourceOption::label);
        insert.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                String place = TextTemplate.place(change.getValue().initial()).orElseThrow();
                insert.clear();
                text.setValue(text.getValue() + place);
            }
        });
        return insert;
    }

    private void addParent(FieldMapping mapping) {
        var lookup = field.lookup();
        if (lookup.isEmpty() || mapping.source() instanceof ValueSource.TaskRecord) {
            return;
        }
        if (mapping.parent() != null) {
            add(parentChoice(mapping, List.of(mapping.parent())));
        } else if (isEditable()) {
            var find = new Button(getTranslation("workflow.field.findParent"));
            find.addThemeVariants(ButtonVariant.TERTIARY);
            find.addClassName("sl-small");
            find.setAriaLabel(getTranslation("workflow.field.findParent.label", field.label()));
            find.addClickListener(click -> context.parents().read(this, lookup.get(), keys -> {
                remove(find);
                var choice = parentChoice(mapping, keys);
                add(choice);
                choice.focus();
            }));
            add(find);
        }
    }

    /** By the record's id, or by an external id of one of the objects. */
    private ComboBox<ParentChoice> parentChoice(FieldMapping mapping, List<ParentKey> keys) {
        var choice = new ComboBox<ParentChoice>();
        choice.setAriaLabel(getTranslation("workflow.field.parent", field.label()));
        choice.setItems(
                Stream.concat(Stream.of(new ParentChoice(null)), keys.stream().map(ParentChoice::new))
                        .toList());
        choice.setItemLabelGenerator(this::parentLabel);
        choice.setValue(new ParentChoice(mapping.parent()));
        choice.setReadOnly(!isEditable());
        choice.setHelperText(keys.isEmpty() ? getTranslation("workflow.field.parent.none") : null);
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                changed.accept(mapping.withParent(change.getValue().key()));
            }
        });
        return choice;
    }

    private String parentLabel(ParentChoice choice) {
        var key = choice.key();
        return key == null
                ? getTranslation("workflow.field.parent.recordId")
                : getTranslation("workflow.field.parent.externalId", key.object(), key.externalIdField());
    }

    /** @param key null for the record's own id */
    private record ParentChoice(@Nullable ParentKey key) {}
}
