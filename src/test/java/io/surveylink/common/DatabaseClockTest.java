package io.surveylink.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.surveylink.testing.SurveylinkTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@SurveylinkTest
class DatabaseClockTest {

    @Autowired
    DataSource dataSource;

    @Test
    void nodesWhoseClocksDifferAgreeOnTheTime() {
        var slow = new DatabaseClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-7)));
        var fast = new DatabaseClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));

        slow.measure(dataSource);
        fast.measure(dataSource);

        assertThat(slow.instant()).isCloseTo(fast.instant(), within(1, ChronoUnit.SECONDS));
        assertThat(slow.instant()).isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void databaseThatDoesNotAnswerChangesNothing() throws SQLException {
        var clock = new DatabaseClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-7)));
        clock.measure(dataSource);
        try (var closed = dataSource.getConnection()) {
            closed.close();
            clock.measure(new SingleConnectionDataSource(closed, true));
        }

        assertThat(clock.instant()).isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.SECONDS));
    }
}
