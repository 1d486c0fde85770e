package io.surveylink.run.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.surveylink.run.HoldCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of {@link RunApiController}, described in docs/api.md and /api/openapi.json. */
final class RunApi {

    private RunApi() {}

    /** The latest version of a response with what became of all of them. */
    record ResponseWithRuns(
            String id,
            String status,
            int version,
            Instant recordedAt,
            Map<String, Object> answers,
            Map<String, String> embeddedData,
            List<ApiRun> runs) {}

    /** @param next what to ask for the next page with; null on the last one */
    record RunPage(List<ApiRun> runs, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApiRun(
            String id,
            @Nullable String responseId,
            @Nullable String eventRecordId,
            String workflow,
            String workflowName,
            int revision,
            String state,
            Instant receivedAt,
            @Nullable Instant finishedAt,
            List<ApiTask> tasks) {}

    /** @param heldBecause why, while the state is held */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApiTask(
            String title,
            String object,
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable HoldCause heldBecause,
            @Nullable String recordId,
            @Nullable Boolean created,
            @Nullable ApiError error) {}

    /** @param field of the record, if Salesforce named one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApiError(
            String code, @Nullable String field, @Nullable String message) {}
}
