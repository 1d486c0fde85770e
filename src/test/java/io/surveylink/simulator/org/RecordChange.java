package io.surveylink.simulator.org;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record before and after a committed change; before is null for a new one. */
public record RecordChange(@Nullable StoredRecord before, StoredRecord after) {

    /** What it was, if it was. */
    public Optional<StoredRecord> old() {
        return Optional.ofNullable(before);
    }
}
