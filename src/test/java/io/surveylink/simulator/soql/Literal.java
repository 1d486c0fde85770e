package io.surveylink.simulator.soql;

/** A value in a query. */
sealed interface Literal {

    record Text(String value) implements Literal {}

    record Number(String value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    /** A date or a date-time, as it stands. */
    record Moment(String value) implements Literal {}

    /** {@code TODAY}, {@code LAST_N_DAYS:30} and the like. */
    record RelativeDay(int fromDays, int toDays) implements Literal {}

    record Null() implements Literal {}
}
