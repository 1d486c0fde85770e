package io.surveylink.workflow.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.workflow.SalesforceTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the task does to which object, and how it finds the record. */
final class TargetSection extends Div {

    private static final long serialVersionUID = 1L;

    /** Labels and API names are longer than the field. */
    private static final String OVERLAY_WIDTH = "320px";

    private final transient Actions actions;
    private final Select<TaskOperation> operation = new Select<>();
    private final ComboBox<ObjectSummary> object = new ComboBox<>();
    private final Select<FieldDescription> externalId = new Select<>();

    /** True while the fields are filled from the model, so that nothing is told back. */
    private boolean filling;

    /** What the fields tell. */
    interface Actions {

        void operationChosen(TaskOperation operation);

        void objectChosen(ObjectSummary object);

        void externalIdChosen(FieldDescription field);
    }

    TargetSection(boolean editable, Actions actions) {
        this.actions = actions;
        addClassName("sl-task-target");
        operation.setLabel(getTranslation("workflow.task.operation"));
        operation.setItems(TaskOperation.values());
        operation.setItemLabelGenerator(TaskTexts::operation);
        operation.setReadOnly(!editable);
        object.setLabel(getTranslation("workflow.task.object"));
        object.setItemLabelGenerator(ObjectSummary::label);
        object.setRenderer(new ComponentRenderer<>(TargetSection::objectLine));
        object.setOverlayWidth(OVERLAY_WIDTH);
        object.setReadOnly(!editable);
        externalId.setLabel(getTranslation("workflow.task.externalId"));
        externalId.setItemLabelGenerator(FieldDescription::name);
        externalId.setRenderer(new ComponentRenderer<>(field -> twoLines(field.label(), field.name())));
        externalId.setReadOnly(!editable);
        add(operation, object, externalId);
        tellChanges();
    }

    private void tellChanges() {
        operation.addValueChangeListener(change -> tell(change.getValue(), actions::operationChosen));
        object.addValueChangeListener(change -> tell(change.getValue(), actions::objectChosen));
        externalId.addValueChangeListener(change -> tell(change.getValue(), actions::externalIdChosen));
    }

    private <T> void tell(@Nullable T value, Consumer<T> listener) {
        if (!filling && value != null) {
            listener.accept(value);
        }
    }

    /** @param schema null while nothing was read: what the task remembers is shown then */
    void fill(SalesforceTask task, @Nullable TaskSchema schema) {
        filling = true;
        operation.setValue(TaskOperation.of(task));
        fillObject(task, schema);
        fillExternalId(task, schema);
        filling = false;
    }

    private void fillObject(SalesforceTask task, @Nullable TaskSchema schema) {
        var known = schema == null
                ? List.<ObjectSummary>of()
                : schema.objects().stream()
                        .filter(each -> TaskOperation.of(task).isPossibleOn(each))
                        .toList();
        var current = chosen(task, known);
        object.setVisible(!task.posts());
        object.setItems(
                TargetSection::matches, current == null || known.contains(current) ? known : with(known, current));
        object.setEnabled(schema != null || current != null);
        object.setValue(current);
    }

    private static List<ObjectSummary> with(List<ObjectSummary> known, ObjectSummary one) {
        var more = new ArrayList<>(known);
        more.addFirst(one);
        return more;
    }

    private static @Nullable ObjectSummary chosen(SalesforceTask task, List<ObjectSummary> known) {
        String name = task.object();
        if (name == null) {
            return null;
        }
        String label = task.objectLabel() == null ? name : task.objectLabel();
        return known.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseGet(() -> new ObjectSummary(name, label, false, true, true, true));
    }

    private void fillExternalId(SalesforceTask task, @Nullable TaskSchema schema) {
        externalId.setVisible(task.operation().findsByExternalId());
        String name = task.externalIdField();
        var described = schema == null ? null : schema.object();
        if (described != null) {
            var offered = Suggestions.externalIds(described, task.operation());
            externalId.setItems(offered);
            externalId.setHelperText(
                    offered.isEmpty() ? getTranslation("workflow.task.externalId.none", described.label()) : null);
            externalId.setValue(
                    name == null
                            ? null
                            : described
                                    .field(name)
                                    .filter(FieldDescription::isUpsertKey)
                                    .orElse(null));
        } else {
            externalId.setItems();
            externalId.setPlaceholder(name == null ? "" : name);
        }
    }

    /** By label or API name. */
    private static boolean matches(ObjectSummary object, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return object.label().toLowerCase(Locale.ROOT).contains(wanted)
                || object.name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Div objectLine(ObjectSummary object) {
        return twoLines(object.label(), object.name());
    }

    private static Div twoLines(String label, String apiName) {
        return new Div(new Div(label), new Code(apiName));
    }
}
