package io.surveylink.simulator.org;

import java.util.List;

/** Ends the work on one row; its neighbours go on. */
final class RowRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RowError> errors;

    RowRejected(List<RowError> errors) {
        super(null, null, false, false);
        this.errors = errors;
    }

    RowRejected(RowCode code, String message, String... fields) {
        this(List.of(RowError.of(code, message, fields)));
    }

    List<RowError> errors() {
        return errors;
    }
}
