package io.surveylink.survey;

import io.surveylink.common.ResponseId;
import io.surveylink.common.ResponseVersionId;
import java.time.Instant;

/**
 * A response version that has just been stored.
 *
 * @param number 1 for a new response, more for an update
 * @param firstComplete true if this version is the first complete one of its response
 */
public record AcceptedResponse(
        ResponseId responseId,
        ResponseVersionId versionId,
        int number,
        String externalId,
        ResponseStatus status,
        boolean firstComplete,
        Instant recordedAt,
        ResponseContent content) {}
