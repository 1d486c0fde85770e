package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A row for each value of the source, or for those that somebody types, and what is written instead. */
final class ValueMapDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient List<Named> targets;
    private final transient List<Row> rows = new ArrayList<>();
    private final Div list = new Div();

    /** A value and the name that people know it by. */
    record Named(String value, String name) {}

    /** @param from null where the value is typed */
    private record Row(@Nullable Named from, TextField typed, ComboBox<Named> to) {}

    /** @param known the values of the source; empty if any text may come */
    ValueMapDialog(
            String field,
            List<Named> known,
            List<Named> targets,
            Map<String, String> current,
            Consumer<Map<String, String>> save) {
        this.targets = targets;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("workflow.values.title", field));
        setWidth("560px");
        list.addClassName("sl-stack");
        var body = new Div(new Paragraph(getTranslation("workflow.values.text")), list);
        body.addClassName("sl-dialog-body");
        add(body);
        if (known.isEmpty()) {
            current.forEach((from, to) -> addTyped(from, to));
            if (current.isEmpty()) {
                addTyped("", null);
            }
            body.add(new Button(
                    getTranslation("workflow.values.add"), VaadinIcon.PLUS.create(), click -> addTyped("", null)));
        } else {
            known.forEach(each -> addKnown(each, current.get(each.value())));
        }
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var go = new Button(getTranslation("common.action.save"), click -> {
            close();
            save.accept(values());
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, go);
    }

    private void addKnown(Named from, @Nullable String to) {
        var name = new Span(from.name());
        name.addClassName("sl-grow");
        var target = target(from.name(), to);
        rows.add(new Row(from, new TextField(), target));
        addRow(name, target);
    }

    private void addTyped(String from, @Nullable String to) {
        var typed = new TextField();
        typed.setAriaLabel(getTranslation("workflow.values.from"));
        typed.setPlaceholder(getTranslation("workflow.values.from"));
        typed.setValue(from);
        typed.addClassName("sl-grow");
        var target = target(from, to);
        rows.add(new Row(null, typed, target));
        addRow(typed, target);
    }

    private void addRow(Component from, ComboBox<Named> target) {
        var row = new Div(from, VaadinIcon.ARROW_RIGHT.create(), target);
        row.addClassName("sl-line");
        list.add(row);
    }

    private ComboBox<Named> target(String from, @Nullable String to) {
        var target = new ComboBox<Named>();
        target.setAriaLabel(getTranslation("workflow.values.to", from));
        target.setPlaceholder(getTranslation("workflow.values.asItIs"));
        target.setClearButtonVisible(true);
        var items = new ArrayList<>(targets);
        if (to != null && targets.stream().noneMatch(each -> each.value().equals(to))) {
            items.addFirst(new Named(to, to));
        }
        target.setItems(items);
        target.setItemLabelGenerator(Named::name);
        items.stream().filter(each -> each.value().equals(to)).findFirst().ifPresent(target::setValue);
        return target;
    }

    private Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (var row : rows) {
            String from = row.from() == null
                    ? row.typed().getValue().strip()
                    : row.from().value();
            var to = row.to().getValue();
            if (to != null && !from.isEmpty()) {
                values.put(from, to.value());
            }
        }
        return values;
    }
}
