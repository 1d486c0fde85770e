package io.surveylink.survey.internal;

import io.surveylink.common.ResponseVersionId;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import java.time.Instant;

/**
 * A version to store.
 *
 * @param stored the content as it is stored
 */
record NewVersion(
        ResponseState response,
        int number,
        ResponseStatus status,
        boolean firstComplete,
        Instant recordedAt,
        ResponseContent content,
        String stored,
        byte[] digest) {

    AcceptedResponse accepted(ResponseVersionId id) {
        return new AcceptedResponse(
                response.id(), id, number, response.externalId(), status, firstComplete, recordedAt, content);
    }
}
