package io.surveylink.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void transientErrorsAreTriedForADay() {
        var at = NOW;
        int attempts = 1;
        for (var next = RetrySchedule.next(attempts, at); next.isPresent(); next = RetrySchedule.next(attempts, at)) {
            at = next.get();
            attempts++;
        }

        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofHours(20), Duration.ofHours(30));
    }

    @Test
    void pausesGrow() {
        var pauses = IntStream.rangeClosed(1, 6)
                .mapToObj(attempt -> pause(attempt).toMillis())
                .toList();

        assertThat(pauses).isSorted();
        assertThat(pause(1)).isLessThan(Duration.ofSeconds(10));
        assertThat(pause(6)).isGreaterThan(Duration.ofMinutes(45));
    }

    @Test
    void rowsThatFailTogetherDoNotComeBackTogether() {
        assertThat(IntStream.range(0, 50).mapToObj(row -> pause(6)).distinct().count())
                .isGreaterThan(25);
    }

    @Test
    void unknownCodesAreTriedAFewTimesOnly() {
        assertThat(RetrySchedule.nextOnUnknownCode(4, NOW)).isPresent();
        assertThat(RetrySchedule.nextOnUnknownCode(5, NOW)).isEmpty();
    }

    private static Duration pause(int attempts) {
        return Duration.between(NOW, RetrySchedule.next(attempts, NOW).orElseThrow());
    }
}
