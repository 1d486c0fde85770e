package io.surveylink.survey.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers what was found for a few seconds, so that ingestion does not ask the database the same for every request;
 * never that something was not found. What changes on this node is forgotten at once, on another node in time.
 */
final class BriefCache<K, V> {

    /** Beyond it everything is forgotten, which costs one query per entry. */
    private static final int CAPACITY = 10_000;

    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Function<K, Optional<V>> source;
    private final long nanosToKeep;
    private final LongSupplier nanoTime;

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    BriefCache(Duration timeToKeep, LongSupplier nanoTime, Function<K, Optional<V>> source) {
        this.nanosToKeep = timeToKeep.toNanos();
        this.nanoTime = nanoTime;
        this.source = source;
    }

    Optional<V> get(K key) {
        var entry = entries.get(key);
        if (entry != null && nanoTime.getAsLong() - entry.readAt() < nanosToKeep) {
            return Optional.of(entry.value());
        }
        return read(key);
    }

    /** Asks the source whatever is remembered. */
    Optional<V> read(K key) {
        long readAt = nanoTime.getAsLong();
        var value = source.apply(key);
        if (entries.size() >= CAPACITY) {
            entries.clear();
        }
        value.ifPresentOrElse(v -> entries.put(key, new Entry<>(v, readAt)), () -> entries.remove(key));
        return value;
    }

    void forget(K key) {
        entries.remove(key);
    }

    void forgetAll() {
        entries.clear();
    }

    private record Entry<V>(V value, long readAt) {}
}
