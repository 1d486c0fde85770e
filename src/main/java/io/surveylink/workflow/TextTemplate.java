package io.surveylink.workflow;

import io.surveylink.workflow.ValueSource.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with places that a response fills, such as {@code {{answer.nps}} points on {{recordedAt}}}. A place names a
 * source and nothing else: there are no expressions. Braces that make no place are words.
 */
public final class TextTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z]+)(?:\\.([A-Za-z0-9_-]+))?\\s*}}");

    private TextTemplate() {}

    /** A piece of a template, in its order. */
    public sealed interface Part {

        record Words(String text) implements Part {}

        /** Filled from the source. */
        record Place(ValueSource source) implements Part {}

        /** Has the form of a place and names no source. */
        record Unknown(String name) implements Part {}
    }

    public static List<Part> parts(String template) {
        var parts = new ArrayList<Part>();
        var matcher = PLACE.matcher(template);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                parts.add(new Part.Words(template.substring(end, matcher.start())));
            }
            parts.add(source(matcher.group(1), matcher.group(2))
                    .<Part>map(Part.Place::new)
                    .orElse(new Part.Unknown(matcher.group())));
            end = matcher.end();
        }
        if (end < template.length()) {
            parts.add(new Part.Words(template.substring(end)));
        }
        return parts;
    }

    /** The sources that fill the template's places. */
    public static List<ValueSource> sources(String template) {
        return parts(template).stream()
                .flatMap(part -> switch (part) {
                    case Part.Place(var source) -> Stream.of(source);
                    case Part.Words words -> Stream.<ValueSource>empty();
                    case Part.Unknown unknown -> Stream.<ValueSource>empty();
                })
                .toList();
    }

    private static Optional<ValueSource> source(String kind, @Nullable String name) {
        if (name == null) {
            return Optional.ofNullable(
                    switch (kind) {
                        case "responseKey" -> new ValueSource.ResponseKey();
                        case "responseId" -> new ValueSource.ResponseId();
                        case "recordedAt" -> new ValueSource.RecordedAt();
                        default -> null;
                    });
        }
        return Optional.ofNullable(
                switch (kind) {
                    case "answer" -> new ValueSource.Answer(name, AnswerForm.LABEL);
                    case "code" -> new ValueSource.Answer(name, AnswerForm.RECODE);
                    case "data" -> new ValueSource.EmbeddedData(name);
                    case "field" -> new ValueSource.EventField(name);
                    case "record" -> new ValueSource.TaskRecord(name);
                    default -> null;
                });
    }

    /** The place that a source fills; empty for the sources that are texts themselves. */
    public static Optional<String> place(ValueSource source) {
        return Optional.ofNullable(
                switch (source) {
                    case ValueSource.Answer(var question, var form) ->
                        switch (form) {
                            case LABEL -> "{{answer." + question + "}}";
                            case RECODE -> "{{code." + question + "}}";
                        };
                    case ValueSource.EmbeddedData(var name) -> "{{data." + name + "}}";
                    case ValueSource.EventField(var field) -> "{{field." + field + "}}";
                    case ValueSource.ResponseKey key -> "{{responseKey}}";
                    case ValueSource.ResponseId id -> "{{responseId}}";
                    case ValueSource.RecordedAt at -> "{{recordedAt}}";
                    case ValueSource.TaskRecord(var task) -> "{{record." + task + "}}";
                    case ValueSource.Fixed fixed -> null;
                    case ValueSource.Text text -> null;
                });
    }
}
