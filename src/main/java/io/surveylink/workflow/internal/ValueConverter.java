package io.surveylink.workflow.internal;

import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.workflow.FieldKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a source's value into what a field of a described type takes, or says why it does not fit. What Salesforce
 * would refuse for certain is refused here, before it costs a call; what it may accept is sent.
 *
 * @param zone the calendar in which a moment becomes a date and a date a moment
 */
record ValueConverter(ZoneId zone) {

    private static final int MAX_NUMBER_TEXT = 40;

    /** Digits before the point of the largest number field (Salesforce: 18 in all). */
    private static final int MAX_WHOLE_DIGITS = 18;

    private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\t\\u2028\\u2029]+");
    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "yes", true, "1", true, "false", false, "no", false, "0", false);

    /** The value for the field, or why there is none. */
    sealed interface Converted {

        record Value(Object value) implements Converted {}

        /** Nothing to write: "if empty" decides. */
        record Empty() implements Converted {}

        record Unfit(MappingError error) implements Converted {}
    }

    private static final Converted EMPTY = new Converted.Empty();

    Converted convert(@Nullable Object value, String fieldType, Size size) {
        var kind = FieldKind.of(fieldType).orElse(null);
        if (kind == null) {
            return new Converted.Unfit(MappingError.MAPPING_TYPE_UNSUPPORTED);
        }
        if (value instanceof List<?> several) {
            var texts = several.stream()
                    .map(String::valueOf)
                    .filter(text -> !text.isBlank())
                    .toList();
            return convertSeveral(texts, kind, size);
        }
        return value == null ? EMPTY : convertOne(value, kind, size);
    }

    private Converted convertSeveral(List<String> values, FieldKind kind, Size size) {
        return switch (kind) {
            case MULTI_PICKLIST ->
                values.stream().anyMatch(value -> value.contains(";"))
                        ? new Converted.Unfit(MappingError.MAPPING_SEMICOLON)
                        : text(String.join(";", values), FieldKind.LINE, size);
            case LINE, LONG_TEXT -> text(String.join(", ", values), kind, size);
            case EMAIL, PICKLIST, RECORD_ID, WHOLE_NUMBER, NUMBER, BOOLEAN, DATE, DATE_TIME, TIME ->
                switch (values.size()) {
                    case 0 -> EMPTY;
                    case 1 -> convertOne(values.getFirst(), kind, size);
                    default -> new Converted.Unfit(MappingError.MAPPING_SEVERAL_VALUES);
                };
        };
    }

    private Converted convertOne(Object value, FieldKind kind, Size size) {
        String text = clean(textOf(value)).strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        return switch (kind) {
            case LINE, LONG_TEXT, PICKLIST, MULTI_PICKLIST -> text(text, kind, size);
            case EMAIL ->
                EMAIL.matcher(text).matches()
                        ? text(text, kind, size)
                        : new Converted.Unfit(MappingError.MAPPING_NOT_AN_EMAIL);
            case RECORD_ID -> orUnfit(recordId(text), MappingError.MAPPING_NOT_A_RECORD_ID);
            case WHOLE_NUMBER ->
                sized(number(text).flatMap(ValueConverter::whole), size, MappingError.MAPPING_NOT_WHOLE);
            case NUMBER -> sized(number(text), size, MappingError.MAPPING_NOT_A_NUMBER);
            case BOOLEAN -> orUnfit(bool(text), MappingError.MAPPING_NOT_A_BOOLEAN);
            case DATE -> orUnfit(moment(value, text).map(Moment::date), MappingError.MAPPING_NOT_A_DATE);
            case DATE_TIME -> orUnfit(moment(value, text).map(Moment::instant), MappingError.MAPPING_NOT_A_DATE);
            case TIME -> orUnfit(time(value, text), MappingError.MAPPING_NOT_A_TIME);
        };
    }

    private static Converted orUnfit(Optional<?> value, MappingError error) {
        return value.<Converted>map(Converted.Value::new).orElseGet(() -> new Converted.Unfit(error));
    }

    private static String textOf(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /**
     * Length counts code points: whether Salesforce counts an emoji as one or two is its own affair, so a text that may
     * fit is sent.
     */
    private static Converted text(String value, FieldKind kind, Size size) {
        String cleaned = clean(value);
        String text = (kind == FieldKind.LONG_TEXT
                        ? cleaned
                        : LINE_BREAKS.matcher(cleaned).replaceAll(" "))
                .strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (size.length() > 0 && text.codePointCount(0, text.length()) > size.length()) {
            return new Converted.Unfit(MappingError.MAPPING_TOO_LONG);
        }
        return new Converted.Value(text);
    }

    /** Without what XML cannot carry or a field should not: control characters, half pairs, non-characters. */
    private static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(ValueConverter::isKept).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isKept(int codePoint) {
        return switch (codePoint) {
            case '\n', '\r', '\t' -> true;
            case 0xFFFE, 0xFFFF -> false;
            default -> {
                int type = Character.getType(codePoint);
                yield type != Character.CONTROL && type != Character.SURROGATE;
            }
        };
    }

    /** Full-width digits and signs, as Japanese keyboards write them, count as their ASCII forms. */
    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static Optional<String> recordId(String text) {
        return RECORD_ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** A number that a field of Salesforce could take. */
    static Optional<BigDecimal> number(String text) {
        if (text.length() > MAX_NUMBER_TEXT) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(narrow(text).replace('\u2212', '-'));
            // Guards the arithmetic too: 1e999999999 is a short text and an endless number.
            boolean fits = Math.abs(number.scale()) <= MAX_NUMBER_TEXT
                    && number.precision() - number.scale() <= MAX_WHOLE_DIGITS;
            return fits ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> whole(BigDecimal number) {
        try {
            return Optional.of(number.setScale(0, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * Decimals beyond the field's are rounded, half up, as Salesforce does itself (a mean of answers has any number of
     * them); digits before the point that do not fit are refused.
     */
    private static Converted sized(Optional<BigDecimal> number, Size size, MappingError otherwise) {
        if (number.isEmpty() || size.precision() == 0) {
            return orUnfit(number, otherwise);
        }
        var value = number.get();
        var rounded = value.scale() > size.scale() ? value.setScale(size.scale(), RoundingMode.HALF_UP) : value;
        return rounded.precision() - rounded.scale() > size.precision() - size.scale() && rounded.signum() != 0
                ? new Converted.Unfit(MappingError.MAPPING_NUMBER_TOO_LARGE)
                : new Converted.Value(rounded);
    }

    private static Optional<Boolean> bool(String text) {
        return Optional.ofNullable(BOOLEANS.get(narrow(text).toLowerCase(Locale.ROOT)));
    }

    /** A day and an instant that stand for one another in the zone. */
    private record Moment(LocalDate date, Instant instant) {}

    private Optional<Moment> moment(Object value, String text) {
        if (value instanceof Instant instant) {
            return Optional.of(at(instant));
        }
        String narrow = narrow(text);
        return parsed(() -> {
                    var date = LocalDate.parse(narrow);
                    return new Moment(date, date.atStartOfDay(zone).toInstant());
                })
                .or(() -> parsed(() -> at(OffsetDateTime.parse(narrow).toInstant())))
                .or(() ->
                        parsed(() -> at(LocalDateTime.parse(narrow).atZone(zone).toInstant())));
    }

    /** Of a moment, what the clock shows in the zone; it has no zone of its own in Salesforce either. */
    private Optional<LocalTime> time(Object value, String text) {
        String narrow = narrow(text);
        return parsed(() -> LocalTime.parse(narrow.endsWith("Z") ? narrow.substring(0, narrow.length() - 1) : narrow))
                .or(() -> isDate(narrow)
                        ? Optional.empty()
                        : moment(value, text)
                                .map(moment -> moment.instant().atZone(zone).toLocalTime()))
                .map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A day alone has no time of day. */
    private static boolean isDate(String text) {
        return parsed(() -> LocalDate.parse(text)).isPresent();
    }

    private Moment at(Instant instant) {
        return new Moment(instant.atZone(zone).toLocalDate(), instant);
    }

    private static <T> Optional<T> parsed(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
