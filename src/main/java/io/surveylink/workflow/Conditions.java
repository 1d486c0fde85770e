package io.surveylink.workflow;

import java.util.List;

/**
 * What must be true of an event: one level of comparisons, all or any of them. Without any it is always met.
 */
public record Conditions(Match match, List<Comparison> comparisons) {

    public static final Conditions NONE = new Conditions(Match.ALL, List.of());

    public Conditions {
        comparisons = List.copyOf(comparisons);
    }

    /** True where nothing is asked. */
    public boolean none() {
        return comparisons.isEmpty();
    }

    /** How many of the comparisons must be true. */
    public enum Match {
        ALL,
        ANY
    }

    /**
     * One value of the event compared with one that somebody typed.
     *
     * @param source an answer or embedded data; of a choice its code is compared, whichever form the source has
     * @param value empty for operators that take none; a code for choices, yyyy-MM-dd for days
     */
    public record Comparison(ValueSource source, Operator operator, String value) {}

    /** How two values are compared. Texts compare without case; an empty value is neither above nor below any other. */
    public enum Operator {
        IS,
        IS_NOT,
        /** The text has it in it, or it is among the choices. */
        CONTAINS,
        CONTAINS_NOT,
        STARTS_WITH,
        AT_LEAST,
        AT_MOST,
        MORE_THAN,
        LESS_THAN,
        BEFORE,
        AFTER,
        EMPTY,
        NOT_EMPTY;

        public boolean takesValue() {
            return switch (this) {
                case EMPTY, NOT_EMPTY -> false;
                case IS,
                        IS_NOT,
                        CONTAINS,
                        CONTAINS_NOT,
                        STARTS_WITH,
                        AT_LEAST,
                        AT_MOST,
                        MORE_THAN,
                        LESS_THAN,
                        BEFORE,
                        AFTER -> true;
            };
        }

        /** True where both values must be numbers. */
        public boolean comparesNumbers() {
            return switch (this) {
                case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN -> true;
                case IS, IS_NOT, CONTAINS, CONTAINS_NOT, STARTS_WITH, BEFORE, AFTER, EMPTY, NOT_EMPTY -> false;
            };
        }
    }
}
