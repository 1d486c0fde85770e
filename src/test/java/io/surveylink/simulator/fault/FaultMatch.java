package io.surveylink.simulator.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault meets: all that have every value named. Keys: {@code call}, {@code object},
 * {@code externalIdField}, {@code grant}, {@code org}, {@code user}, {@code app}.
 */
public record FaultMatch(Map<String, String> values) {

    public static final FaultMatch ANY = new FaultMatch(Map.of());

    public FaultMatch {
        values = Map.copyOf(values);
        values.keySet().forEach(FaultMatch::check);
    }

    public static FaultMatch call(String kind) {
        return new FaultMatch(Map.of("call", kind));
    }

    boolean meets(CallInfo call) {
        return values.entrySet().stream()
                .allMatch(entry -> entry.getValue().equalsIgnoreCase(of(call, entry.getKey())));
    }

    private static void check(String key) {
        switch (key) {
            case "call", "object", "externalIdField", "grant", "org", "user", "app" -> {
                // Known.
            }
            default -> throw new IllegalArgumentException("A fault cannot match by " + key);
        }
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
