package io.surveylink.workflow.internal;

import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.ComparedKind;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether conditions compare what is there with what it can be compared with. */
final class ConditionCheck {

    private final SurveyDefinition survey;

    ConditionCheck(SurveyDefinition survey) {
        this.survey = survey;
    }

    /** Each at the place that the conditions have. */
    List<Problem> problems(Conditions conditions, String stepKey, @Nullable String field) {
        return conditions.comparisons().stream()
                .flatMap(comparison -> problem(comparison, stepKey, field).stream())
                .toList();
    }

    private Optional<Problem> problem(Comparison comparison, String stepKey, @Nullable String field) {
        String name = nameOf(comparison.source());
        var kind = ComparedKind.of(comparison.source(), survey);
        if (kind.isEmpty()) {
            return Optional.of(new Problem(stepKey, field, ProblemCode.SOURCE_GONE, List.of(name)));
        }
        if (!comparison.operator().takesValue()) {
            return Optional.empty();
        }
        if (comparison.value().isBlank()) {
            return Optional.of(new Problem(stepKey, field, ProblemCode.CONDITION_VALUE_MISSING, List.of(name)));
        }
        return fits(comparison, kind.get())
                ? Optional.empty()
                : Optional.of(new Problem(
                        stepKey, field, ProblemCode.CONDITION_VALUE_WRONG, List.of(name, comparison.value())));
    }

    private boolean fits(Comparison comparison, ComparedKind kind) {
        String value = comparison.value().strip();
        boolean isNumber = ValueConverter.number(value).isPresent();
        return switch (kind) {
            case NUMBER -> isNumber;
            case TEXT, TEXT_OR_NUMBER -> isNumber || !comparison.operator().comparesNumbers();
            case DAY -> EventConditions.day(value).isPresent();
            case CHOICE, CHOICES -> isChoice(comparison.source(), value);
        };
    }

    private boolean isChoice(ValueSource source, String value) {
        return source instanceof ValueSource.Answer(var code, var form)
                && survey.question(code).map(Question::choices).orElse(List.of()).stream()
                        .anyMatch(choice -> choice.code().equals(value));
    }

    private static String nameOf(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer(var question, var form) -> question;
            case ValueSource.EmbeddedData(var name) -> name;
            case ValueSource.EventField(var field) -> field;
            case ValueSource.TaskRecord(var task) -> task;
            case ValueSource.Fixed(var value) -> value;
            case ValueSource.Text(var template) -> template;
            case ValueSource.ResponseKey key -> "";
            case ValueSource.ResponseId id -> "";
            case ValueSource.RecordedAt at -> "";
        };
    }
}
