package io.surveylink.simulator.soql;

import io.surveylink.simulator.org.CallFault;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.schema.Field;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Whether a value in a query can be compared with a field: texts in quotation marks, all else without. */
final class LiteralCheck {

    private LiteralCheck() {}

    /** @throws CallFault INVALID_FIELD, or INVALID_QUERY_FILTER_OPERATOR for what is no id */
    static void check(Query query, Query.Path path, Field field, Literal literal) {
        if (literal instanceof Literal.Null) {
            return;
        }
        boolean fits = switch (field.type().kind()) {
            case TEXT, EMAIL -> literal instanceof Literal.Text;
            case ID -> isId(literal);
            case BOOLEAN -> literal instanceof Literal.Bool;
            case INTEGER, DECIMAL -> literal instanceof Literal.Number;
            case DATE -> literal instanceof Literal.RelativeDay || isDate(literal);
            case DATETIME -> literal instanceof Literal.RelativeDay || isDateTime(literal);
            case TIME -> true;
        };
        if (!fits) {
            String quotes = literal instanceof Literal.Text ? "should not be enclosed in quotes" : "is of another kind";
            throw QueryFault.invalidField(
                    query.text(),
                    path.column(),
                    "value of filter criterion for field '" + field.name() + "' must be of type "
                            + field.type().describeName() + " and "
                            + (isText(field) ? "should be enclosed in quotes" : quotes));
        }
    }

    private static boolean isText(Field field) {
        return switch (field.type().kind()) {
            case TEXT, EMAIL, ID -> true;
            case BOOLEAN, INTEGER, DECIMAL, DATE, DATETIME, TIME -> false;
        };
    }

    private static boolean isId(Literal literal) {
        if (literal instanceof Literal.Text(var id) && !RecordIds.isWellFormed(id)) {
            throw new CallFault("INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + id);
        }
        return literal instanceof Literal.Text;
    }

    private static boolean isDate(Literal literal) {
        try {
            return literal instanceof Literal.Moment(var moment)
                    && moment.length() == 10
                    && LocalDate.parse(moment) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(Literal literal) {
        try {
            return literal instanceof Literal.Moment(var moment)
                    && moment.length() > 10
                    && OffsetDateTime.parse(Values.iso(moment)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
