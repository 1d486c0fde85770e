package io.surveylink.run.faults;

import io.surveylink.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run as the REST API tells of it.
 *
 * @param recordId empty unless it succeeded
 * @param reason why it is held, uncertain or failed, or when it goes again; empty if nothing is said
 */
record Delivery(String response, String object, RunState state, String recordId, String reason) {

    private static final int PAGE = 200;

    /** Every run of the sender's responses. Its responses came together: pages before and after are others'. */
    static List<Delivery> of(Sender sender) {
        var deliveries = new ArrayList<Delivery>();
        @Nullable String next = null;
        boolean mine;
        do {
            var page = sender.read("/runs?limit=" + PAGE + (next == null ? "" : "&after=" + next));
            var found = page.path("runs")
                    .valueStream()
                    .map(Delivery::of)
                    .filter(delivery -> delivery.response().startsWith(sender.prefix() + "-"))
                    .toList();
            deliveries.addAll(found);
            mine = deliveries.isEmpty() || !found.isEmpty();
            next = page.path("next").isString() ? page.path("next").asString() : null;
        } while (next != null && mine);
        return deliveries;
    }

    private static Delivery of(JsonNode run) {
        var task = run.path("tasks").path(0);
        var state = RunState.valueOf(run.path("state").asString().toUpperCase(Locale.ROOT));
        String reason = switch (state) {
            case RETRYING -> task.path("nextAttemptAt").asString("");
            case HELD -> task.path("heldBecause").asString("");
            case UNCERTAIN, FAILED -> task.path("error").path("code").asString("");
            case QUEUED, RUNNING, SUCCEEDED, SKIPPED, CANCELLED -> "";
        };
        return new Delivery(
                run.path("responseId").asString(),
                task.path("object").asString(),
                state,
                task.path("recordId").asString(""),
                reason);
    }
}
