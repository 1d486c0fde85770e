package io.surveylink.survey.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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

    /** When the time is over one caller asks the source; the others wait for its answer. */
    Optional<V> get(K key) {
        var entry = entries.get(key);
        if (entry != null && isFresh(entry)) {
            return Optional.of(entry.value());
        }
        if (entries.size() >= CAPACITY) {
            entries.clear();
        }
        return valueOf(entries.compute(key, (k, known) -> known != null && isFresh(known) ? known : read(k)));
    }

    /** Asks the source whatever is remembered. */
    Optional<V> getFresh(K key) {
        return valueOf(entries.compute(key, (k, known) -> read(k)));
    }

    private boolean isFresh(Entry<V> entry) {
        return nanoTime.getAsLong() - entry.readAt() < nanosToKeep;
    }

    private @Nullable Entry<V> read(K key) {
        long readAt = nanoTime.getAsLong();
        return source.apply(key).map(value -> new Entry<>(value, readAt)).orElse(null);
    }

    private static <V> Optional<V> valueOf(@Nullable Entry<V> entry) {
        return Optional.ofNullable(entry).map(Entry::value);
    }

    void forget(K key) {
        entries.remove(key);
    }

    void forgetAll() {
        entries.clear();
    }

    private record Entry<V>(V value, long readAt) {}
}
