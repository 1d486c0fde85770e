package io.surveylink.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** P2: API calls per 1,000 responses that arrive singly within ten seconds, for one of the two workflows; the second of two bursts. */
public final class CallsBench implements Benchmark {

    private static final int RESPONSES = 1_000;
    private static final int WORKFLOWS = 2;
    private static final long COME_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10) / RESPONSES;

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public List<Measurement> run(BenchEnvironment environment) throws Exception {
        var sender = new ResponseSender(environment);
        burst(environment, sender);
        var calls = burst(environment, sender);
        return List.of(new Measurement(
                "calls per 1,000 responses in a burst of 10 s, per workflow",
                (double) calls.calls() / WORKFLOWS,
                "calls",
                "<= 7"));
    }

    /** Each response is sent when it is due, whether the one before has been answered or not. */
    private static SalesforceCalls burst(BenchEnvironment environment, ResponseSender sender) throws Exception {
        var calls = SalesforceCalls.sinceNow(environment.salesforce());
        var sent = new ArrayList<Future<?>>();
        long start = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RESPONSES; i++) {
                LockSupport.parkNanos(start + i * INTERVAL - System.nanoTime());
                sent.add(senders.submit(() -> sendUntilTaken(sender)));
            }
        }
        for (Future<?> each : sent) {
            each.get();
        }
        calls.awaitRows((long) RESPONSES * WORKFLOWS);
        return calls;
    }

    /** As a sender does whom the console asks to come again. */
    private static boolean sendUntilTaken(ResponseSender sender) throws Exception {
        while (!sender.send(1)) {
            LockSupport.parkNanos(COME_AGAIN);
        }
        return true;
    }
}
