package io.surveylink.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A console as a process of its own, so that it can be killed. Its neighbours live where the test lives. */
public final class ConsoleProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final Path log;

    private ConsoleProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts a console and waits until it answers. */
    public static ConsoleProcess start(Settings settings) {
        try {
            Files.createDirectories(settings.directory());
            Path log = settings.directory().resolve("console-" + settings.port() + ".log");
            var builder = new ProcessBuilder(command(settings));
            builder.environment().putAll(environment(settings));
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            var console = new ConsoleProcess(builder.start(), settings.port(), log);
            console.awaitReady(settings.managementPort());
            return console;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public long pid() {
        return process.pid();
    }

    /** A line of input, for nodes that read some. */
    public void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9: nothing is finished, nothing flushed. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static List<String> command(Settings settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@docker/jvm.options");
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        // Surefire hides the class path behind a jar of its own.
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(settings.mainClass());
        return command;
    }

    private static Map<String, String> environment(Settings settings) {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "dev");
        environment.put("SURVEYLINK_PORT", String.valueOf(settings.port()));
        environment.put("SURVEYLINK_MANAGEMENT_PORT", String.valueOf(settings.managementPort()));
        environment.put("SURVEYLINK_DB_URL", settings.jdbcUrl());
        environment.put("SURVEYLINK_DB_USER", LocalMariaDb.RUNTIME_USER);
        environment.put("SURVEYLINK_DB_PASSWORD", LocalMariaDb.PASSWORD);
        environment.put("SURVEYLINK_DB_MIGRATION_USER", LocalMariaDb.MIGRATION_USER);
        environment.put("SURVEYLINK_DB_MIGRATION_PASSWORD", LocalMariaDb.PASSWORD);
        environment.put(
                "SURVEYLINK_KEY_FILE",
                settings.directory().resolve("keyset.json").toString());
        environment.putAll(settings.more());
        return environment;
    }

    private void awaitReady(int managementPort) {
        var client = HttpClient.newHttpClient();
        var health = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        Awaitility.await("a console that answers, see " + log)
                .atMost(START_LIMIT)
                .failFast("the console ended", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> client.send(health, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /**
     * How to start one.
     *
     * @param directory for its key file and log
     * @param more environment variables
     */
    public record Settings(
            String mainClass, int port, int managementPort, String jdbcUrl, Path directory, Map<String, String> more) {}
}
