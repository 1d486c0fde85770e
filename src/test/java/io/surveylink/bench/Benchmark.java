package io.surveylink.bench;

import java.time.Duration;
import java.util.List;

/** Something measured. */
public interface Benchmark {

    /** What bin/bench calls it. */
    String name();

    /** How long the console lets rows wait for company. */
    default Duration linger() {
        return Duration.ofSeconds(2);
    }

    List<Measurement> run(BenchEnvironment environment) throws Exception;

    /**
     * A figure.
     *
     * @param goal what quality.md asks, in words; empty where it asks nothing
     */
    record Measurement(String what, double value, String unit, String goal) {}
}
