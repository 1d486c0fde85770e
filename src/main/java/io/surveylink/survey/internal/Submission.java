package io.surveylink.survey.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request's responses, read and checked, on their way into the database.
 *
 * @param repeatable null if the sender gave no idempotency key
 */
record Submission(
        List<IncomingResponse> responses, @Nullable Repeatable repeatable) implements GroupCommit.Work<Submission> {

    /** A request that wants the same answer however often it is sent. */
    record Repeatable(RequestKey key, byte[] bodyDigest) {}

    /** The sender's idempotency key, of the ingestion key that it was sent with. */
    record RequestKey(long ingestionKeyId, String value) {}

    @Override
    public int weight() {
        return responses.size();
    }

    /** The same request twice: the second is to find the answer of the first. */
    @Override
    public boolean mayTravelWith(Submission other) {
        return repeatable == null
                || other.repeatable == null
                || !repeatable.key().equals(other.repeatable.key());
    }
}
