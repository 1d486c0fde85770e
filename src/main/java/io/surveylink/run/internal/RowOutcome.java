package io.surveylink.run.internal;

import io.surveylink.run.AttemptOutcome;
import java.time.Instant;
import java.util.List;

/** What becomes of a row of a batch. */
sealed interface RowOutcome {

    record Succeeded(String recordId, boolean created) implements RowOutcome {}

    /** The answer was lost, and a lookup found the record that the create had made. */
    record Found(String recordId) implements RowOutcome {}

    /** For good: somebody must mend the data, the mapping or the org. */
    record Failed(String code, List<String> fields, String message) implements RowOutcome {}

    /** The attempt counts; the next is made by itself. */
    record Retry(Instant dueAt, String code, String message) implements RowOutcome {}

    /** It may have been written, and writing again could double it. */
    record Uncertain(String code, String message) implements RowOutcome {}

    /** Put back because of what a hold stands for: no attempt is used up. */
    record Held(String code, String message) implements RowOutcome {}

    /** Put back unsent. */
    record Dropped() implements RowOutcome {}

    /** Put back to travel with half as many, because the batch was refused as a whole. */
    record Split(String code, String message) implements RowOutcome {}

    /** The record is written, whether by an answer or by a lookup that says so. */
    default boolean isWritten() {
        return this instanceof Succeeded || this instanceof Found;
    }

    default AttemptOutcome attempt() {
        return switch (this) {
            case Succeeded s -> AttemptOutcome.SUCCEEDED;
            case Found f -> AttemptOutcome.FOUND;
            case Failed f -> AttemptOutcome.FAILED;
            case Retry r -> AttemptOutcome.RETRY;
            case Uncertain u -> AttemptOutcome.UNCERTAIN;
            case Held h -> AttemptOutcome.HELD;
            case Dropped d -> AttemptOutcome.DROPPED;
            case Split s -> AttemptOutcome.SPLIT;
        };
    }
}
