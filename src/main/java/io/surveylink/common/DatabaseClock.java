package io.surveylink.common;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's time, corrected by its offset to the database: nodes whose clocks differ agree on what is due and on who
 * is alive. Small differences are left alone, or time would jump with every measurement.
 */
final class DatabaseClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration TOLERATED = Duration.ofMillis(250);

    private final Clock system;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    DatabaseClock(Clock system) {
        this.system = system;
    }

    /** Leaves the offset as it is if the database does not answer. */
    void measure(DataSource dataSource) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var before = system.instant();
            try (var row = statement.executeQuery("SELECT UTC_TIMESTAMP(6)")) {
                row.next();
                var there = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                var here =
                        before.plus(Duration.between(before, system.instant()).dividedBy(2));
                correct(Duration.between(here, there));
            }
        } catch (SQLException e) {
            LOG.debug("the time of the database is not known: {}", e.toString());
        }
    }

    private void correct(Duration measured) {
        var current = offset.get();
        if (measured.minus(current).abs().compareTo(TOLERATED) > 0) {
            offset.set(measured);
            LOG.info("this machine's clock is corrected by {} to that of the database", measured);
        }
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
