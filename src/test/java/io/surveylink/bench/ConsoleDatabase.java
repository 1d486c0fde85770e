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

    /** Statements that clients have sent, since the server began; the engine's own are among them. */
    long statements() throws SQLException {
        return number("SHOW GLOBAL STATUS LIKE 'Questions'", 2);
    }

    /** Makes the demo workflow's creator a draft of that size. @return the workflow's public id */
    String makeLargeDraft(int tasks, int fields) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var published = connection.prepareStatement("""
                        SELECT w.id, w.public_id, w.creator_id, r.id, r.definition
                        FROM workflow w JOIN workflow_revision r ON r.id = w.published_revision_id
                        WHERE w.name = 'Response to Contact'""");
                var draft = connection.prepareStatement("""
                        INSERT INTO workflow_draft (workflow_id, user_id, base_revision_id, definition, updated_at, version)
                        VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), 1)
                        ON DUPLICATE KEY UPDATE definition = VALUES(definition), version = version + 1""");
                var row = published.executeQuery()) {
            row.next();
            draft.setLong(1, row.getLong(1));
            draft.setLong(2, row.getLong(3));
            draft.setLong(3, row.getLong(4));
            draft.setString(4, LargeDraft.of(row.getString(5), tasks, fields));
            draft.executeUpdate();
            return row.getString(2);
        }
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
