package io.surveylink.simulator.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a result, its columns in the order of the SELECT list. */
public record ResultRow(String object, List<Column> columns) {

    /** A selected field, or a parent with its own fields. */
    public sealed interface Column {

        String name();
    }

    public record Value(String name, @Nullable String value) implements Column {}

    public record Parent(String name, @Nullable ResultRow row) implements Column {}
}
