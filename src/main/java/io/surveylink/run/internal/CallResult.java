package io.surveylink.run.internal;

import io.surveylink.common.TaskRunId;
import io.surveylink.run.HoldCause;
import io.surveylink.salesforce.ApiUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param summary what the call is remembered as
 * @param code of a call that failed as a whole
 * @param answered true if Salesforce said anything about the rows: then a probe can pass
 */
record CallResult(
        Summary summary,
        @Nullable String code,
        Map<TaskRunId, RowOutcome> outcomes,
        List<NewHold> holds,
        boolean answered,
        @Nullable ApiUsage usage) {

    enum Summary {
        ANSWERED,
        REFUSED,
        NOT_SENT,
        UNKNOWN,
        DROPPED
    }

    /** A hold that the answer asks for. */
    record NewHold(
            HoldTarget target,
            HoldCause cause,
            String code,
            @Nullable String message) {}
}
