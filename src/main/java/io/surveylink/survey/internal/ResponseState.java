package io.surveylink.survey.internal;

import io.surveylink.common.ResponseId;
import io.surveylink.survey.ResponseStatus;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a response is while a request is stored: as it was found, then with each of the request's versions. */
final class ResponseState {

    private final String externalId;
    private @Nullable ResponseId id;
    private int number;
    private ResponseStatus status;
    private byte[] digest;
    private boolean everComplete;
    private boolean changed;

    private ResponseState(
            @Nullable ResponseId id,
            String externalId,
            int number,
            ResponseStatus status,
            byte[] digest,
            boolean everComplete) {
        this.id = id;
        this.externalId = externalId;
        this.number = number;
        this.status = status;
        this.digest = digest;
        this.everComplete = everComplete;
    }

    static ResponseState stored(
            ResponseId id, String externalId, int number, ResponseStatus status, byte[] digest, boolean everComplete) {
        return new ResponseState(id, externalId, number, status, digest, everComplete);
    }

    static ResponseState unknown(String externalId) {
        return new ResponseState(null, externalId, 0, ResponseStatus.INCOMPLETE, new byte[0], false);
    }

    /** True if the latest version is this one already. */
    boolean isLatest(byte[] otherDigest) {
        return Arrays.equals(digest, otherDigest);
    }

    /** @return true if this is the first complete version */
    boolean addVersion(ResponseStatus newStatus, byte[] newDigest) {
        boolean firstComplete = newStatus == ResponseStatus.COMPLETE && !everComplete;
        number++;
        status = newStatus;
        digest = newDigest;
        everComplete |= firstComplete;
        changed = true;
        return firstComplete;
    }

    void insertedAs(ResponseId newId) {
        id = newId;
    }

    boolean isNew() {
        return id == null;
    }

    boolean isChanged() {
        return changed;
    }

    ResponseId id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    String externalId() {
        return externalId;
    }

    int number() {
        return number;
    }

    ResponseStatus status() {
        return status;
    }
}
