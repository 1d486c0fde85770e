package io.surveylink.simulator.org;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The time of one simulated environment: the system's, plus what a test has let pass. It never goes back. */
public final class SimulatorClock implements InstantSource {

    /** A hundred years: no date that is computed from it leaves the calendar. */
    private static final Duration FARTHEST = Duration.ofDays(36_500);

    private final InstantSource system = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get());
    }

    /** Calls back each time a test lets time pass. */
    public void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    /** Lets time pass: sessions run out, idle limits are reached, retries fall due. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time cannot go back: " + by);
        }
        ahead.accumulateAndGet(by, SimulatorClock::farther);
        listeners.forEach(Runnable::run);
    }

    private static Duration farther(Duration ahead, Duration by) {
        if (by.compareTo(FARTHEST.minus(ahead)) > 0) {
            throw new IllegalArgumentException("Time goes no farther than " + FARTHEST + " ahead: " + by);
        }
        return ahead.plus(by);
    }
}
