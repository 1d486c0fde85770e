package io.surveylink.common;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * After a migration the migration user grants the run-time user its rights, table by table: everything on most, only
 * reading and adding on what is append-only. MariaDB has no way to take one table out of a grant on all.
 */
@Component
class RuntimeUserGrants extends BaseCallback {

    private static final Set<String> APPEND_ONLY = Set.of("audit_log");
    private static final String FLYWAY_HISTORY = "flyway_schema_history";

    private final JdbcConnectionDetails runtime;

    RuntimeUserGrants(JdbcConnectionDetails runtime) {
        this.runtime = runtime;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        String user = runtime.getUsername();
        if (user == null || user.equals(context.getConfiguration().getUser())) {
            return;
        }
        try (var statement = context.getConnection().createStatement()) {
            for (String table : tables(context)) {
                String rights = APPEND_ONLY.contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
                statement.execute("GRANT " + rights + " ON `" + table + "` TO `" + user.replace("`", "") + "`@`%`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the migration user could not grant the run-time user its rights", e);
        }
    }

    private static List<String> tables(Context context) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = context.getConnection().createStatement();
                var rows = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            while (rows.next()) {
                if (!rows.getString(1).equals(FLYWAY_HISTORY)) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }
}
