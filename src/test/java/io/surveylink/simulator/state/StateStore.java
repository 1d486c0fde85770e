package io.surveylink.simulator.state;

import java.util.Map;

/**
 * Keeps values by collection and key. Values are records that JSON can carry; the newest one of a key counts. Writing
 * returns at once: durability is the implementation's business.
 */
public interface StateStore extends AutoCloseable {

    void put(String collection, String key, Object value);

    void remove(String collection, String key);

    /** What was kept by an earlier process, in the order in which the keys came first. */
    <T> Map<String, T> load(String collection, Class<T> type);

    @Override
    void close();

    /** Forgets everything. */
    static StateStore none() {
        return new StateStore() {
            @Override
            public void put(String collection, String key, Object value) {}

            @Override
            public void remove(String collection, String key) {}

            @Override
            public <T> Map<String, T> load(String collection, Class<T> type) {
                return Map.of();
            }

            @Override
            public void close() {}
        };
    }
}
