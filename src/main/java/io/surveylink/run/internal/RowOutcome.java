package io.surveylink.run.internal;

import java.time.Instant;
import java.util.List;

/** What becomes of a row of a batch. */
sealed interface RowOutcome {

    record Succeeded(String recordId, boolean created) implements RowOutcome {}

    /** For good: somebody must mend the data, the mapping or the org. */
    record Failed(String code, List<String> fields, String message) implements RowOutcome {}

    /** The attempt counts; the next is made by itself. */
    record Retry(Instant dueAt, String code, String message) implements RowOutcome {}

    /** It may have been written, and writing again could double it. */
    record Uncertain(String code, String message) implements RowOutcome {}

    /** As if never claimed: held, or not sent. */
    record PutBack() implements RowOutcome {}

    /** Put back to travel with half as many, because the batch was refused as a whole. */
    record Split() implements RowOutcome {}
}
