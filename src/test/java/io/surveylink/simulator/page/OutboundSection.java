package io.surveylink.simulator.page;

import static io.surveylink.simulator.http.Html.escape;

import io.surveylink.simulator.outbound.Notification;
import io.surveylink.simulator.outbound.OutboundDefinition;
import io.surveylink.simulator.outbound.OutboundMessages;
import java.util.List;
import java.util.stream.Collectors;

/** Outbound messages, and how their delivery stands. */
final class OutboundSection {

    private static final int SHOWN = 20;

    private OutboundSection() {}

    static String html(OutboundMessages outbound) {
        List<OutboundDefinition> definitions = outbound.definitions();
        String content = definitions.isEmpty()
                ? new HtmlTable().html("No outbound message is set up.")
                : definitions.stream()
                        .map(definition -> one(definition, outbound.deliveries(definition.name())))
                        .collect(Collectors.joining());
        return Parts.section(
                "outbound",
                "Outbound messages",
                Parts.plural(definitions.size(), "definition", "definitions"),
                content);
    }

    private static String one(OutboundDefinition definition, List<Notification> deliveries) {
        OutboundDefinition.Condition when = definition.when();
        String condition = when == null ? "at every change" : "when " + when.field() + " becomes " + when.is();
        HtmlTable table = new HtmlTable("Notification", "Record", "State", "Attempts", "Last", "Said", "Next");
        deliveries.reversed().stream()
                .limit(SHOWN)
                .forEach(one -> table.row(
                        Parts.code(one.id()),
                        Parts.code(one.recordId()),
                        state(one),
                        String.valueOf(one.attempts()),
                        Parts.day(one.lastAttemptAt()),
                        Parts.text(one.outcome()),
                        Parts.day(one.state() == Notification.State.WAITING ? one.nextAttemptAt() : null)));
        return "<h3>" + escape(definition.name()) + "</h3><p class=\"soft\">" + escape(definition.object()) + ", "
                + escape(condition) + " → <code>" + escape(definition.endpoint().toString()) + "</code></p>"
                + table.html("Nothing has fired yet.");
    }

    private static String state(Notification notification) {
        return switch (notification.state()) {
            case WAITING -> Parts.state(Parts.Tone.WAITING, "Waiting");
            case DELIVERED -> Parts.state(Parts.Tone.GOOD, "Delivered");
            case DROPPED -> Parts.state(Parts.Tone.BAD, "Dropped");
        };
    }
}
