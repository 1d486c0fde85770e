package io.surveylink.simulator.org;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one row was not saved.
 *
 * @param code a status code of the API
 * @param fields API names the error is about
 * @param duplicate what a duplicate rule found, if it was one
 */
public record RowError(
        String code,
        String message,
        List<String> fields,
        @Nullable DuplicateFinding duplicate) {

    public RowError(String code, String message, List<String> fields) {
        this(code, message, fields, null);
    }

    static RowError of(RowCode code, String message, String... fields) {
        return new RowError(code.name(), message, List.of(fields), null);
    }
}
