package io.surveylink.simulator.org;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one row; results stand in the order of the rows. */
public record WriteResult(@Nullable String id, boolean created, List<RowError> errors) {

    public boolean success() {
        return errors.isEmpty();
    }

    static WriteResult failed(List<RowError> errors) {
        return new WriteResult(null, false, errors);
    }
}
