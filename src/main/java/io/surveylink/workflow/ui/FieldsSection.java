package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.surveylink.common.ui.Toast;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Workflows.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a task, a row each: mapped ones, and those that Salesforce requires. */
final class FieldsSection extends Div {

    private static final long serialVersionUID = 1L;

    /** Of a post: Salesforce refuses one without a text, though its description does not say so. */
    private static final String POST_BODY = "Body";

    private final transient EditorModel model;
    private final transient Consumer<SalesforceTask> changed;
    private final transient RowContext context;
    private final transient List<MappingRow> rows = new ArrayList<>();

    private final Span count = new Span();
    private final Button suggest = new Button(VaadinIcon.MAGIC.create());
    private final Button addField = new Button(VaadinIcon.PLUS.create());
    private final UnorderedList list = new UnorderedList();
    private final Div columns = new Div();
    private final Div adding = new Div();

    private SalesforceTask task;
    private @Nullable ObjectDescription object;

    FieldsSection(EditorModel model, SalesforceTask task, Consumer<SalesforceTask> changed) {
        this.model = model;
        this.task = task;
        this.changed = changed;
        this.context = new RowContext(
                model,
                SourceOption.of(model.definition().event(), model.survey(), model.tasksBefore(task.key())),
                new ParentKeys(model, task.key()));
        count.addClassName("sl-secondary");
        suggest.setText(getTranslation("workflow.fields.suggest"));
        suggest.addThemeVariants(ButtonVariant.TERTIARY);
        suggest.addClickListener(click -> applySuggestions());
        addField.setText(getTranslation("workflow.fields.add"));
        addField.addClickListener(click -> askForField());
        var buttons = new Div(suggest, addField);
        buttons.addClassName("sl-actions");
        var head = new Div(new H3(getTranslation("workflow.fields.title")), count, buttons);
        head.addClassName("sl-fields-head");
        columns.addClassNames("sl-mapping-row", "sl-caption", "sl-mapping-columns");
        for (String column : List.of("field", "source", "whenEmpty")) {
            columns.add(new Span(getTranslation("workflow.fields.column." + column)));
        }
        // Every part of a row is labelled for itself.
        columns.getElement().setAttribute("aria-hidden", "true");
        list.addClassNames("sl-panel", "sl-mappings");
        list.getElement().setAttribute("aria-label", getTranslation("workflow.fields.title"));
        add(head, columns, list, adding);
    }

    /** Forgets the rows: the task has another target, or Salesforce told of its fields anew. */
    void reset() {
        rows.clear();
        list.removeAll();
        adding.removeAll();
    }

    /** Shows another state of the task. Rows that are there stay, and with them the focus. */
    void show(SalesforceTask newTask, @Nullable ObjectDescription described) {
        task = newTask;
        object = described;
        setVisible(task.object() != null);
        boolean writable = model.isEditable() && object != null;
        boolean hasFields = writable && task.operation() != WriteOperation.DELETE;
        suggest.setVisible(hasFields);
        addField.setVisible(hasFields);
        count.setText(
                object == null
                        ? String.valueOf(task.mappings().size())
                        : getTranslation(
                                "workflow.fields.count",
                                task.mappings().size(),
                                Suggestions.writable(object, task.operation()).size()));
        shownFields().filter(field -> !hasRow(field.name())).toList().forEach(this::addRow);
        showList();
        showProblems();
    }

    private void showList() {
        list.setVisible(!rows.isEmpty());
        columns.setVisible(!rows.isEmpty());
    }

    private boolean hasRow(@Nullable String field) {
        return rows.stream().anyMatch(row -> row.fieldName().equalsIgnoreCase(field));
    }

    private MappingRow addRow(MappedField field) {
        var row = new MappingRow(field, task.mapping(field.name()).orElse(null), context, new RowActions());
        rows.add(row);
        list.add(row);
        return row;
    }

    /** What finds the record first, then what is mapped in its order, then what Salesforce requires. */
    private Stream<MappedField> shownFields() {
        var names = new ArrayList<String>();
        if (task.keyField() != null) {
            names.add(task.keyField());
        }
        task.mappings().forEach(mapping -> names.add(mapping.field()));
        if (object != null) {
            required(object).forEach(field -> names.add(field.name()));
        }
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return names.stream().filter(seen::add).flatMap(this::field);
    }

    /** An update leaves alone what it does not name. */
    private Stream<FieldDescription> required(ObjectDescription described) {
        return switch (task.operation()) {
            case CREATE, UPSERT ->
                Suggestions.writable(described, task.operation()).stream()
                        .filter(field -> field.required()
                                || (task.posts() && field.name().equals(POST_BODY)));
            case UPDATE, UPDATE_BY_EXTERNAL_ID, DELETE -> Stream.empty();
        };
    }

    private Stream<MappedField> field(String name) {
        boolean isKey = name.equalsIgnoreCase(task.keyField());
        var described = object == null ? Optional.<FieldDescription>empty() : object.field(name);
        return described
                .map(field -> MappedField.of(field, isKey))
                .or(() -> task.mapping(name).map(mapping -> MappedField.of(mapping, isKey)))
                .stream();
    }

    void showProblems() {
        var problems = model.problems().of(task.key());
        rows.forEach(row -> row.showProblems(problems.stream()
                .filter(problem -> row.fieldName().equalsIgnoreCase(problem.field()))
                .toList()));
    }

    /** Those that belong to no row that is shown. */
    List<Problem> problemsElsewhere() {
        return model.problems().of(task.key()).stream()
                .filter(problem -> !hasRow(problem.field()))
                .toList();
    }

    private void applySuggestions() {
        var described = object;
        if (described == null) {
            return;
        }
        var found = Suggestions.of(described, model.survey(), task);
        var next = task;
        for (var suggestion : found) {
            next = next.with(MappedField.of(suggestion.field(), false).mapping(suggestion.source()));
        }
        Toast.show(getTranslation("workflow.fields.suggested", found.size()));
        if (!found.isEmpty()) {
            reset();
            changed.accept(next);
        }
    }

    private void askForField() {
        var described = object;
        if (described == null) {
            return;
        }
        adding.removeAll();
        var choice = new ComboBox<FieldDescription>(getTranslation("workflow.fields.choose"));
        choice.setItems(
                FieldsSection::matches,
                Suggestions.writable(described, task.operation()).stream()
                        .filter(field -> !hasRow(field.name()))
                        .toList());
        choice.setItemLabelGenerator(FieldDescription::label);
        choice.setRenderer(new ComponentRenderer<>(
                field -> new Div(new Div(field.label()), new Code(field.name() + " · " + FieldTexts.type(field)))));
        choice.setWidthFull();
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                addRow(change.getValue());
            }
        });
        adding.add(choice);
        choice.focus();
        choice.setOpened(true);
    }

    /** The row has no source yet and is therefore no part of the task yet. */
    private void addRow(FieldDescription field) {
        adding.removeAll();
        var row = addRow(MappedField.of(field, false));
        showList();
        row.focusPicker();
    }

    private static boolean matches(FieldDescription field, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return field.label().toLowerCase(Locale.ROOT).contains(wanted)
                || field.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private final class RowActions implements MappingRow.Actions {

        @Override
        public void changed(FieldMapping mapping) {
            changed.accept(task.with(mapping));
        }

        @Override
        public void cleared(String field) {
            changed.accept(task.without(field));
        }

        @Override
        public void removed(MappingRow row) {
            rows.remove(row);
            list.remove(row);
            changed.accept(task.without(row.fieldName()));
        }
    }
}
