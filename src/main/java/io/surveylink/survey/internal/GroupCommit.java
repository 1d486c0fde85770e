package io.surveylink.survey.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stores what waits for the same key together, in one transaction: alone each piece would pay for statements and a
 * commit that all of them can share. Nothing waits for company: a piece goes as soon as a writer is free, with whatever
 * has gathered while none was. So few writers work at once that connections are left for people and the engine; who
 * finds none in time is asked to come again, which is better than a queue that grows without end.
 *
 * @param <K> what is stored together
 * @param <W> a piece of work
 * @param <R> its result
 */
final class GroupCommit<K, W extends GroupCommit.Work<W>, R> {

    private static final int SECONDS_TO_WAIT = 1;

    private final Limits limits;
    private final BiFunction<K, List<W>, List<R>> store;
    private final Semaphore writers;
    private final ConcurrentHashMap<K, Queue> queues = new ConcurrentHashMap<>();

    /** @param store what stores a group and gives a result for each piece in its order, or fails as a whole */
    GroupCommit(Limits limits, BiFunction<K, List<W>, List<R>> store) {
        this.limits = limits;
        this.store = store;
        this.writers = new Semaphore(limits.writers(), true);
    }

    /** A piece of work. */
    interface Work<W> {

        int weight();

        /** False if the two must not be in one transaction. */
        boolean mayTravelWith(W other);
    }

    /**
     * @param writers at once, over all keys
     * @param writersOfOne at once for one key: one stores while the next group gathers
     * @param weight of a group, unless its only piece is heavier
     * @param patience how long a piece waits for a writer
     */
    record Limits(int writers, int writersOfOne, int weight, Duration patience) {}

    /** @throws DomainException OVERLOADED: nothing was stored and nothing will be */
    R store(K key, W work) {
        var piece = new Piece(work);
        queues.computeIfAbsent(key, Queue::new).add(piece);
        return piece.result();
    }

    private final class Queue {

        private final K key;
        private final ArrayDeque<Piece> waiting = new ArrayDeque<>();
        private int writing;

        private Queue(K key) {
            this.key = key;
        }

        private synchronized void add(Piece piece) {
            waiting.add(piece);
            if (writing < limits.writersOfOne()) {
                writing++;
                Thread.ofVirtual().name("group-commit").start(this::write);
            }
        }

        private void write() {
            boolean more = true;
            while (more) {
                writers.acquireUninterruptibly();
                try {
                    var group = next();
                    more = !group.isEmpty();
                    if (more) {
                        storeGroup(key, group);
                    }
                } finally {
                    writers.release();
                }
            }
        }

        /** Empty if nothing waits; the writer is gone then. */
        private synchronized List<Piece> next() {
            var group = new ArrayList<Piece>();
            int weight = 0;
            while (!waiting.isEmpty()) {
                var piece = waiting.peek();
                boolean fits = group.isEmpty()
                        || weight + piece.work.weight() <= limits.weight()
                                && group.stream().allMatch(other -> piece.work.mayTravelWith(other.work));
                if (!fits) {
                    break;
                }
                waiting.remove();
                if (piece.decide()) {
                    group.add(piece);
                    weight += piece.work.weight();
                }
            }
            if (group.isEmpty()) {
                writing--;
            }
            return group;
        }
    }

    private void storeGroup(K key, List<Piece> group) {
        try {
            var results =
                    store.apply(key, group.stream().map(piece -> piece.work).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).future.complete(results.get(i));
            }
        } catch (RuntimeException e) {
            if (group.size() > 1 && mayConcernOne(e)) {
                group.forEach(piece -> storeGroup(key, List.of(piece)));
            } else {
                fail(group, e);
            }
        } catch (Error e) {
            // Whoever waits is told, and throws it; the writer lives on for the others.
            fail(group, e);
        }
    }

    private void fail(List<Piece> group, Throwable failure) {
        group.forEach(piece -> piece.future.completeExceptionally(failure));
    }

    /** Without a database everybody fails alike; else the others must not pay for the one that cannot be stored. */
    private static boolean mayConcernOne(RuntimeException e) {
        return !(e instanceof TransactionException
                || e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException);
    }

    private final class Piece {

        private final W work;
        private final CompletableFuture<R> future = new CompletableFuture<>();
        /** Once set it is either being stored or given up, never both. */
        private final AtomicBoolean decided = new AtomicBoolean();

        private Piece(W work) {
            this.work = work;
        }

        private boolean decide() {
            return decided.compareAndSet(false, true);
        }

        private R result() {
            try {
                return future.get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw unwrapped(e);
            } catch (TimeoutException e) {
                return givenUpOrStored();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return givenUpOrStored();
            }
        }

        private R givenUpOrStored() {
            if (decide()) {
                throw new DomainException(ErrorCode.OVERLOADED, SECONDS_TO_WAIT);
            }
            try {
                return future.join();
            } catch (CompletionException e) {
                throw unwrapped(e);
            }
        }
    }

    private static RuntimeException unwrapped(Exception told) {
        return told.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(told);
    }
}
