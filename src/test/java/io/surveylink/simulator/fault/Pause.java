package io.surveylink.simulator.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets real time pass in the middle of a call: the network's latency, or a slow answer. Ends when all is closed. */
public final class Pause {

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration latency = Duration.ZERO;

    /** Of every API call from now on. */
    public void latency(Duration perCall) {
        latency = perCall;
    }

    void latency() {
        of(latency);
    }

    void of(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void close() {
        closed.countDown();
    }
}
