package io.surveylink.run.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves a lazy grid, which asks by offset, from a list that is read by key: it remembers the key at each page boundary
 * that it has passed. The first page read fixes the top, so that new rows do not push the others down.
 */
final class KeysetPages<T, K> {

    private static final int STEP = 200;

    /** Reads the rows after a key; from the very top for null. */
    interface Source<T, K> {
        List<T> read(@Nullable K after, int limit);
    }

    private final Source<T, K> source;
    private final Function<T, K> keyOf;
    private final Function<K, K> above;
    /** Offset to the key of the row before it. */
    private final TreeMap<Integer, K> boundaries = new TreeMap<>();

    /** @param above the least key above a row's: the row itself comes after it */
    KeysetPages(Source<T, K> source, Function<T, K> keyOf, Function<K, K> above) {
        this.source = source;
        this.keyOf = keyOf;
        this.above = above;
    }

    /** The list begins with the newest again. */
    void reset() {
        boundaries.clear();
    }

    /** The key above the first row; null as long as nothing was there. */
    @Nullable
    K top() {
        return boundaries.get(0);
    }

    List<T> fetch(int offset, int limit) {
        var nearest = boundaries.floorEntry(offset);
        int position = nearest == null ? 0 : nearest.getKey();
        @Nullable K key = nearest == null ? null : nearest.getValue();
        while (position < offset) {
            var passed = source.read(key, Math.min(STEP, offset - position));
            if (passed.isEmpty()) {
                return List.of();
            }
            remember(position, passed);
            position += passed.size();
            key = keyOf.apply(passed.getLast());
        }
        var rows = new ArrayList<>(source.read(key, limit));
        if (!rows.isEmpty()) {
            remember(position, rows);
        }
        return rows;
    }

    private void remember(int position, List<T> rows) {
        boundaries.putIfAbsent(0, above.apply(keyOf.apply(rows.getFirst())));
        boundaries.put(position + rows.size(), keyOf.apply(rows.getLast()));
    }
}
