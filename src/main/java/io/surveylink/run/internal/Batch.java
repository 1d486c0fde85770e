package io.surveylink.run.internal;

import io.surveylink.account.Account;
import io.surveylink.common.CallId;
import io.surveylink.common.StepId;
import io.surveylink.run.internal.HoldRepository.ActiveHold;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import java.util.List;
import java.util.Map;

/**
 * Rows of one call shape, claimed and recorded as one call.
 *
 * @param account the run-as account at the moment of the claim
 * @param probed the holds that this batch, of one row, is to try
 * @param claimedAtNanos monotonic: a batch that leaves too late is dropped
 */
record Batch(
        Lane lane,
        CallId call,
        CallShape shape,
        Account account,
        List<TaskRow> rows,
        Map<StepId, PublishedStep> steps,
        List<ActiveHold> probed,
        long claimedAtNanos) {

    PublishedStep stepOf(TaskRow row) {
        var step = steps.get(row.step());
        if (step == null) {
            throw new IllegalStateException("step " + row.step().value() + " is unknown");
        }
        return step;
    }
}
