package io.surveylink.simulator.soql;

import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.SalesforceTime;
import io.surveylink.simulator.schema.ValueKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values of each kind compare: text without case, numbers by size, moments by time. */
final class Values {

    private Values() {}

    static int compare(ValueKind kind, String a, String b) {
        return switch (kind) {
            case TEXT, EMAIL -> a.compareToIgnoreCase(b);
            case INTEGER, DECIMAL -> new BigDecimal(a).compareTo(new BigDecimal(b));
            case ID, BOOLEAN, DATE, DATETIME, TIME -> a.compareTo(b);
        };
    }

    static boolean matches(
            ValueKind kind, @Nullable String value, Condition.Operator operator, Literal literal, LocalDate today) {
        return switch (literal) {
            case Literal.Null() -> (value == null) == (operator == Condition.Operator.EQUAL);
            case Literal.RelativeDay day -> matchesDay(value, operator, day, today);
            case Literal.Text(var text) -> compareTo(kind, value, operator, text);
            case Literal.Number(var number) -> compareTo(kind, value, operator, number);
            case Literal.Bool(var bool) -> compareTo(kind, value, operator, String.valueOf(bool));
            case Literal.Moment(var moment) -> compareTo(kind, value, operator, moment(kind, moment));
        };
    }

    private static boolean compareTo(
            ValueKind kind, @Nullable String value, Condition.Operator operator, String literal) {
        if (value == null) {
            return operator == Condition.Operator.NOT_EQUAL;
        }
        if (operator == Condition.Operator.LIKE) {
            return like(value, literal);
        }
        int compared = compare(kind, value, kind == ValueKind.ID ? RecordIds.withSuffix(literal) : literal);
        return switch (operator) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
            case LIKE -> like(value, literal);
        };
    }

    private static boolean like(String value, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(value)
                .matches();
    }

    private static String moment(ValueKind kind, String literal) {
        if (kind == ValueKind.DATETIME && literal.length() > 10) {
            return SalesforceTime.format(OffsetDateTime.parse(iso(literal)).toInstant());
        }
        return literal;
    }

    /** {@code +0900} is ISO 8601 too. */
    static String iso(String moment) {
        return moment.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }

    private static boolean matchesDay(
            @Nullable String value, Condition.Operator operator, Literal.RelativeDay day, LocalDate today) {
        if (value == null) {
            return operator == Condition.Operator.NOT_EQUAL;
        }
        String date = value.substring(0, 10);
        String from = today.plusDays(day.fromDays()).toString();
        String to = today.plusDays(day.toDays()).toString();
        boolean within = date.compareTo(from) >= 0 && date.compareTo(to) <= 0;
        return switch (operator) {
            case EQUAL -> within;
            case NOT_EQUAL -> !within;
            case LESS -> date.compareTo(from) < 0;
            case LESS_OR_EQUAL -> date.compareTo(to) <= 0;
            case GREATER -> date.compareTo(to) > 0;
            case GREATER_OR_EQUAL -> date.compareTo(from) >= 0;
            case LIKE -> false;
        };
    }
}
