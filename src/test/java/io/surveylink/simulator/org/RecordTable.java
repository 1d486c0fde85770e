package io.surveylink.simulator.org;

import io.surveylink.simulator.schema.Field;
import io.surveylink.simulator.schema.SObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of one object, oldest first, those in the bin apart. Guarded by the org's lock. */
final class RecordTable {

    private final Map<String, StoredRecord> live = new LinkedHashMap<>();
    private final Map<String, StoredRecord> bin = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> indexes = new HashMap<>();

    RecordTable(SObjectType type) {
        reindex(type);
    }

    /** After a change of the schema, other fields may be indexed. */
    void reindex(SObjectType type) {
        indexes.clear();
        type.fields().stream()
                .filter(field -> field.indexed() && !field.name().equals("Id"))
                .map(Field::name)
                .forEach(name -> indexes.put(name, new HashMap<>()));
        live.values().forEach(record -> index(null, record));
    }

    Optional<StoredRecord> find(String id) {
        return Optional.ofNullable(live.get(id));
    }

    Optional<StoredRecord> inBin(String id) {
        return Optional.ofNullable(bin.get(id));
    }

    Collection<StoredRecord> records() {
        return live.values();
    }

    Collection<StoredRecord> bin() {
        return bin.values();
    }

    int size() {
        return live.size();
    }

    boolean isIndexed(String field) {
        return indexes.containsKey(field);
    }

    /** Ids of the records with that value, compared without case, as Salesforce compares external ids. */
    List<String> idsBy(String field, String value) {
        return indexes.getOrDefault(field, Map.of()).getOrDefault(key(value), List.of());
    }

    void put(StoredRecord record) {
        if (record.deleted()) {
            index(live.remove(record.id()), null);
            bin.put(record.id(), record);
        } else {
            bin.remove(record.id());
            index(live.put(record.id(), record), record);
        }
    }

    /** Takes back what {@link #put} did. */
    void restore(String id, @Nullable StoredRecord before) {
        if (before == null) {
            index(live.remove(id), null);
            bin.remove(id);
        } else {
            put(before);
        }
    }

    private void index(@Nullable StoredRecord before, @Nullable StoredRecord after) {
        indexes.forEach((field, index) -> {
            String old = before == null ? null : before.get(field);
            String now = after == null ? null : after.get(field);
            if (Objects.equals(old, now)) {
                return;
            }
            if (old != null && before != null) {
                index.computeIfPresent(key(old), (key, ids) -> without(ids, before.id()));
            }
            if (now != null && after != null) {
                index.merge(key(now), List.of(after.id()), RecordTable::union);
            }
        });
    }

    private static @Nullable List<String> without(List<String> ids, String id) {
        List<String> rest = ids.stream().filter(other -> !other.equals(id)).toList();
        return rest.isEmpty() ? null : rest;
    }

    private static List<String> union(List<String> ids, List<String> more) {
        List<String> all = new ArrayList<>(ids);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
