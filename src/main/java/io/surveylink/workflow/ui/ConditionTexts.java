package io.surveylink.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.ValueSource;
import java.util.stream.Collectors;

/** Conditions read back in words. */
public final class ConditionTexts {

    private ConditionTexts() {}

    /** "Only if all are true". */
    static String title(Conditions conditions) {
        return I18NProvider.translate("workflow.conditions.title." + conditions.match());
    }

    static String operator(Operator operator) {
        return I18NProvider.translate("workflow.operator." + operator);
    }

    /** "“Recommend us?” is at most 6". */
    public static String sentence(Comparison comparison, SurveyDefinition survey) {
        return I18NProvider.translate(
                "workflow.comparison." + comparison.operator(),
                name(comparison.source(), survey),
                value(comparison, survey));
    }

    /** "It goes on if “Recommend us?” is at most 6 and “email” is not empty." */
    static String sentence(Conditions conditions, SurveyDefinition survey) {
        return I18NProvider.translate("workflow.conditions.sentence", joined(conditions, survey));
    }

    /** "Written if …". */
    static String fieldSentence(Conditions conditions, SurveyDefinition survey) {
        return I18NProvider.translate("workflow.conditions.fieldSentence", joined(conditions, survey));
    }

    private static String joined(Conditions conditions, SurveyDefinition survey) {
        return conditions.comparisons().stream()
                .map(comparison -> sentence(comparison, survey))
                .collect(Collectors.joining(I18NProvider.translate("workflow.conditions." + conditions.match())));
    }

    private static String name(ValueSource source, SurveyDefinition survey) {
        return switch (source) {
            case ValueSource.Answer(var code, var form) ->
                survey.question(code).map(Question::text).orElse(code);
            case ValueSource.EmbeddedData(var name) -> name;
            case ValueSource.EventField(var field) -> field;
            case ValueSource.ResponseKey key -> I18NProvider.translate("workflow.source.responseKey");
            case ValueSource.ResponseId id -> I18NProvider.translate("workflow.source.responseId");
            case ValueSource.RecordedAt at -> I18NProvider.translate("workflow.source.recordedAt");
            case ValueSource.TaskRecord record -> I18NProvider.translate("workflow.source.taskRecord");
            case ValueSource.Fixed(var value) -> value;
            case ValueSource.Text(var template) -> template;
        };
    }

    /** Choices by what the respondent reads. */
    private static String value(Comparison comparison, SurveyDefinition survey) {
        return comparison.source() instanceof ValueSource.Answer(var code, var form)
                ? survey.question(code).stream()
                        .flatMap(question -> question.choices().stream())
                        .filter(choice -> choice.code().equals(comparison.value()))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(comparison.value())
                : comparison.value();
    }
}
