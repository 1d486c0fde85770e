package io.surveylink.simulator.org;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time of one simulated environment: the system's, plus what a test has let pass. It never goes back. */
public final class SimulatorClock implements InstantSource {

    private final InstantSource system = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get());
    }

    /** Lets time pass: sessions run out, idle limits are reached, retries fall due. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time cannot go back: " + by);
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }
}
