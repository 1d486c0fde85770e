package io.surveylink.simulator.outbound;

import java.time.Duration;
import java.time.Instant;

/** When Salesforce tries again: after seconds, then ever later, up to two hours apart, for a day. */
final class RetrySchedule {

    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration LIFETIME = Duration.ofHours(24);

    private RetrySchedule() {}

    static Duration after(int failedAttempts) {
        // Thirteen doublings of three seconds are more than two hours.
        Duration delay = FIRST.multipliedBy(1L << Math.min(failedAttempts - 1, 13));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    static boolean isTooOld(Notification notification, Instant now) {
        return notification.createdAt().plus(LIFETIME).isBefore(now);
    }
}
