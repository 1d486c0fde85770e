package io.surveylink.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time and an offset that tests and developers move. */
public final class SettableClock extends Clock {

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> whenReset = new CopyOnWriteArrayList<>();

    public void advance(Duration by) {
        offset.updateAndGet(o -> o.plus(by));
    }

    /** Goes back to the system's time and tells whoever planned something for the time that is no more. */
    public void reset() {
        offset.set(Duration.ZERO);
        whenReset.forEach(Runnable::run);
    }

    void whenReset(Runnable listener) {
        whenReset.add(listener);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
