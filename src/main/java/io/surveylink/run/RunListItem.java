package io.surveylink.run;

import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.salesforce.WriteOperation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as a row of the list, with the step it is at.
 *
 * @param accountName the run-as account of the last attempt, or the one bound now; null if none is bound
 * @param recordId of the last record written; its page is at the org's host
 * @param errorMessage in the words of Salesforce; null where the reader may not see data
 * @param retryAt when a run that waits to retry goes on
 * @param heldBecause what holds it, if it is held
 */
public record RunListItem(
        RunId id,
        ProjectId projectId,
        String projectName,
        RunState state,
        EventSubject event,
        String workflowName,
        int revisionNumber,
        WriteOperation operation,
        String stepTitle,
        String object,
        String orgName,
        Environment environment,
        String orgHost,
        @Nullable String accountName,
        @Nullable String recordId,
        @Nullable Boolean recordCreated,
        @Nullable String errorCode,
        @Nullable String errorFields,
        @Nullable String errorMessage,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable HoldCause heldBecause,
        Instant receivedAt) {

    /** The error code of a run that was skipped because its workflow's conditions were not met. */
    public static final String CONDITIONS_NOT_MET = "CONDITIONS_NOT_MET";

    /** True if the conditions of its workflow were not met: another revision may have others, this one has not. */
    public boolean failedConditions() {
        return state == RunState.SKIPPED && CONDITIONS_NOT_MET.equals(errorCode);
    }
}
