package io.surveylink.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * A whole call that failed. {@link #outcome()} says whether anything may have been written.
 */
public final class SalesforceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known of the call's effect. */
    public enum Outcome {
        /** No byte of the request left: as good as never called. */
        NOT_SENT,
        /** Salesforce answered with a fault: nothing was written. */
        REFUSED,
        /** The answer was lost or unreadable after the request left: the records may exist. */
        UNKNOWN
    }

    private final String code;
    private final FaultClass faultClass;
    private final Outcome outcome;

    public SalesforceException(
            String code, FaultClass faultClass, Outcome outcome, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.faultClass = faultClass;
        this.outcome = outcome;
    }

    /** The ExceptionCode, or a code of ours for what came without one (HTTP_503, IO, TIMEOUT, NOT_XML). */
    public String code() {
        return code;
    }

    public FaultClass faultClass() {
        return faultClass;
    }

    public Outcome outcome() {
        return outcome;
    }
}
