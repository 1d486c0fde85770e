package io.surveylink.survey.internal;

import io.surveylink.survey.internal.ItemError.Code;

/** One response of a batch is rejected. Without a stack trace: a batch may reject 500 times. */
final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ItemError error;

    RejectedException(Code code, String field, String message) {
        super(message, null, false, false);
        this.error = new ItemError(code, field, message);
    }

    ItemError error() {
        return error;
    }
}
