package io.surveylink.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** P2: API calls per 1,000 responses that arrive singly within ten seconds, for one of the two workflows. */
public final class CallsBench implements Benchmark {

    private static final int RESPONSES = 1_000;
    private static final int WORKFLOWS = 2;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10) / RESPONSES;

    @Override
    public String name() {
        return "calls";
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
                "calls per 1,000 responses in a burst of 10 s, per workflow",
                (double) calls.calls() / WORKFLOWS,
                "calls",
                "<= 7"));
    }
}
