package io.surveylink.simulator.org;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Date-times as the SOAP API writes them: UTC, three digits of a second. */
public final class SalesforceTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SalesforceTime() {}

    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Audit fields know whole seconds. */
    static String stamp(Instant instant) {
        return FORMAT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
