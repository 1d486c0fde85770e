package io.surveylink.workflow.internal;

import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.TextTemplate;
import io.surveylink.workflow.TextTemplate.Part;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values that a source can surely hold, to be tried against a field before anything is published. None where only the
 * response will tell, as with free text.
 */
final class Samples {

    private static final int RATING_TOP = 5;
    private static final int NPS_TOP = 10;

    private Samples() {}

    /** With what is written instead of them. */
    static List<Object> of(FieldMapping mapping, SurveyDefinition survey) {
        if (mapping.source() instanceof ValueSource.Text(var template) && !takesAnyText(mapping)) {
            return filled(template, survey).stream().<Object>map(text -> text).toList();
        }
        var samples = of(mapping.source(), survey);
        if (mapping.values().isEmpty()) {
            return samples;
        }
        var keys = of(ValueMap.keySource(mapping.source()), survey);
        var mapped = new ArrayList<Object>();
        for (int i = 0; i < samples.size(); i++) {
            var value = ValueMap.applied(mapping.values(), keys.get(i), samples.get(i));
            mapped.add(value == null ? "" : value);
        }
        // Of a free text it is not sure that it comes, but what is written then is known.
        return samples.isEmpty() ? List.copyOf(mapping.values().values()) : mapped;
    }

    private static boolean takesAnyText(FieldMapping mapping) {
        return switch (FieldKind.of(mapping.valueType()).orElse(FieldKind.LINE)) {
            case LINE, LONG_TEXT -> true;
            case EMAIL, PICKLIST, MULTI_PICKLIST, RECORD_ID, WHOLE_NUMBER, NUMBER, BOOLEAN, DATE, DATE_TIME, TIME ->
                false;
        };
    }

    /** Of a number, a date or a choice the words alone are not the value: empty unless every place has a sample too. */
    private static Optional<String> filled(String template, SurveyDefinition survey) {
        var text = new StringBuilder();
        for (Part part : TextTemplate.parts(template)) {
            switch (part) {
                case Part.Words(var words) -> text.append(words);
                case Part.Unknown unknown -> {
                    return Optional.empty();
                }
                case Part.Place(var source) -> {
                    var samples = of(source, survey);
                    if (samples.isEmpty()) {
                        return Optional.empty();
                    }
                    text.append(SourceValues.shown(samples.getFirst()));
                }
            }
        }
        return Optional.of(text.toString());
    }

    static List<Object> of(ValueSource source, SurveyDefinition survey) {
        return switch (source) {
            case ValueSource.Answer(var code, var form) ->
                survey.question(code).map(question -> of(question, form)).orElse(List.of());
            case ValueSource.EmbeddedData data -> List.of();
            case ValueSource.ResponseKey key -> List.of("bcdfghjkmnpq:R-1");
            case ValueSource.ResponseId id -> List.of("R-1");
            case ValueSource.EventField field -> List.of();
            case ValueSource.RecordedAt at -> List.of(Instant.EPOCH);
            case ValueSource.TaskRecord task -> List.of("003000000000001AAA");
            case ValueSource.Fixed(var value) -> List.of(value);
            case ValueSource.Text(var template) -> List.of(wordsOf(template));
        };
    }

    /** However its places are filled, this much is in it. */
    private static String wordsOf(String template) {
        return TextTemplate.parts(template).stream()
                .map(part -> switch (part) {
                    case Part.Words(var words) -> words;
                    case Part.Place place -> "";
                    case Part.Unknown unknown -> "";
                })
                .collect(Collectors.joining());
    }

    private static List<Object> of(Question question, AnswerForm form) {
        return switch (question.type()) {
            case SINGLE_CHOICE -> List.copyOf(texts(question, form));
            case MULTIPLE_CHOICE -> ofSeveral(texts(question, form));
            case RATING -> numbers(1, RATING_TOP);
            case NPS -> numbers(0, NPS_TOP);
            case NUMBER -> List.of(new BigDecimal("7"));
            case DATE -> List.of("2026-11-23");
            case EMAIL -> List.of("a@example.com");
            case TEXT, LONG_TEXT -> List.of();
        };
    }

    private static List<String> texts(Question question, AnswerForm form) {
        return question.choices().stream()
                .map(choice -> SourceValues.text(choice, form))
                .toList();
    }

    private static List<Object> ofSeveral(List<String> texts) {
        return Stream.concat(texts.stream().<Object>map(List::of), Stream.<Object>of(texts))
                .toList();
    }

    private static List<Object> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .<Object>mapToObj(BigDecimal::valueOf)
                .toList();
    }
}
