package io.surveylink.workflow.internal;

import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source holds: of one response, or what it could hold at all. A value is a String, a BigDecimal, an Instant or
 * a List of Strings; null is empty.
 */
final class SourceValues {

    private static final int RATING_TOP = 5;
    private static final int NPS_TOP = 10;

    private SourceValues() {}

    static @Nullable Object read(
            ValueSource source, StoredResponse response, SurveyDefinition survey, Map<String, String> records) {
        return switch (source) {
            case ValueSource.Answer(var code, var form) ->
                inForm(
                        response.content().answers().get(code),
                        form,
                        survey.question(code).orElse(null));
            case ValueSource.EmbeddedData(var name) ->
                response.content().embeddedData().get(name);
            case ValueSource.ResponseKey() -> response.responseKey();
            case ValueSource.RecordedAt() -> response.recordedAt();
            case ValueSource.TaskRecord(var task) -> records.get(task);
            case ValueSource.Fixed(var value) -> value;
        };
    }

    /**
     * Values that a question can surely give, to be tried against a field before anything is published. Nothing where
     * only the response will tell, as with free text.
     */
    static List<Object> samples(Question question, AnswerForm form) {
        return switch (question.type()) {
            case SINGLE_CHOICE ->
                question.choices().stream().<Object>map(c -> text(c, form)).toList();
            case MULTIPLE_CHOICE -> samplesOfSeveral(question, form);
            case RATING -> numbers(1, RATING_TOP);
            case NPS -> numbers(0, NPS_TOP);
            case NUMBER -> List.of(new BigDecimal("7"));
            case DATE -> List.of("2026-11-23");
            case EMAIL -> List.of("a@example.com");
            case TEXT, LONG_TEXT -> List.of();
        };
    }

    private static List<Object> samplesOfSeveral(Question question, AnswerForm form) {
        var texts = question.choices().stream().map(c -> text(c, form)).toList();
        return Stream.concat(texts.stream().<Object>map(List::of), Stream.<Object>of(texts))
                .toList();
    }

    private static List<Object> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .<Object>mapToObj(BigDecimal::valueOf)
                .toList();
    }

    private static @Nullable Object inForm(@Nullable Object answer, AnswerForm form, @Nullable Question question) {
        return switch (answer) {
            case null -> null;
            case List<?> codes ->
                codes.stream()
                        .map(code -> written(String.valueOf(code), form, question))
                        .toList();
            case Number number -> new BigDecimal(number.toString());
            default -> written(answer.toString(), form, question);
        };
    }

    /** A code whose choice was removed since has no label any more and stays a code. */
    private static String written(String answer, AnswerForm form, @Nullable Question question) {
        if (question == null || !isChoice(question.type())) {
            return answer;
        }
        return question.choices().stream()
                .filter(c -> c.code().equals(answer))
                .findFirst()
                .map(c -> text(c, form))
                .orElse(answer);
    }

    static boolean isChoice(QuestionType type) {
        return type == QuestionType.SINGLE_CHOICE || type == QuestionType.MULTIPLE_CHOICE;
    }

    private static String text(Choice choice, AnswerForm form) {
        return switch (form) {
            case LABEL -> choice.label();
            case RECODE -> choice.code();
        };
    }
}
