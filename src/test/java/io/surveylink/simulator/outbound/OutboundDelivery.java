package io.surveylink.simulator.outbound;

import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Delivers what is due: one thread waits for work and for the clock, each message travels on its own. */
final class OutboundDelivery implements AutoCloseable {

    private static final int MAX_NOTIFICATIONS = 100;

    private final Orgs orgs;
    private final SimulatorClock clock;
    private final OutboundDefinitions definitions;
    private final OutboundQueue queue;
    private final Supplier<String> baseUrl;
    private final OutboundSender sender = new OutboundSender();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    OutboundDelivery(
            Orgs orgs,
            SimulatorClock clock,
            OutboundDefinitions definitions,
            OutboundQueue queue,
            Supplier<String> baseUrl) {
        this.orgs = orgs;
        this.clock = clock;
        this.definitions = definitions;
        this.queue = queue;
        this.baseUrl = baseUrl;
    }

    void start() {
        clock.onAdvance(this::wake);
        threads.submit(this::deliverForEver);
    }

    /** There may be something to do. */
    void wake() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing of a definition is due any more. */
    void awaitIdle(String definition, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (queue.isBusy(definition, clock.instant())) {
                if (left <= 0) {
                    throw new IllegalStateException("Still to be delivered: " + queue.of(definition));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    private void deliverForEver() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long seen = changes();
                definitions.all().forEach(this::deliverDue);
                awaitWork(seen);
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Until something changes, the clock is moved or a retry falls due. */
    private void awaitWork(long seen) throws InterruptedException {
        lock.lock();
        try {
            while (changes == seen) {
                Optional<Instant> next = queue.nextDue();
                if (next.isEmpty()) {
                    changed.await();
                    continue;
                }
                Duration left = Duration.between(clock.instant(), next.get());
                if (!left.isPositive() || changed.awaitNanos(left.toNanos()) <= 0) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliverDue(OutboundDefinition definition) {
        List<Notification> due = queue.take(definition.name(), clock.instant(), MAX_NOTIFICATIONS);
        while (!due.isEmpty()) {
            List<Notification> batch = due;
            threads.submit(() -> deliver(definition, batch));
            due = queue.take(definition.name(), clock.instant(), MAX_NOTIFICATIONS);
        }
    }

    private void deliver(OutboundDefinition definition, List<Notification> batch) {
        Instant now = clock.instant();
        List<Notification> fresh = new ArrayList<>();
        for (Notification notification : batch) {
            if (RetrySchedule.isTooOld(notification, now)) {
                queue.done(notification.dropped());
            } else {
                fresh.add(notification);
            }
        }
        if (!fresh.isEmpty()) {
            Optional<String> refusal = attempt(definition, fresh);
            Instant after = clock.instant();
            fresh.forEach(one -> queue.done(refusal.map(why -> one.failed(after, next(one, after), why))
                    .orElseGet(() -> one.acknowledged(after))));
        }
        wake();
    }

    private Optional<String> attempt(OutboundDefinition definition, List<Notification> notifications) {
        try {
            Org org = orgs.byKey(definition.org()).orElseThrow();
            byte[] message = new OutboundXml(baseUrl.get()).message(definition, org, notifications);
            return sender.send(definition.endpoint(), message);
        } catch (RuntimeException e) {
            // Whatever it was, the notifications must not stay taken.
            return Optional.of(e.toString());
        }
    }

    private static Instant next(Notification notification, Instant now) {
        return now.plus(RetrySchedule.after(notification.attempts() + 1));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sender.close();
    }
}
