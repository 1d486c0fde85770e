package io.surveylink.simulator.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed query.
 *
 * @param count {@code SELECT COUNT()}: no rows, only how many
 * @param limit -1 for none
 */
record Query(
        String text,
        List<Path> select,
        boolean count,
        String from,
        @Nullable Condition where,
        List<Ordering> orderBy,
        int limit,
        int offset) {

    /** A field, reached over parents: {@code Account.Owner.Name}. */
    record Path(List<String> names, int column) {

        String last() {
            return names.getLast();
        }

        List<String> parents() {
            return names.subList(0, names.size() - 1);
        }
    }

    record Ordering(Path path, boolean descending, boolean nullsLast) {}
}
