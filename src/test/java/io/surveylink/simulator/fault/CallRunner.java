package io.surveylink.simulator.fault;

import io.surveylink.simulator.fault.CallWork.Done;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.org.RowError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs calls: with the latency that is set, with the faults that are asked for, and with an entry in the log. */
public final class CallRunner {

    private static final String MAINTENANCE =
            "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>We are down for maintenance.</h1>"
                    + "<p>Sorry for the inconvenience. We'll be back shortly.</p></body></html>";

    private final InstantSource clock;
    private final Faults faults;
    private final Holds holds;
    private final Pause pause;
    private final CallLog log;

    public CallRunner(InstantSource clock, Faults faults, Holds holds, Pause pause, CallLog log) {
        this.clock = clock;
        this.faults = faults;
        this.holds = holds;
        this.pause = pause;
        this.log = log;
    }

    public Reply run(CallInfo call, CallWork work) {
        Instant started = clock.instant();
        pause.latency();
        Ending ending = ending(call, work);
        log.add(call, started, clock.instant(), ending.outcome(), ending.committed());
        return ending.reply();
    }

    /** With faults only: a page for a person is no call. */
    public Reply runUnlogged(CallInfo page, CallWork work) {
        return ending(page, work).reply();
    }

    private Ending ending(CallInfo call, CallWork work) {
        return faults.take(call)
                .map(fault -> withFault(fault, call, work))
                .orElseGet(() -> Ending.of(work.run(Map.of())));
    }

    private record Ending(Reply reply, String outcome, int committed) {

        static Ending of(Done done) {
            return new Ending(done.answer(), done.outcome(), done.committed());
        }
    }

    private Ending withFault(Fault fault, CallInfo call, CallWork work) {
        return switch (fault) {
            case Fault.Code code -> Ending.of(work.refuse(code));
            case Fault.OAuth oauth -> Ending.of(work.refuse(oauth));
            case Fault.Row row -> Ending.of(work.run(refused(row)));
            case Fault.Html503() -> new Ending(Reply.html(503, MAINTENANCE), fault.kind(), 0);
            case Fault.Text503() ->
                new Ending(
                        Reply.of(503, "text/plain;charset=UTF-8", "Service Temporarily Unavailable"), fault.kind(), 0);
            case Fault.Empty(int status) -> new Ending(Reply.empty(status), fault.kind(), 0);
            case Fault.Redirect() ->
                new Ending(Reply.redirect("/?ec=302&startURL=%2Fservices%2FSoap"), fault.kind(), 0);
            case Fault.ResetBeforeCommit() -> new Ending(new Reply.HangUp(), fault.kind(), 0);
            case Fault.ResetAfterCommit() ->
                new Ending(new Reply.HangUp(), fault.kind(), work.run(Map.of()).committed());
            case Fault.Truncated() -> truncated(work.run(Map.of()), fault);
            case Fault.Slow(var delay) -> {
                Done done = work.run(Map.of());
                pause.of(delay);
                yield Ending.of(done);
            }
            case Fault.HoldBeforeCommit() -> {
                holds.hold(call, "BEFORE_COMMIT");
                yield Ending.of(work.run(Map.of()));
            }
            case Fault.HoldAfterCommit() -> {
                Done done = work.run(Map.of());
                holds.hold(call, "AFTER_COMMIT");
                yield Ending.of(done);
            }
        };
    }

    private static Map<Integer, RowError> refused(Fault.Row row) {
        return row.rows().stream()
                .collect(Collectors.toMap(
                        index -> index, index -> new RowError(row.code(), row.message(), row.fields())));
    }

    private static Ending truncated(Done done, Fault fault) {
        byte[] body = done.answer().body();
        return new Ending(done.answer().withBody(Arrays.copyOf(body, body.length / 2)), fault.kind(), done.committed());
    }
}
