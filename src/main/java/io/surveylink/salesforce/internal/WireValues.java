package io.surveylink.salesforce.internal;

import com.sforce.soap.partner.sobject.SObject;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;

/** Values as they go over the wire. */
final class WireValues {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Times of day have no zone: Salesforce keeps and shows them as they are. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private WireValues() {}

    static SObject record(String object, RecordRow row) {
        var record = new SObject(object);
        if (row.recordId() != null) {
            record.setId(row.recordId());
        }
        var cleared = new ArrayList<String>();
        row.fields().forEach((name, value) -> {
            switch (value) {
                case null -> cleared.add(name);
                case Reference parent -> record.setField(parent.relationship(), parent(parent));
                default -> record.setField(name, wire(name, value));
            }
        });
        if (!cleared.isEmpty()) {
            record.setFieldsToNull(cleared.toArray(String[]::new));
        }
        return record;
    }

    private static SObject parent(Reference reference) {
        var parent = new SObject(reference.object());
        parent.setField(reference.externalIdField(), clean(reference.value()));
        return parent;
    }

    /**
     * Dates and times go as text: as a Calendar a date would be sent with its time and end a day off east of Greenwich.
     */
    private static Object wire(String name, Object value) {
        return switch (value) {
            case String text -> clean(text);
            case Boolean flag -> flag;
            case BigDecimal number -> number;
            case Integer number -> number;
            case Long number -> number;
            case LocalDate date -> date.toString();
            case LocalTime time -> TIME.format(time);
            case Instant instant -> DATE_TIME.format(instant);
            default ->
                throw new IllegalArgumentException(
                        name + " is a " + value.getClass().getName() + ", which no field takes");
        };
    }

    /** Leaves out what XML 1.0 cannot bear: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
    static String clean(String text) {
        if (text.codePoints().allMatch(WireValues::isXml)) {
            return text;
        }
        return text.codePoints()
                .filter(WireValues::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
