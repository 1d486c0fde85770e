package io.surveylink.simulator.fault;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault meets: all that have every value named. Keys: {@code call}, {@code object},
 * {@code externalIdField}, {@code grant}, {@code org}, {@code user}, {@code app}.
 */
public record FaultMatch(Map<String, String> values) {

    public static final List<String> KEYS = List.of("call", "object", "externalIdField", "grant", "org", "user", "app");

    public static final FaultMatch ANY = new FaultMatch(Map.of());

    public FaultMatch {
        values = Map.copyOf(values);
        values.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("A fault cannot match by " + key);
        });
    }

    public static FaultMatch call(String kind) {
        return new FaultMatch(Map.of("call", kind));
    }

    boolean meets(CallInfo call) {
        if (call.kind().equals("authorize") && !values.containsKey("call")) {
            // A page is no call: only who names it means it.
            return false;
        }
        return values.entrySet().stream()
                .allMatch(entry -> entry.getValue().equalsIgnoreCase(of(call, entry.getKey())));
    }

    private static @Nullable String of(CallInfo call, String key) {
        return switch (key) {
            case "call" -> call.kind();
            case "object" -> call.object();
            case "externalIdField" -> call.externalIdField();
            case "grant" -> call.grant();
            case "org" -> call.org();
            case "user" -> call.user();
            case "app" -> call.app();
            default -> null;
        };
    }
}
