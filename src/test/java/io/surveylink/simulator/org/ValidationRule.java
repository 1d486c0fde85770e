package io.surveylink.simulator.org;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A validation rule: the record is refused with the org's own text if the field's value matches.
 *
 * @param pattern a regular expression for the whole value; an empty value is the empty string
 */
public record ValidationRule(String name, String object, String field, String pattern, String message) {

    /** @throws PatternSyntaxException if the pattern is none */
    public ValidationRule {
        Pattern.compile(pattern);
    }

    Optional<RowError> check(@Nullable String value) {
        if (!Pattern.matches(pattern, value == null ? "" : value)) {
            return Optional.empty();
        }
        return Optional.of(RowError.of(RowCode.FIELD_CUSTOM_VALIDATION_EXCEPTION, message, field));
    }
}
