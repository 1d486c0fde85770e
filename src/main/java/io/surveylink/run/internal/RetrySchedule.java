package io.surveylink.run.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a transient error is tried again: quickly at first, then hourly, for a day of trying. Attempts are counted and
 * not hours since the event, so that a row that was held for a week still has its day.
 */
final class RetrySchedule {

    private static final List<Duration> FIRST = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));
    private static final Duration THEN = Duration.ofHours(1);
    private static final int HOURLY_ATTEMPTS = 24;
    private static final int ATTEMPTS_ON_UNKNOWN_CODE = 4;
    private static final double JITTER = 0.2;

    private RetrySchedule() {}

    /** @param attempts made so far; empty if that was the last */
    static Optional<Instant> next(int attempts, Instant now) {
        if (attempts > FIRST.size() + HOURLY_ATTEMPTS) {
            return Optional.empty();
        }
        return Optional.of(now.plus(spread(attempts <= FIRST.size() ? FIRST.get(Math.max(attempts, 1) - 1) : THEN)));
    }

    /** An error that nobody knows is transient a few times only. */
    static Optional<Instant> nextOnUnknownCode(int attempts, Instant now) {
        return attempts > ATTEMPTS_ON_UNKNOWN_CODE ? Optional.empty() : next(attempts, now);
    }

    /** So that rows that failed together do not come back together for ever. */
    private static Duration spread(Duration pause) {
        var factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
