package io.surveylink.run.internal;

import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.WorkflowId;
import java.time.Instant;

/**
 * A task run as the engine handles it.
 *
 * @param attemptCount attempts that count, before this one
 * @param splitLevel how often a batch with this row was refused as a whole: it travels with 200 >> level rows at most
 */
record TaskRow(
        TaskRunId id,
        RunId run,
        WorkflowId workflow,
        StepId step,
        String recordKey,
        int attemptCount,
        int splitLevel,
        Instant dueAt) {}
