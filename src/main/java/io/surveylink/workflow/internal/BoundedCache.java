package io.surveylink.workflow.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the values used last. */
final class BoundedCache<K, V> {

    private final Map<K, V> values;

    BoundedCache(int capacity) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }
}
