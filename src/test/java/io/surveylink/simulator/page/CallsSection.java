package io.surveylink.simulator.page;

import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.FaultMatch;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The newest API calls, the calls that are held and the faults that are asked for. */
final class CallsSection {

    private static final int SHOWN = 40;

    private CallsSection() {}

    static String html(Controls controls) {
        long last = controls.lastCall();
        List<CallRecord> newest = controls.calls(Math.max(0, last - SHOWN)).reversed();
        HtmlTable table =
                new HtmlTable("#", "Time (UTC)", "Call", "Object", "Rows", "Saved", "User", "App", "Took", "Outcome");
        for (CallRecord call : newest) {
            table.row(
                    String.valueOf(call.seq()),
                    Parts.time(call.started()),
                    Parts.code(call.kind()),
                    Parts.text(call.object()),
                    call.rows() == 0 ? Parts.text(null) : String.valueOf(call.rows()),
                    call.rows() == 0 ? Parts.text(null) : String.valueOf(call.committed()),
                    Parts.text(call.user()),
                    Parts.text(call.app()),
                    Parts.millis(Duration.between(call.started(), call.ended())),
                    Parts.state(tone(call.outcome()), call.outcome()));
        }
        String calls = table.html("No call yet. Link an account or send a request to the API.");
        return Parts.section("calls", "API calls", "%,d so far".formatted(last), calls + troubles(controls));
    }

    private static String troubles(Controls controls) {
        HtmlTable table = new HtmlTable("Asked for", "Meets", "State");
        controls.faults()
                .forEach(rule -> table.row(
                        Parts.code(rule.fault().kind()),
                        Parts.text(meets(rule.match())),
                        Parts.state(
                                Parts.Tone.PARTLY, rule.times() < 0 ? "every call" : rule.times() + " more to meet")));
        controls.holds()
                .list()
                .forEach(held -> table.row(
                        Parts.code("HOLD_" + held.phase()),
                        Parts.text(held.call().kind() + " " + held.call().keys()),
                        Parts.state(Parts.Tone.WAITING, "held as number " + held.id())));
        return controls.faults().isEmpty() && controls.holds().list().isEmpty()
                ? ""
                : "<h3>Faults</h3>" + table.html("");
    }

    private static String meets(FaultMatch match) {
        return match.values().isEmpty()
                ? "any call"
                : match.values().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static Parts.Tone tone(String outcome) {
        return switch (outcome) {
            case "OK" -> Parts.Tone.GOOD;
            case "PARTIAL" -> Parts.Tone.PARTLY;
            default -> Parts.Tone.BAD;
        };
    }
}
