package io.surveylink.run.internal;

import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;

/**
 * A task run as the engine handles it.
 *
 * @param attemptCount claims before this one
 * @param retryCount of them, those that count against the day of trying
 * @param splitLevel how often a batch with this row was refused as a whole: it travels with 200 >> level rows at most
 */
record TaskRow(
        TaskRunId id,
        RunId run,
        WorkflowId workflow,
        StepId step,
        String recordKey,
        int attemptCount,
        int retryCount,
        StartedBy startedBy,
        int splitLevel,
        Instant dueAt) {

    /** A row that goes at once, with its event, is the newest there is: only what comes again can be overtaken. */
    boolean mayBeSuperseded() {
        return switch (startedBy) {
            case EVENT -> retryCount > 0;
            case REPLAY -> true;
            case INSISTED -> false;
        };
    }
}
