package io.surveylink.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * P4: how many responses the REST API takes in batches, and how long a single one waits at 500 a second. The demo
 * project's workflow matches all of them, so the engine works beside it.
 */
public final class IngestBench implements Benchmark {

    private static final int SENDERS = 4;
    private static final int BATCH = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration WARM_UP_OF_SINGLES = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int SINGLES_PER_SECOND = 500;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public List<Measurement> run(BenchEnvironment environment) throws Exception {
        var sender = new ResponseSender(environment);
        closedLoop(sender, BATCH, WARM_UP);
        double perSecond = closedLoop(sender, BATCH, MEASURED);
        environment.database().awaitNothingWaiting();
        // A cold console would be overrun at this rate, and would not get out of it again.
        closedLoop(sender, 1, WARM_UP_OF_SINGLES);
        environment.database().awaitNothingWaiting();
        long[] waits = singles(sender, MEASURED);
        return List.of(
                new Measurement("responses in batches of " + BATCH, perSecond, "/s", ">= 4,000"),
                new Measurement(
                        "single responses at " + SINGLES_PER_SECOND + "/s, p50", percentile(waits, 50), "ms", ""),
                new Measurement(
                        "single responses at " + SINGLES_PER_SECOND + "/s, p99", percentile(waits, 99), "ms", "< 25"));
    }

    /** A few senders that send their next request as soon as the one before is answered; responses a second. */
    private static double closedLoop(ResponseSender responses, int batch, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> sender = () -> {
                int sent = 0;
                while (System.nanoTime() < end) {
                    sent += responses.send(batch) ? batch : 0;
                }
                return sent;
            };
            long sent = 0;
            for (Future<Integer> future : senders.invokeAll(Collections.nCopies(SENDERS, sender))) {
                sent += future.get();
            }
            return sent * 1e9 / (System.nanoTime() - start);
        }
    }

    /** Each wait counts from when its request was due, so that a stall is charged to all that it kept back. */
    private static long[] singles(ResponseSender responses, Duration time) throws Exception {
        long interval = TimeUnit.SECONDS.toNanos(1) / SINGLES_PER_SECOND;
        int count = (int) (time.toNanos() / interval);
        long start = System.nanoTime();
        var waits = new ArrayList<Future<Long>>(count);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = start + i * interval;
                LockSupport.parkNanos(due - System.nanoTime());
                waits.add(senders.submit(() -> {
                    responses.send(1);
                    return System.nanoTime() - due;
                }));
            }
        }
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = waits.get(i).get();
        }
        Arrays.sort(result);
        return result;
    }

    private static double percentile(long[] sortedNanos, int percent) {
        int index = (int) Math.ceil(sortedNanos.length * percent / 100.0) - 1;
        return sortedNanos[index] / 1e6;
    }
}
