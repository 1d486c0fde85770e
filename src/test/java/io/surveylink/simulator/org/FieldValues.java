package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a caller sent for a field into the one form in which it is kept, or refuses it as Salesforce does. */
final class FieldValues {

    /** Looser than RFC 5322 and stricter than an at sign, like Salesforce's own check. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)+");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");

    private FieldValues() {}

    /** @return null for text that is empty once trimmed: Salesforce keeps no empty text */
    static @Nullable String canonical(Field field, String raw, boolean truncate) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return null;
        }
        return switch (field.type().kind()) {
            case TEXT -> text(field, text, truncate);
            case EMAIL -> email(field, text, truncate);
            case ID -> id(field, text);
            case BOOLEAN -> bool(field, text);
            case INTEGER -> integer(field, text);
            case DECIMAL -> decimal(field, text);
            case DATE -> date(field, text);
            case DATETIME -> dateTime(field, text);
            case TIME -> time(field, text);
        };
    }

    private static String text(Field field, String text, boolean truncate) {
        String value = text;
        if (field.length() > 0 && value.codePointCount(0, value.length()) > field.length()) {
            if (!truncate) {
                throw new RowRejected(
                        RowCode.STRING_TOO_LONG,
                        field.label() + ": data value too large: " + text + " (max length=" + field.length() + ")",
                        field.name());
            }
            value = value.substring(0, value.offsetByCodePoints(0, field.length()));
        }
        if (field.restrictedPicklist()) {
            String[] chosen = field.type() == FieldType.MULTIPICKLIST ? value.split(";") : new String[] {value};
            Arrays.stream(chosen).filter(one -> !field.allows(one)).findFirst().ifPresent(bad -> {
                throw new RowRejected(
                        RowCode.INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST,
                        field.label() + ": bad value for restricted picklist field: " + bad,
                        field.name());
            });
        }
        return value;
    }

    private static String email(Field field, String text, boolean truncate) {
        if (!EMAIL.matcher(text).matches()) {
            throw new RowRejected(
                    RowCode.INVALID_EMAIL_ADDRESS, field.label() + ": invalid email address: " + text, field.name());
        }
        return text(field, text, truncate);
    }

    private static String id(Field field, String text) {
        if (!RecordIds.isWellFormed(text)) {
            throw new RowRejected(
                    RowCode.MALFORMED_ID, field.label() + ": id value of incorrect type: " + text, field.name());
        }
        return RecordIds.withSuffix(text);
    }

    private static String bool(Field field, String text) {
        return switch (text) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> throw wrongType(field, text);
        };
    }

    private static String integer(Field field, String text) {
        try {
            return String.valueOf(number(field, text).intValueExact());
        } catch (ArithmeticException e) {
            throw outsideRange(field, text);
        }
    }

    /** As XML Schema writes numbers: full-width digits and separators of thousands are none. */
    private static BigDecimal number(Field field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw wrongType(field, text);
        }
        return new BigDecimal(text);
    }

    private static String decimal(Field field, String text) {
        BigDecimal number = number(field, text).setScale(field.scale(), RoundingMode.HALF_UP);
        if (number.precision() - number.scale() > field.precision() - field.scale()) {
            throw outsideRange(field, text);
        }
        String plain = number.stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    /** Of a date-time only the date counts: a client that turned a date into an instant finds the day before. */
    private static String date(Field field, String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                    .toString();
        } catch (DateTimeException e) {
            throw wrongType(field, text);
        }
    }

    private static String dateTime(Field field, String text) {
        try {
            if (text.length() == 10) {
                return SalesforceTime.format(
                        LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            // "+0900" is ISO 8601 too, and what some clients send.
            String iso = text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
            return SalesforceTime.format(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            throw wrongType(field, text);
        }
    }

    private static String time(Field field, String text) {
        try {
            LocalTime time = LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
            return time.format(DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'"));
        } catch (DateTimeException e) {
            throw wrongType(field, text);
        }
    }

    private static RowRejected wrongType(Field field, String text) {
        return new RowRejected(
                RowCode.INVALID_TYPE_ON_FIELD_IN_RECORD,
                field.label() + ": value not of required type: " + text,
                field.name());
    }

    private static RowRejected outsideRange(Field field, String text) {
        return new RowRejected(
                RowCode.NUMBER_OUTSIDE_VALID_RANGE,
                field.label() + ": value outside of valid range on numeric field: " + text,
                field.name());
    }
}
