package io.surveylink.simulator.control;

import io.surveylink.simulator.fault.Holds;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.oauth.Grant;
import io.surveylink.simulator.org.CallFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /simulator/…}: the control calls as JSON over HTTP. */
public final class ControlEndpoint {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> FLAT = new TypeReference<>() {};

    private final Controls controls;
    private final MailBox mailBox;
    private final OutboundControl outbound;

    public ControlEndpoint(Controls controls, MailBox mailBox) {
        this.controls = controls;
        this.mailBox = mailBox;
        this.outbound =
                new OutboundControl(controls.outbound(), controls.orgs().first().key());
    }

    public Reply handle(Request request) {
        List<String> path = Arrays.stream(request.path().split("/"))
                .filter(part -> !part.isEmpty())
                .skip(1)
                .toList();
        try {
            return route(request, path)
                    .map(body -> json(200, body))
                    .orElseGet(() -> problem(404, "No such control call: " + request.method() + " " + request.path()));
        } catch (CallFault e) {
            return problem(400, e.code() + ": " + e.text());
        } catch (JacksonException e) {
            return problem(400, "The body is no JSON object: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Object> route(Request request, List<String> path) {
        if (!path.isEmpty() && path.getFirst().equals("outbound")) {
            return Optional.ofNullable(outbound.handle(request, path.subList(1, path.size()), body(request)));
        }
        String call = request.method() + " " + (path.isEmpty() ? "" : path.getFirst());
        return Optional.ofNullable(
                switch (call) {
                    case "GET records" -> path.size() == 2 ? controls.records(path.get(1), org(request)) : null;
                    case "PUT records", "POST records" -> path.size() >= 2 ? put(request, path) : null;
                    case "GET calls" ->
                        controls.calls(request.query("after")
                                .map(ControlEndpoint::position)
                                .orElse(0L));
                    case "GET grants" -> grants(request);
                    case "POST grants" -> path.size() == 2 && path.get(1).equals("revoke") ? revoke(request) : null;
                    case "GET faults" ->
                        controls.faults().stream().map(FaultJson::of).toList();
                    case "POST faults" -> addFault(body(request));
                    case "DELETE faults" -> clearFaults();
                    case "GET held" ->
                        controls.holds().list().stream()
                                .map(ControlEndpoint::held)
                                .toList();
                    case "POST release" -> release(body(request));
                    case "GET clock" -> Map.of("now", controls.clock().instant());
                    case "POST clock" -> advance(body(request));
                    case "POST settings" -> settings(body(request));
                    case "GET orgs" -> orgs();
                    case "POST orgs" ->
                        path.size() == 2 && path.get(1).equals("refresh") ? refresh(body(request)) : null;
                    case "POST latency" -> latency(body(request));
                    case "POST reset" -> reset();
                    case "GET mail" -> mailBox.list(request.query("to").orElse(""));
                    case "POST mail" -> mail(body(request));
                    default -> null;
                });
    }

    private static long position(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"after\" has to be the seq of a call, not " + after, e);
        }
    }

    private String org(Request request) {
        return request.query("org").orElse(controls.orgs().first().key());
    }

    private Object put(Request request, List<String> path) {
        String id = path.size() > 2 ? path.get(2) : "";
        return controls.putRecord(path.get(1), id, org(request), JSON.convertValue(Input.object(body(request)), FLAT));
    }

    private Object grants(Request request) {
        return controls.grants(request.query("user").orElse("")).stream()
                .map(ControlEndpoint::grant)
                .toList();
    }

    /** Without the refresh token: a control call gives no way into an account. */
    private static Map<String, Object> grant(Grant grant) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", grant.id());
        json.put("org", grant.org());
        json.put("user", grant.username());
        json.put("app", grant.app());
        json.put("scopes", grant.scopes());
        json.put("created", grant.createdAt());
        json.put("lastUsed", grant.lastUsedAt());
        json.put("uses", grant.useCount());
        json.put("rotations", grant.retired().size());
        return json;
    }

    private Object revoke(Request request) {
        return Map.of(
                "revoked", controls.revokeGrants(Input.of(body(request), "user").text("user")));
    }

    private Object addFault(JsonNode body) {
        return FaultJson.of(controls.addFault(FaultJson.read(body)));
    }

    private Object clearFaults() {
        controls.clearFaults();
        return Map.of();
    }

    private static Map<String, Object> held(Holds.Held held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", held.id());
        json.put("phase", held.phase());
        json.put("since", held.since());
        json.put("kind", held.call().kind());
        json.put("object", held.call().object());
        json.put("externalIdField", held.call().externalIdField());
        json.put("keys", held.call().keys());
        json.put("rows", held.call().rows());
        json.put("org", held.call().org());
        json.put("user", held.call().user());
        json.put("app", held.call().app());
        return json;
    }

    /** Without an id, all that are held. */
    private Object release(JsonNode body) {
        Input input = Input.of(body, "id");
        if (input.value("id").isEmpty()) {
            return Map.of("released", controls.holds().releaseAll());
        }
        int id = input.number("id");
        if (!controls.holds().release(id)) {
            throw new IllegalArgumentException("No call " + id + " is held");
        }
        return Map.of("released", 1);
    }

    private Object advance(JsonNode body) {
        Input input = Input.of(body, "advance");
        input.text("advance");
        input.value("advance").ifPresent(by -> controls.clock().advance(Input.duration("advance", by)));
        return Map.of("now", controls.clock().instant());
    }

    private Object settings(JsonNode body) {
        controls.settings(body);
        return Map.of();
    }

    private Object orgs() {
        return controls.orgs().all().stream()
                .map(org -> Map.of("org", org.key(), "id", org.id(), "name", org.companyName()))
                .toList();
    }

    private Object refresh(JsonNode body) {
        String key = Input.of(body, "org").text("org", controls.orgs().first().key());
        return Map.of("org", key, "id", controls.refreshOrg(key));
    }

    private Object latency(JsonNode body) {
        controls.latency(Duration.ofMillis(Math.max(0, Input.of(body, "ms").number("ms"))));
        return Map.of();
    }

    private Object reset() {
        controls.reset();
        return Map.of();
    }

    private Object mail(JsonNode body) {
        mailBox.up(Input.of(body, "up").flag("up"));
        return Map.of();
    }

    private static JsonNode body(Request request) {
        return request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
    }

    private static Reply problem(int status, String message) {
        return json(status, Map.of("error", message));
    }

    private static Reply json(int status, Object body) {
        return Reply.of(
                status,
                "application/json;charset=UTF-8",
                new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8));
    }
}
