package io.surveylink.simulator.control;

import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.outbound.Notification;
import io.surveylink.simulator.outbound.OutboundDefinition;
import io.surveylink.simulator.outbound.OutboundMessages;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /simulator/outbound/…}: sets up outbound messages, sends them, tells about their delivery. */
final class OutboundControl {

    private final OutboundMessages outbound;
    private final String firstOrg;

    OutboundControl(OutboundMessages outbound, String firstOrg) {
        this.outbound = outbound;
        this.firstOrg = firstOrg;
    }

    /**
     * @param path behind {@code outbound}
     * @return null if there is no such call
     */
    @Nullable
    Object handle(Request request, List<String> path, JsonNode body) {
        String name = path.isEmpty() ? "" : path.getFirst();
        return switch (request.method() + " " + path.size()) {
            case "GET 0" ->
                outbound.definitions().stream().map(OutboundControl::of).toList();
            case "GET 1" -> withDeliveries(existing(name));
            case "PUT 1" -> of(define(name, body));
            case "DELETE 1" -> Map.of("removed", outbound.remove(name));
            case "POST 2" -> path.get(1).equals("send") ? send(name, body) : null;
            default -> null;
        };
    }

    private OutboundDefinition existing(String name) {
        return outbound.definition(name).orElseThrow(() -> new IllegalArgumentException("No outbound message " + name));
    }

    private OutboundDefinition define(String name, JsonNode body) {
        Input input = Input.of(body, "org", "object", "fields", "endpoint", "when");
        OutboundDefinition.Condition condition = input.value("when")
                .map(json -> Input.of(json, "field", "is"))
                .map(when -> new OutboundDefinition.Condition(when.text("field"), when.text("is")))
                .orElse(null);
        return outbound.define(
                name,
                input.text("org", firstOrg),
                input.text("object"),
                input.texts("fields"),
                URI.create(input.text("endpoint")),
                condition);
    }

    private Object send(String name, JsonNode body) {
        Input input = Input.of(body, "recordIds", "duplicate", "reorder");
        List<String> ids = input.texts("recordIds");
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("\"recordIds\" is missing");
        }
        ids.stream().filter(id -> !RecordIds.isWellFormed(id)).findFirst().ifPresent(bad -> {
            throw new IllegalArgumentException("No record id: " + bad);
        });
        List<Notification> sent =
                outbound.send(name, ids, Math.max(0, input.number("duplicate", 0)), input.flag("reorder", false));
        return Map.of("notifications", sent.stream().map(Notification::id).toList());
    }

    private Map<String, Object> withDeliveries(OutboundDefinition definition) {
        Map<String, Object> json = of(definition);
        json.put(
                "deliveries",
                outbound.deliveries(definition.name()).stream()
                        .map(OutboundControl::of)
                        .toList());
        return json;
    }

    private static Map<String, Object> of(OutboundDefinition definition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", definition.name());
        json.put("id", definition.id());
        json.put("org", definition.org());
        json.put("object", definition.object());
        json.put("fields", definition.fields());
        json.put("endpoint", definition.endpoint());
        json.put("when", definition.when());
        return json;
    }

    private static Map<String, Object> of(Notification notification) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", notification.id());
        json.put("recordId", notification.recordId());
        json.put("state", notification.state());
        json.put("attempts", notification.attempts());
        json.put("deliveries", notification.deliveries());
        json.put("created", notification.createdAt());
        json.put("lastAttempt", notification.lastAttemptAt());
        json.put("outcome", notification.outcome());
        json.put(
                "nextAttempt",
                notification.state() == Notification.State.WAITING ? notification.nextAttemptAt() : null);
        return json;
    }
}
