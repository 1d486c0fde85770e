package io.surveylink.survey.internal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.internal.ItemError.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one response as the REST API takes it and checks it against the survey. */
final class ResponseReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Set<String> FIELDS = Set.of("id", "status", "recordedAt", "answers", "embeddedData");
    private static final int EMBEDDED_DATA_LENGTH = 1_000;
    private static final int NAME_SHOWN = 100;

    /** What a datetime column holds, with room for zones. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final SurveyDefinition survey;
    private final Map<String, AnswerReader> questions;
    private final Set<String> embeddedData;

    ResponseReader(SurveyDefinition survey) {
        this.survey = survey;
        questions = survey.questions().stream().collect(toUnmodifiableMap(Question::code, AnswerReader::new));
        embeddedData = Set.copyOf(survey.embeddedData());
    }

    SurveyDefinition survey() {
        return survey;
    }

    IncomingResponse read(JsonNode item) {
        var given = item.get("id");
        String id = given != null && given.isString() ? given.stringValue() : null;
        try {
            if (!item.isObject()) {
                throw new RejectedException(Code.WRONG_TYPE, "", "A response is an object.");
            }
            for (String field : item.propertyNames()) {
                if (!FIELDS.contains(field)) {
                    throw new RejectedException(Code.UNKNOWN_FIELD, shown(field), "A response has no such field.");
                }
            }
            if (id == null || !ID.matcher(id).matches()) {
                throw new RejectedException(
                        Code.ID_INVALID, "id", "An id is a text of 1 to 100 of A-Z, a-z, 0-9, '.', '_' and '-'.");
            }
            return new IncomingResponse.Valid(
                    id,
                    status(item.get("status")),
                    recordedAt(item.get("recordedAt")),
                    new ResponseContent(
                            entries(item, "answers", this::answer), entries(item, "embeddedData", this::embeddedData)));
        } catch (RejectedException e) {
            return new IncomingResponse.Rejected(id, e.error());
        }
    }

    private static ResponseStatus status(@Nullable JsonNode status) {
        String text = status != null && status.isString() ? status.stringValue() : "";
        return switch (text) {
            case "complete" -> ResponseStatus.COMPLETE;
            case "incomplete" -> ResponseStatus.INCOMPLETE;
            default ->
                throw new RejectedException(
                        Code.STATUS_INVALID, "status", "The status is \"complete\" or \"incomplete\".");
        };
    }

    private static @Nullable Instant recordedAt(@Nullable JsonNode recordedAt) {
        if (recordedAt == null || recordedAt.isNull()) {
            return null;
        }
        if (recordedAt.isString()) {
            try {
                var instant = OffsetDateTime.parse(recordedAt.stringValue()).toInstant();
                if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                    return instant;
                }
            } catch (DateTimeException e) {
                // Told below, as every other value that is no time.
            }
        }
        throw new RejectedException(
                Code.RECORDED_AT_INVALID,
                "recordedAt",
                "A time is written in ISO 8601 with its offset: 2026-11-23T09:00:00Z.");
    }

    /** The entries of one of the two objects; null stands for no entry. */
    private static <T> TreeMap<String, T> entries(JsonNode item, String field, EntryReader<T> reader) {
        var entries = new TreeMap<String, T>();
        var object = item.get(field);
        if (object == null || object.isNull()) {
            return entries;
        }
        if (!object.isObject()) {
            throw new RejectedException(Code.WRONG_TYPE, field, "An object is needed here.");
        }
        for (var entry : object.properties()) {
            String path = field + "." + shown(entry.getKey());
            Function<JsonNode, T> value = reader.forName(entry.getKey(), path);
            if (!entry.getValue().isNull()) {
                entries.put(entry.getKey(), value.apply(entry.getValue()));
            }
        }
        return entries;
    }

    private Function<JsonNode, Object> answer(String code, String path) {
        var question = questions.get(code);
        if (question == null) {
            throw new RejectedException(Code.UNKNOWN_QUESTION, path, "The survey has no question with this code.");
        }
        return value -> question.read(value, path);
    }

    private Function<JsonNode, String> embeddedData(String name, String path) {
        if (!embeddedData.contains(name)) {
            throw new RejectedException(
                    Code.UNKNOWN_EMBEDDED_DATA, path, "The survey has no embedded data of this name.");
        }
        return value -> AnswerReader.text(value, path, EMBEDDED_DATA_LENGTH);
    }

    /** A name that we do not know may be as long as the sender likes. */
    private static String shown(String name) {
        return name.length() <= NAME_SHOWN ? name : name.substring(0, NAME_SHOWN) + "…";
    }

    private interface EntryReader<T> {
        Function<JsonNode, T> forName(String name, String path);
    }
}
