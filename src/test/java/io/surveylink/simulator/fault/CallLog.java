package io.surveylink.simulator.fault;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The calls of one environment, in memory, the oldest forgotten when they become too many. */
public final class CallLog {

    private static final int MAX_CALLS = 100_000;

    private final Deque<CallRecord> calls = new ArrayDeque<>();
    private long seq;

    synchronized void add(CallInfo call, Instant started, Instant ended, String outcome, int committed) {
        calls.addLast(new CallRecord(
                ++seq,
                call.kind(),
                call.object(),
                call.externalIdField(),
                call.keys(),
                call.rows(),
                call.org(),
                call.user(),
                call.app(),
                call.grant(),
                started,
                ended,
                outcome,
                committed));
        if (calls.size() > MAX_CALLS) {
            calls.removeFirst();
        }
    }

    /** Calls with a higher number, oldest first. */
    public synchronized List<CallRecord> after(long number) {
        List<CallRecord> newer = new ArrayList<>();
        Iterator<CallRecord> newestFirst = calls.descendingIterator();
        while (newestFirst.hasNext()) {
            CallRecord call = newestFirst.next();
            if (call.seq() <= number) {
                break;
            }
            newer.add(call);
        }
        return newer.reversed();
    }

    /** Number of the newest call. */
    public synchronized long last() {
        return seq;
    }
}
