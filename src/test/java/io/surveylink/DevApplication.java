package io.surveylink;

import io.surveylink.testing.DemoData;
import io.surveylink.testing.DevNode;
import io.surveylink.testing.Neighbours;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** What bin/run starts: the console, its neighbours and the demo data, in one process. */
public final class DevApplication {

    private static final PrintStream OUT = System.out;

    private DevApplication() {}

    public static void main(String[] args) throws IOException {
        // Quiet until Spring Boot sets the levels: the database's installer is talkative.
        LoggingSystem.get(DevApplication.class.getClassLoader()).beforeInitialize();
        int port = number("SURVEYLINK_PORT", 8080);
        int managementPort = number("SURVEYLINK_MANAGEMENT_PORT", 8081);
        int simulatorPort = number("SIMULATOR_PORT", 8090);
        int sandboxPort = number("SIMULATOR_SANDBOX_PORT", 8091);
        for (int needed : List.of(port, managementPort, simulatorPort, sandboxPort)) {
            requireFree(needed);
        }
        Path data = Path.of(setting("SURVEYLINK_DATA", ".data")).toAbsolutePath();
        if (List.of(args).contains("--fresh")) {
            deleteState(data);
        }
        Files.createDirectories(data);

        String url = setting("SURVEYLINK_BASE_URL", "http://localhost:" + port);
        var neighbours = Neighbours.start(data, simulatorPort, sandboxPort, url);
        Thread stopNeighbours = new Thread(neighbours::close, "stop-neighbours");
        Runtime.getRuntime().addShutdownHook(stopNeighbours);
        neighbours.consoleSettings().forEach(System::setProperty);
        System.setProperty("SURVEYLINK_KEY_FILE", data.resolve("keyset.json").toString());
        System.setProperty("spring.profiles.active", "dev");
        System.setProperty("spring.main.register-shutdown-hook", "false");

        var console = start();
        Runtime.getRuntime().removeShutdownHook(stopNeighbours);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(console, neighbours), "stop"));

        var demo = new DemoData(console);
        boolean created = demo.createOnFirstStart(
                URI.create(neighbours.simulator().productionUrl()),
                URI.create(neighbours.simulator().sandboxUrl()));
        // Later on there may be runs that a person left held or uncertain: nobody is to wait for those.
        if (created) {
            demo.awaitEndOfRuns();
        }
        greet(url, neighbours);
    }

    private static ConfigurableApplicationContext start() {
        try {
            return SpringApplication.from(SurveylinkApplication::main)
                    .with(DevNode.class)
                    .run()
                    .getApplicationContext();
        } catch (RuntimeException e) {
            // Already logged. The neighbours' threads would keep the process alive.
            System.exit(1);
            throw e;
        }
    }

    private static void stop(ConfigurableApplicationContext console, Neighbours neighbours) {
        console.close();
        neighbours.close();
    }

    private static void greet(String url, Neighbours neighbours) {
        OUT.println("Surveylink is ready: " + url);
        OUT.println();
        OUT.println("  Sign in as         " + String.join(", ", List.of(DemoData.ADMIN, DemoData.OWNER)));
        OUT.println("                     " + String.join(", ", List.of(DemoData.COLLABORATOR, DemoData.SUCCESSOR)));
        OUT.println("  Password           " + DemoData.PASSWORD);
        OUT.println("  Salesforce, simulated");
        OUT.println("    production       " + neighbours.simulator().productionUrl() + "  owner@acme.example");
        OUT.println("    sandbox          " + neighbours.simulator().sandboxUrl() + "  owner@acme.example.sandbox");
        OUT.println("    password         salesforce");
        OUT.flush();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(setting(name, String.valueOf(otherwise)));
    }

    private static void requireFree(int port) {
        try (var socket = new ServerSocket(port)) {
            Objects.requireNonNull(socket);
        } catch (IOException e) {
            System.err.println("Port " + port + " is taken. Stop what uses it, or choose another: see README.md.");
            System.exit(1);
        }
    }

    private static void deleteState(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        Path temp = data.resolve("tmp");
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(data) && !file.startsWith(temp)) {
                    Files.delete(file);
                }
            }
        }
    }
}
