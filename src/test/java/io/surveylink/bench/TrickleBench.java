package io.surveylink.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** P2, its other half: API calls where responses come one a second and wait five for company. */
public final class TrickleBench implements Benchmark {

    private static final int RESPONSES = 100;
    private static final int WORKFLOWS = 2;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    @Override
    public String name() {
        return "trickle";
    }

    @Override
    public Duration linger() {
        return Duration.ofSeconds(5);
    }

    @Override
    public List<Measurement> run(BenchEnvironment environment) throws Exception {
        var sender = new ResponseSender(environment);
        var calls = SalesforceCalls.sinceNow(environment.salesforce());
        long start = System.nanoTime();
        for (int i = 0; i < RESPONSES; i++) {
            LockSupport.parkNanos(start + i * INTERVAL - System.nanoTime());
            sender.send(1);
        }
        calls.awaitRows((long) RESPONSES * WORKFLOWS);
        return List.of(new Measurement(
                "calls per 1,000 responses, one a second, linger 5 s, per workflow",
                calls.calls() * 1_000.0 / RESPONSES / WORKFLOWS,
                "calls",
                "<= 200"));
    }
}
