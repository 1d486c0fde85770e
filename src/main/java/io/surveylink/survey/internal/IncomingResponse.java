package io.surveylink.survey.internal;

import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One response of a request, read and checked. */
sealed interface IncomingResponse {

    /** As the sender wrote it; null if there was none to read. */
    @Nullable
    String id();

    /** @param recordedAt null if the sender named no time */
    record Valid(String id, ResponseStatus status, @Nullable Instant recordedAt, ResponseContent content)
            implements IncomingResponse {}

    record Rejected(@Nullable String id, ItemError error) implements IncomingResponse {}
}
