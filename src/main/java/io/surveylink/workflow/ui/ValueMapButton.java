package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.salesforce.FieldDescription.Picklist;
import io.surveylink.salesforce.FieldDescription.Picklist.Option;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ui.ValueMapDialog.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Leads to the values of a picklist or checkbox that are written instead of those of a source, and counts them. */
final class ValueMapButton {

    private static final int RATING_TOP = 5;
    private static final int NPS_TOP = 10;

    private ValueMapButton() {}

    static Optional<Component> of(
            MappedField field, FieldMapping mapping, RowContext context, Consumer<FieldMapping> changed) {
        var targets = targets(field);
        if (!isMappable(mapping.source())
                || (targets.isEmpty() && mapping.values().isEmpty())) {
            return Optional.empty();
        }
        var known = known(mapping.source(), context.model().survey());
        var button = new Button(words(mapping, known));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("sl-small");
        button.setAriaLabel(I18NProvider.translate("workflow.values.label", field.label(), button.getText()));
        button.setEnabled(context.model().isEditable() && !targets.isEmpty());
        button.addClickListener(click -> new ValueMapDialog(
                        field.label(),
                        known,
                        targets,
                        mapping.values(),
                        values -> changed.accept(mapping.withValues(values)))
                .open());
        return Optional.of(button);
    }

    private static String words(FieldMapping mapping, List<Named> known) {
        if (mapping.values().isEmpty()) {
            return I18NProvider.translate("workflow.values.map");
        }
        if (known.isEmpty()) {
            return I18NProvider.translate(
                    "workflow.values.some", mapping.values().size());
        }
        long mapped = known.stream()
                .filter(each -> mapping.values().containsKey(each.value()))
                .count();
        return I18NProvider.translate("workflow.values.count", mapped, known.size());
    }

    private static boolean isMappable(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer answer -> true;
            case ValueSource.EmbeddedData data -> true;
            case ValueSource.EventField told -> true;
            case ValueSource.ResponseKey key -> false;
            case ValueSource.ResponseId id -> false;
            case ValueSource.RecordedAt at -> false;
            case ValueSource.TaskRecord record -> false;
            case ValueSource.Fixed fixed -> false;
            case ValueSource.Text text -> false;
        };
    }

    private static List<Named> targets(MappedField field) {
        var kind = FieldKind.of(field.describedType());
        if (kind.equals(Optional.of(FieldKind.BOOLEAN))) {
            return List.of("true", "false").stream()
                    .map(value -> new Named(value, I18NProvider.translate("workflow.fixed.checkbox." + value)))
                    .toList();
        }
        return field.options().map(Picklist::options).stream()
                .flatMap(List::stream)
                .filter(Option::active)
                .map(option -> new Named(option.value(), option.label()))
                .toList();
    }

    /** The values that the source can have, by the code that the map knows them by; empty where any text may come. */
    private static List<Named> known(ValueSource source, SurveyDefinition survey) {
        return source instanceof ValueSource.Answer(var code, var form)
                ? survey.question(code).map(ValueMapButton::known).orElse(List.of())
                : List.of();
    }

    private static List<Named> known(Question question) {
        return switch (question.type()) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE ->
                question.choices().stream()
                        .map(choice -> new Named(choice.code(), choice.label()))
                        .toList();
            case RATING -> numbers(1, RATING_TOP);
            case NPS -> numbers(0, NPS_TOP);
            case TEXT, LONG_TEXT, NUMBER, DATE, EMAIL -> List.of();
        };
    }

    private static List<Named> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(String::valueOf)
                .map(number -> new Named(number, number))
                .toList();
    }
}
