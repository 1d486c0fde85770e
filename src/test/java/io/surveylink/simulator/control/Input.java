package io.surveylink.simulator.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object that somebody sent. What is unknown, missing or of another kind is refused in a sentence that names it;
 * numbers and truth values may stand in quotation marks.
 */
final class Input {

    private final JsonNode json;

    private Input(JsonNode json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException if it is no object, or has a name that is not known */
    static Input of(JsonNode json, String... known) {
        object(json);
        List<String> names = List.of(known);
        json.properties().forEach(entry -> {
            if (!names.contains(entry.getKey())) {
                throw unknown("key", entry.getKey(), names);
            }
        });
        return new Input(json);
    }

    /** @throws IllegalArgumentException if it is none */
    static JsonNode object(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("A JSON object is needed, not " + json);
        }
        return json;
    }

    static IllegalArgumentException unknown(String what, String name, List<String> known) {
        return new IllegalArgumentException(
                "No such " + what + ": \"" + name + "\". There are: " + String.join(", ", known));
    }

    /** A name as anybody may write it: {@code requirePkce}, {@code require_pkce}, {@code REQUIRE_PKCE}. */
    static String plain(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    /** Empty if it is missing or null. */
    Optional<JsonNode> value(String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    String text(String name, String otherwise) {
        return value(name).map(value -> text(name, value)).orElse(otherwise);
    }

    String text(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw missing(name);
        }
        return text;
    }

    int number(String name, int otherwise) {
        return value(name).map(value -> number(name, value)).orElse(otherwise);
    }

    int number(String name) {
        return number(name, required(name));
    }

    boolean flag(String name, boolean otherwise) {
        return value(name).map(value -> flag(name, value)).orElse(otherwise);
    }

    boolean flag(String name) {
        return flag(name, required(name));
    }

    List<String> texts(String name) {
        return value(name).map(value -> texts(name, value)).orElse(List.of());
    }

    private JsonNode required(String name) {
        return value(name).orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("\"" + name + "\" is missing");
    }

    static String text(String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw wrong(name, "a text", value);
        }
        return value.asString();
    }

    static int number(String name, JsonNode value) {
        try {
            return Integer.parseInt(value.isValueNode() ? value.asString().strip() : "");
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number", value);
        }
    }

    static boolean flag(String name, JsonNode value) {
        return switch (value.isValueNode() ? value.asString().toLowerCase(Locale.ROOT) : "") {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false", value);
        };
    }

    static Duration duration(String name, JsonNode value) {
        try {
            return Duration.parse(value.isValueNode() ? value.asString() : "");
        } catch (DateTimeException e) {
            throw wrong(name, "a duration such as \"PT2H\"", value);
        }
    }

    static @Nullable Duration durationOrNull(String name, JsonNode value) {
        return value.isNull() ? null : duration(name, value);
    }

    /** A list, or a single text. */
    static List<String> texts(String name, JsonNode value) {
        return value.isArray() ? value.valueStream().map(one -> text(name, one)).toList() : List.of(text(name, value));
    }

    static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> plain(one.name()).equals(plain(name)))
                .findFirst();
    }

    private static IllegalArgumentException wrong(String name, String wanted, JsonNode value) {
        return new IllegalArgumentException("\"" + name + "\" has to be " + wanted + ", not " + value);
    }
}
