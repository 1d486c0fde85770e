package io.surveylink.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * A whole call that failed. {@link #outcome()} says whether anything may have been written.
 */
public final class SalesforceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known of the call's effect. */
    public enum Outcome {
        /** No byte of a request that writes has left: as good as never called. */
        NOT_SENT,
        /** Salesforce answered with a fault: nothing was written. */
        REFUSED,
        /** The answer was lost or unreadable after the request left: the records may exist. */
        UNKNOWN
    }

    private final String code;
    private final FaultClass faultClass;
    private final Outcome outcome;
    private final transient @Nullable ApiUsage usage;

    /** @param usage what an earlier call of the same unit told, where there was one */
    public SalesforceException(
            String code,
            FaultClass faultClass,
            Outcome outcome,
            String message,
            @Nullable ApiUsage usage,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.faultClass = faultClass;
        this.outcome = outcome;
        this.usage = usage;
    }

    /**
     * The ExceptionCode, or one of ours for what came without: HTTP_503 and so on, TIMEOUT, IO, INTERRUPTED, or
     * UNREADABLE for an answer that came and is not what the call asked for.
     */
    public String code() {
        return code;
    }

    public FaultClass faultClass() {
        return faultClass;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** What the org had used when a call of the unit was last answered; faults themselves do not tell. */
    public @Nullable ApiUsage usage() {
        return usage;
    }
}
