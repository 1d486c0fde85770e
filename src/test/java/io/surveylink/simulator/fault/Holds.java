package io.surveylink.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Calls that wait for a release. */
public final class Holds {

    private final InstantSource clock;
    private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
    private int lastId;
    private boolean closed;

    /** @param phase {@code BEFORE_COMMIT} or {@code AFTER_COMMIT} */
    public record Held(int id, String phase, Instant since, CallInfo call) {}

    private record Waiting(Held held, CountDownLatch released) {}

    public Holds(InstantSource clock) {
        this.clock = clock;
    }

    void hold(CallInfo call, String phase) {
        CountDownLatch released = new CountDownLatch(1);
        synchronized (this) {
            if (closed) {
                return;
            }
            Held held = new Held(++lastId, phase, clock.instant(), call);
            waiting.put(held.id(), new Waiting(held, released));
            notifyAll();
        }
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized List<Held> list() {
        return waiting.values().stream().map(Waiting::held).toList();
    }

    /** Waits until that many calls are held; for a test that must not act before. */
    public synchronized List<Held> await(int calls, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (waiting.size() < calls) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("Only " + waiting.size() + " of " + calls + " calls are held");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
        return list();
    }

    /** @return whether such a call was held */
    public synchronized boolean release(int id) {
        Waiting found = waiting.remove(id);
        if (found == null) {
            return false;
        }
        found.released().countDown();
        return true;
    }

    public synchronized int releaseAll() {
        int released = waiting.size();
        waiting.values().forEach(one -> one.released().countDown());
        waiting.clear();
        return released;
    }

    /** Nothing waits any more. */
    public synchronized void close() {
        closed = true;
        releaseAll();
    }
}
