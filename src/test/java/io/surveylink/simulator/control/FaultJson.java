package io.surveylink.simulator.control;

import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.simulator.fault.Faults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** {@code {"match":{…},"fault":"CODE","code":"UNABLE_TO_LOCK_ROW","times":1}}. */
final class FaultJson {

    private FaultJson() {}

    static FaultMatch match(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.path("match")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
        return new FaultMatch(values);
    }

    /** Once, unless a number is given; one below zero means until it is cleared. */
    static int times(JsonNode json) {
        int times = json.path("times").asInt(1);
        return times < 0 ? Faults.ALWAYS : Math.max(1, times);
    }

    static Fault fault(JsonNode json) {
        String kind = json.path("fault").asString("");
        return switch (kind) {
            case "CODE" -> {
                Fault.Code plain = new Fault.Code(code(json));
                yield new Fault.Code(plain.code(), text(json, "message", plain.message()));
            }
            case "ROW" -> {
                Fault.Row plain = new Fault.Row(code(json));
                yield new Fault.Row(
                        plain.code(),
                        text(json, "message", plain.message()),
                        texts(json.path("fields")),
                        rows(json.path("rows")));
            }
            case "OAUTH" ->
                new Fault.OAuth(
                        json.path("status").asInt(400),
                        text(json, "error", "invalid_grant"),
                        text(json, "description", "expired access/refresh token"));
            case "HTML_503" -> new Fault.Html503();
            case "EMPTY" -> new Fault.Empty(json.path("status").asInt(503));
            case "TRUNCATED" -> new Fault.Truncated();
            case "REDIRECT" -> new Fault.Redirect();
            case "RESET_BEFORE_COMMIT" -> new Fault.ResetBeforeCommit();
            case "RESET_AFTER_COMMIT" -> new Fault.ResetAfterCommit();
            case "SLOW" -> new Fault.Slow(Duration.ofMillis(json.path("delayMs").asLong(0)));
            case "HOLD_BEFORE_COMMIT" -> new Fault.HoldBeforeCommit();
            case "HOLD_AFTER_COMMIT" -> new Fault.HoldAfterCommit();
            default -> throw new IllegalArgumentException("No such fault: " + kind);
        };
    }

    static Map<String, Object> of(Faults.Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("match", rule.match().values());
        json.put("fault", rule.fault().kind());
        json.put("times", rule.times());
        return json;
    }

    private static String code(JsonNode json) {
        String code = json.path("code").asString("");
        if (code.isBlank()) {
            throw new IllegalArgumentException("The fault needs a \"code\"");
        }
        return code;
    }

    private static String text(JsonNode json, String name, String otherwise) {
        return json.path(name).asString(otherwise);
    }

    private static Set<Integer> rows(JsonNode json) {
        Set<Integer> rows = new TreeSet<>();
        json.forEach(row -> rows.add(row.asInt()));
        return rows;
    }

    private static List<String> texts(JsonNode json) {
        return json.valueStream().map(JsonNode::asString).toList();
    }
}
