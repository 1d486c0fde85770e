package io.surveylink.workflow.internal;

import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.EventContent;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares answers and embedded data as people read them: without case, full-width digits as digits. */
@Component
class EventConditions implements ConditionDecider {

    @Override
    public List<Comparison> unmet(Conditions conditions, EventContent event) {
        var values = new SourceValues(event, Map.of());
        var untrue = conditions.comparisons().stream()
                .filter(comparison -> !isTrue(comparison, values.of(ValueMap.keySource(comparison.source()))))
                .toList();
        return switch (conditions.match()) {
            case ALL -> untrue;
            case ANY -> untrue.size() == conditions.comparisons().size() ? untrue : List.of();
        };
    }

    private static boolean isTrue(Comparison comparison, @Nullable Object value) {
        String wanted = plain(comparison.value());
        return switch (comparison.operator()) {
            case EMPTY -> plain(SourceValues.shown(value)).isEmpty();
            case NOT_EMPTY -> !plain(SourceValues.shown(value)).isEmpty();
            case IS -> isSame(value, wanted);
            case IS_NOT -> !isSame(value, wanted);
            case CONTAINS -> contains(value, wanted);
            case CONTAINS_NOT -> !contains(value, wanted);
            case STARTS_WITH -> plain(SourceValues.shown(value)).startsWith(wanted);
            case AT_LEAST -> compares(value, wanted, order -> order >= 0);
            case AT_MOST -> compares(value, wanted, order -> order <= 0);
            case MORE_THAN -> compares(value, wanted, order -> order > 0);
            case LESS_THAN -> compares(value, wanted, order -> order < 0);
            case BEFORE -> comparesDays(value, wanted, order -> order < 0);
            case AFTER -> comparesDays(value, wanted, order -> order > 0);
        };
    }

    /** 9 and 9.0 are the same. */
    private static boolean isSame(@Nullable Object value, String wanted) {
        return plain(SourceValues.shown(value)).equals(wanted) || compares(value, wanted, order -> order == 0);
    }

    private static boolean contains(@Nullable Object value, String wanted) {
        return value instanceof List<?> several
                ? several.stream()
                        .map(String::valueOf)
                        .map(EventConditions::plain)
                        .anyMatch(wanted::equals)
                : plain(SourceValues.shown(value)).contains(wanted);
    }

    private static boolean compares(@Nullable Object value, String wanted, IntPredicate order) {
        var one = number(plain(SourceValues.shown(value)));
        var other = number(wanted);
        return one.isPresent() && other.isPresent() && order.test(one.get().compareTo(other.get()));
    }

    private static boolean comparesDays(@Nullable Object value, String wanted, IntPredicate order) {
        var one = day(plain(SourceValues.shown(value)));
        var other = day(wanted);
        return one.isPresent() && other.isPresent() && order.test(one.get().compareTo(other.get()));
    }

    static Optional<BigDecimal> number(String text) {
        return ValueConverter.number(text);
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
