package io.surveylink.survey.internal;

/**
 * Why one response of a batch was rejected, for the sender.
 *
 * @param code stable
 * @param field the path inside the response, such as {@code answers.nps}
 * @param message in English
 */
record ItemError(Code code, String field, String message) {

    /** Stable: senders branch on it. */
    enum Code {
        ID_INVALID,
        STATUS_INVALID,
        RECORDED_AT_INVALID,
        UNKNOWN_FIELD,
        UNKNOWN_QUESTION,
        UNKNOWN_EMBEDDED_DATA,
        WRONG_TYPE,
        UNKNOWN_CHOICE,
        OUT_OF_RANGE,
        TOO_LONG,
        FORMAT_INVALID
    }
}
