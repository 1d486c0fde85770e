package io.surveylink.run;

/** What a person decided about a run; see {@link RunControl}. */
public enum RunDecision {
    REPLAYED,
    REPLAYED_ANYWAY,
    /** Replayed with, or moved to, the revision that was current. */
    MOVED,
    CANCELLED,
    WRITTEN,
    SENT_AGAIN,
    LEFT
}
