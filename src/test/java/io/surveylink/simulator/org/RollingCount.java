package io.surveylink.simulator.org;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/** What happened within the last hours, counted by the minute. */
public final class RollingCount {

    private final Duration window;

    private final TreeMap<Instant, Integer> perMinute = new TreeMap<>();
    private int current;

    public RollingCount(Duration window) {
        this.window = window;
    }

    /** @return how many there are, this one included */
    public synchronized int count(Instant now) {
        forget(now);
        perMinute.merge(now.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum);
        return ++current;
    }

    public synchronized int current(Instant now) {
        forget(now);
        return current;
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(window);
        while (!perMinute.isEmpty() && perMinute.firstKey().isBefore(oldest)) {
            current -= perMinute.pollFirstEntry().getValue();
        }
    }
}
