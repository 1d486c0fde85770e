package io.surveylink.bench;

import io.surveylink.bench.Benchmark.Measurement;
import io.surveylink.testing.ConsoleProcess;
import io.surveylink.testing.DemoData;
import io.surveylink.testing.DemoNode;
import io.surveylink.testing.FreePorts;
import io.surveylink.testing.LocalMariaDb;
import io.surveylink.testing.Neighbours;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.json.JsonMapper;

/**
 * What bin/bench starts: the neighbours and the load in this process, for each benchmark a console of its own with the
 * demo data in another. Prints a table and writes one JSON file per benchmark.
 */
public final class Bench {

    private static final PrintStream OUT = System.out;
    private static final Path RESULTS = Path.of("target", "bench");
    private static final List<Benchmark> ALL = List.of(
            new IngestBench(),
            new DeliverBench(),
            new CallsBench(),
            new TrickleBench(),
            new UiBench(),
            new RecoverBench());

    private Bench() {}

    public static void main(String[] args) throws Exception {
        LoggingSystem.get(Bench.class.getClassLoader()).beforeInitialize();
        var chosen = chosen(List.of(args));
        Files.createDirectories(RESULTS);
        int port = FreePorts.anyFree();
        int managementPort = FreePorts.anyFree();
        try (var neighbours = Neighbours.start(null, 0, 0, "http://localhost:" + port)) {
            for (Benchmark benchmark : chosen) {
                var consoleSettings = neighbours.consoleSettings();
                consoleSettings.put("SURVEYLINK_LINGER", benchmark.linger().toString());
                var settings = new ConsoleProcess.Settings(
                        DemoNode.class.getName(),
                        port,
                        managementPort,
                        neighbours.mariaDb().jdbcUrl(Neighbours.DATABASE),
                        RESULTS,
                        consoleSettings);
                try (var console = ConsoleProcess.start(settings)) {
                    var environment = new BenchEnvironment(
                            console.url(),
                            URI.create("http://localhost:" + managementPort),
                            neighbours.simulator().production(),
                            DemoData.PROJECT,
                            DemoData.INGESTION_KEY_TEXT,
                            new ConsoleDatabase(neighbours.mariaDb().jdbcUrl(Neighbours.DATABASE) + "?user="
                                    + LocalMariaDb.RUNTIME_USER + "&password=" + LocalMariaDb.PASSWORD),
                            console.pid());
                    environment.database().awaitNothingWaiting();
                    report(benchmark.name(), benchmark.run(environment));
                }
            }
        }
    }

    private static List<Benchmark> chosen(List<String> names) {
        var chosen = new ArrayList<Benchmark>();
        for (Benchmark benchmark : ALL) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                chosen.add(benchmark);
            }
        }
        var known = ALL.stream().map(Benchmark::name).toList();
        if (!known.containsAll(names)) {
            System.err.println("Benchmarks are " + String.join(", ", known) + ".");
            System.exit(2);
        }
        return chosen;
    }

    private static void report(String name, List<Measurement> measurements) throws Exception {
        OUT.printf("%n%s%n", name);
        var json = new ArrayList<Map<String, Object>>();
        for (Measurement measurement : measurements) {
            OUT.printf(
                    Locale.ROOT,
                    "  %-58s %12.2f %-12s %s%n",
                    measurement.what(),
                    measurement.value(),
                    measurement.unit(),
                    measurement.goal());
            var row = new LinkedHashMap<String, Object>();
            row.put("what", measurement.what());
            row.put("value", measurement.value());
            row.put("unit", measurement.unit());
            row.put("goal", measurement.goal());
            json.add(row);
        }
        OUT.flush();
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(RESULTS.resolve(name + ".json"), json);
    }
}
