package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.salesforce.FieldDescription.Picklist;
import io.surveylink.salesforce.FieldDescription.Picklist.Option;
import io.surveylink.workflow.FieldKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The control for a fixed value of a field, by what the field takes. */
final class FixedValueField {

    private FixedValueField() {}

    static Component of(MappedField field, String value, boolean editable, Consumer<String> changed) {
        String label = I18NProvider.translate("workflow.field.fixedValue", field.label());
        var options = field.options();
        return switch (FieldKind.of(field.describedType()).orElse(FieldKind.LINE)) {
            case BOOLEAN -> checkbox(label, value, editable, changed);
            case DATE -> day(label, value, editable, changed);
            case PICKLIST ->
                options.isPresent()
                        ? picklist(label, value, options.get(), editable, changed)
                        : line(label, value, editable, changed);
            case LINE, LONG_TEXT, EMAIL, MULTI_PICKLIST, RECORD_ID, WHOLE_NUMBER, NUMBER, DATE_TIME, TIME ->
                line(label, value, editable, changed);
        };
    }

    private static Component line(String label, String value, boolean editable, Consumer<String> changed) {
        var text = new TextField();
        text.setAriaLabel(label);
        text.setPlaceholder(I18NProvider.translate("workflow.source.fixed.placeholder"));
        text.setValue(value);
        text.setReadOnly(!editable);
        text.addValueChangeListener(change -> changed.accept(change.getValue()));
        return text;
    }

    private static Component checkbox(String label, String value, boolean editable, Consumer<String> changed) {
        var select = new Select<String>();
        select.setAriaLabel(label);
        select.setItems("true", "false");
        select.setItemLabelGenerator(each -> I18NProvider.translate("workflow.fixed.checkbox." + each));
        if (value.equals("true") || value.equals("false")) {
            select.setValue(value);
        }
        select.setReadOnly(!editable);
        select.addValueChangeListener(change -> changed.accept(change.getValue()));
        return select;
    }

    private static Component day(String label, String value, boolean editable, Consumer<String> changed) {
        var day = new DatePicker();
        day.setAriaLabel(label);
        parsed(value).ifPresent(day::setValue);
        day.setReadOnly(!editable);
        day.addValueChangeListener(change -> changed.accept(
                change.getValue() == null ? "" : change.getValue().toString()));
        return day;
    }

    private static Optional<LocalDate> parsed(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Component picklist(
            String label, String value, Picklist picklist, boolean editable, Consumer<String> changed) {
        var combo = new ComboBox<String>();
        combo.setAriaLabel(label);
        var values = new ArrayList<>(picklist.activeValues());
        if (!value.isEmpty() && !values.contains(value)) {
            values.addFirst(value);
        }
        combo.setItems(values);
        combo.setItemLabelGenerator(each -> labelOf(picklist.options(), each));
        combo.setValue(value.isEmpty() ? null : value);
        combo.setReadOnly(!editable);
        combo.setAllowCustomValue(!picklist.restricted());
        combo.addCustomValueSetListener(typed -> changed.accept(typed.getDetail()));
        combo.addValueChangeListener(change -> changed.accept(change.getValue() == null ? "" : change.getValue()));
        return combo;
    }

    private static String labelOf(List<Option> options, String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }
}
