package io.surveylink.simulator.soql;

import java.util.List;

/** What stands behind WHERE. */
sealed interface Condition {

    record All(List<Condition> of) implements Condition {}

    record Any(List<Condition> of) implements Condition {}

    record Not(Condition of) implements Condition {}

    record Compare(Query.Path path, Operator operator, Literal literal) implements Condition {}

    record In(Query.Path path, boolean negated, List<Literal> literals) implements Condition {}

    /** {@code Id IN (SELECT …)}. */
    record SemiJoin(Query.Path path, boolean negated, Query of) implements Condition {}

    /** {@code INCLUDES} and {@code EXCLUDES} of multi-select picklists. */
    record Includes(Query.Path path, boolean negated, List<Literal> literals) implements Condition {}

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LIKE
    }
}
