package io.surveylink.simulator.org;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/** API requests of an org within the last 24 hours, counted by the minute. */
public final class ApiUsage {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final TreeMap<Instant, Integer> perMinute = new TreeMap<>();
    private int current;

    synchronized int count(Instant now) {
        forget(now);
        perMinute.merge(now.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum);
        return ++current;
    }

    public synchronized int current(Instant now) {
        forget(now);
        return current;
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(WINDOW);
        while (!perMinute.isEmpty() && perMinute.firstKey().isBefore(oldest)) {
            current -= perMinute.pollFirstEntry().getValue();
        }
    }
}
