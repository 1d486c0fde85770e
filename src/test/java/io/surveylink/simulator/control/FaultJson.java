package io.surveylink.simulator.control;

import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.simulator.fault.Faults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** {@code {"match":{…},"fault":"CODE","code":"UNABLE_TO_LOCK_ROW","times":1}}. */
final class FaultJson {

    private FaultJson() {}

    private static final List<String> CALLS = List.of(
            "login",
            "logout",
            "getUserInfo",
            "getServerTimestamp",
            "describeGlobal",
            "describeSObject",
            "describeSObjects",
            "query",
            "queryAll",
            "queryMore",
            "retrieve",
            "create",
            "update",
            "upsert",
            "delete",
            "authorize",
            "token",
            "revoke",
            "introspect",
            "userinfo",
            "id");
    private static final List<String> KINDS = List.of(
            "CODE",
            "ROW",
            "OAUTH",
            "HTML_503",
            "TEXT_503",
            "EMPTY",
            "TRUNCATED",
            "REDIRECT",
            "RESET_BEFORE_COMMIT",
            "RESET_AFTER_COMMIT",
            "SLOW",
            "HOLD_BEFORE_COMMIT",
            "HOLD_AFTER_COMMIT");
    private static final List<String> GRANTS = List.of("authorization_code", "refresh_token");

    /** Reads the whole request: what would never match or never do anything is refused. */
    static Faults.Asked read(JsonNode json) {
        Input input = Input.of(
                json,
                "match",
                "fault",
                "times",
                "code",
                "message",
                "rows",
                "fields",
                "error",
                "description",
                "status",
                "delayMs");
        return new Faults.Asked(match(input), fault(input), times(input));
    }

    private static FaultMatch match(Input input) {
        JsonNode match = input.value("match").orElse(null);
        if (match == null) {
            return FaultMatch.ANY;
        }
        Input keys = Input.of(match, FaultMatch.KEYS.toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        FaultMatch.KEYS.forEach(key -> keys.value(key).ifPresent(value -> values.put(key, Input.text(key, value))));
        oneOf("call", values.get("call"), CALLS);
        oneOf("grant", values.get("grant"), GRANTS);
        return new FaultMatch(values);
    }

    private static void oneOf(String what, @Nullable String value, List<String> known) {
        if (value != null && known.stream().noneMatch(value::equalsIgnoreCase)) {
            throw Input.unknown(what, value, known);
        }
    }

    /** Once, unless a number is given; one below zero means until it is cleared. */
    private static int times(Input input) {
        int times = input.number("times", 1);
        if (times == 0) {
            throw new IllegalArgumentException("\"times\" has to be 1 or more, or -1 for always");
        }
        return times < 0 ? Faults.ALWAYS : times;
    }

    private static Fault fault(Input input) {
        String kind = input.text("fault");
        return switch (kind.toUpperCase(Locale.ROOT)) {
            case "CODE" -> {
                Fault.Code plain = new Fault.Code(input.text("code"));
                yield new Fault.Code(plain.code(), input.text("message", plain.message()));
            }
            case "ROW" -> {
                Fault.Row plain = new Fault.Row(input.text("code"));
                yield new Fault.Row(
                        plain.code(), input.text("message", plain.message()), input.texts("fields"), rows(input));
            }
            case "OAUTH" ->
                new Fault.OAuth(
                        input.number("status", 400),
                        input.text("error", "invalid_grant"),
                        input.text("description", "expired access/refresh token"));
            case "HTML_503" -> new Fault.Html503();
            case "TEXT_503" -> new Fault.Text503();
            case "EMPTY" -> new Fault.Empty(input.number("status", 503));
            case "TRUNCATED" -> new Fault.Truncated();
            case "REDIRECT" -> new Fault.Redirect();
            case "RESET_BEFORE_COMMIT" -> new Fault.ResetBeforeCommit();
            case "RESET_AFTER_COMMIT" -> new Fault.ResetAfterCommit();
            case "SLOW" -> new Fault.Slow(Duration.ofMillis(input.number("delayMs")));
            case "HOLD_BEFORE_COMMIT" -> new Fault.HoldBeforeCommit();
            case "HOLD_AFTER_COMMIT" -> new Fault.HoldAfterCommit();
            default -> throw Input.unknown("fault", kind, KINDS);
        };
    }

    private static Set<Integer> rows(Input input) {
        Set<Integer> rows = new TreeSet<>();
        input.texts("rows").forEach(row -> rows.add(Input.number("rows", StringNode.valueOf(row))));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("\"rows\" is missing: which rows are refused, from 0");
        }
        return rows;
    }

    static Map<String, Object> of(Faults.Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("match", rule.match().values());
        json.put("fault", rule.fault().kind());
        json.put("times", rule.times());
        return json;
    }
}
