package io.surveylink.simulator.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects of an org. Immutable: an administrator's change makes another one. */
public final class Schema {

    private final Map<String, SObjectType> objects;

    private Schema(Map<String, SObjectType> objects) {
        this.objects = Collections.unmodifiableMap(objects);
    }

    public static Schema of(List<SObjectType> types) {
        Map<String, SObjectType> objects = new LinkedHashMap<>();
        types.forEach(type -> objects.put(SObjectType.key(type.name()), type));
        return new Schema(objects);
    }

    public Collection<SObjectType> objects() {
        return objects.values();
    }

    public Optional<SObjectType> object(String apiName) {
        return Optional.ofNullable(objects.get(SObjectType.key(apiName)));
    }

    public Optional<SObjectType> byKeyPrefix(String id) {
        return objects().stream()
                .filter(type -> !type.keyPrefix().isEmpty() && id.startsWith(type.keyPrefix()))
                .findFirst();
    }

    public Schema with(SObjectType type) {
        Map<String, SObjectType> more = new LinkedHashMap<>(objects);
        more.put(SObjectType.key(type.name()), type);
        return new Schema(more);
    }

    public Schema without(String apiName) {
        Map<String, SObjectType> less = new LinkedHashMap<>(objects);
        less.remove(SObjectType.key(apiName));
        return new Schema(less);
    }
}
