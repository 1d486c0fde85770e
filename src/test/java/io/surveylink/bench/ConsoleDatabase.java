package io.surveylink.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The console's database as a bystander sees it. */
record ConsoleDatabase(String jdbcUrl) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Returns when the engine has nothing left to do: what one measurement leaves behind is no load of the next. */
    void awaitNothingWaiting() {
        Awaitility.await("an engine at rest")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> number("SELECT COUNT(*) FROM task_run WHERE state IN ('WAITING', 'IN_FLIGHT')", 1) == 0);
    }

    /** Transactions that wrote, since the server began. */
    long commits() throws SQLException {
        return number("SHOW GLOBAL STATUS LIKE 'Com_commit'", 2);
    }

    private long number(String query, int column) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(column);
        }
    }
}
