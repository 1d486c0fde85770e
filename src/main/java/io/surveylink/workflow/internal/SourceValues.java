package io.surveylink.workflow.internal;

import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.TextTemplate;
import io.surveylink.workflow.TextTemplate.Part;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a source holds of one event. A value is a String, a BigDecimal, an Instant or a List of Strings; null is
 * empty.
 */
final class SourceValues {

    private final EventContent event;
    private final Map<String, String> records;

    /** @param records ids of the records that earlier tasks of the run wrote, by the keys of the tasks */
    SourceValues(EventContent event, Map<String, String> records) {
        this.event = event;
        this.records = records;
    }

    /** What the mapping's source holds, with the values that are written instead. */
    @Nullable
    Object of(FieldMapping mapping) {
        var value = of(mapping.source());
        return mapping.values().isEmpty()
                ? value
                : ValueMap.applied(mapping.values(), of(ValueMap.keySource(mapping.source())), value);
    }

    @Nullable
    Object of(ValueSource source) {
        return switch (source) {
            case ValueSource.Answer answer -> ofResponse(content -> answer(answer, content));
            case ValueSource.EmbeddedData(var name) ->
                ofResponse(
                        content -> content.response().content().embeddedData().get(name));
            case ValueSource.ResponseKey() ->
                ofResponse(content -> content.response().responseKey());
            case ValueSource.ResponseId() ->
                ofResponse(content -> content.response().externalId());
            case ValueSource.EventField(var field) ->
                switch (event) {
                    case EventContent.OfRecord told -> told.fields().get(field);
                    case EventContent.OfResponse response -> null;
                };
            case ValueSource.RecordedAt() ->
                switch (event) {
                    case EventContent.OfRecord told -> told.receivedAt();
                    case EventContent.OfResponse(var response, var survey) -> response.recordedAt();
                };
            case ValueSource.TaskRecord(var task) -> records.get(task);
            case ValueSource.Fixed(var value) -> value;
            case ValueSource.Text(var template) -> filled(TextTemplate.parts(template));
        };
    }

    private @Nullable Object ofResponse(Function<EventContent.OfResponse, @Nullable Object> value) {
        return switch (event) {
            case EventContent.OfResponse response -> value.apply(response);
            case EventContent.OfRecord told -> null;
        };
    }

    private static @Nullable Object answer(ValueSource.Answer source, EventContent.OfResponse content) {
        return inForm(
                content.response().content().answers().get(source.question()),
                source.form(),
                content.survey().question(source.question()).orElse(null));
    }

    /** Empty if nothing fills any of its places. */
    private @Nullable Object filled(List<Part> parts) {
        var text = new StringBuilder();
        boolean anyPlace = false;
        boolean anyFilled = false;
        for (var part : parts) {
            switch (part) {
                case Part.Words(var words) -> text.append(words);
                case Part.Unknown unknown -> anyPlace = true;
                case Part.Place(var source) -> {
                    String value = shown(of(source));
                    anyPlace = true;
                    anyFilled |= !value.isBlank();
                    text.append(value);
                }
            }
        }
        return anyPlace && !anyFilled ? null : text.toString();
    }

    /** As a text; empty for none. */
    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case List<?> several ->
                String.join(", ", several.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
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

    static String text(Choice choice, AnswerForm form) {
        return switch (form) {
            case LABEL -> choice.label();
            case RECODE -> choice.code();
        };
    }
}
