package io.surveylink.simulator.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record's part in a message, until it is delivered or given up.
 *
 * @param id key prefix 04l; stays the same over all attempts, so that a receiver can tell a repetition
 * @param definition its name
 * @param repeats how often it is delivered again although it was acknowledged
 * @param deliveries how often it was acknowledged
 * @param outcome of the last attempt
 */
public record Notification(
        String id,
        String definition,
        String recordId,
        State state,
        int repeats,
        int attempts,
        int deliveries,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable String outcome) {

    /** Where it stands. */
    public enum State {
        WAITING,
        DELIVERED,
        /** Older than 24 hours without an acknowledgement: Salesforce drops it. */
        DROPPED
    }

    static Notification waiting(String id, String definition, String recordId, int repeats, Instant now) {
        return new Notification(id, definition, recordId, State.WAITING, repeats, 0, 0, now, now, null, null);
    }

    Notification acknowledged(Instant now) {
        boolean again = repeats > 0;
        return new Notification(
                id,
                definition,
                recordId,
                again ? State.WAITING : State.DELIVERED,
                again ? repeats - 1 : 0,
                attempts + 1,
                deliveries + 1,
                createdAt,
                now,
                now,
                "Ack");
    }

    Notification failed(Instant now, Instant next, String why) {
        return new Notification(
                id, definition, recordId, State.WAITING, repeats, attempts + 1, deliveries, createdAt, next, now, why);
    }

    Notification dropped() {
        return new Notification(
                id,
                definition,
                recordId,
                State.DROPPED,
                0,
                attempts,
                deliveries,
                createdAt,
                nextAttemptAt,
                lastAttemptAt,
                outcome);
    }
}
