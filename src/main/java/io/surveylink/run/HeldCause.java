package io.surveylink.run;

import io.surveylink.common.Environment;
import io.surveylink.common.HoldId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold and how much waits for it.
 *
 * @param subject what is held, as people call it: an account, org, project or workflow
 * @param environment of the org concerned; null where none is
 * @param workflowPublicId of a hold of a workflow or step
 * @param projectSlug where there is one project to go to
 * @param stepKey of a hold of a step
 * @param nextTryAt when one row is sent to find out; null for what ends with its event
 * @param runs waiting runs, at most {@link Runs#COUNT_LIMIT}
 */
public record HeldCause(
        HoldId id,
        HoldCause cause,
        String subject,
        @Nullable Environment environment,
        @Nullable String workflowPublicId,
        @Nullable String stepKey,
        @Nullable String projectSlug,
        @Nullable String code,
        @Nullable String message,
        Instant since,
        @Nullable Instant nextTryAt,
        int runs) {}
