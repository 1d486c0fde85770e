package io.surveylink.simulator.outbound;

import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.state.StateStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outbound messages by name, and the serials of everything outbound. Safe for many threads. */
final class OutboundDefinitions {

    private static final String COLLECTION = "outbound/definitions";

    private final StateStore store;
    private final Map<String, OutboundDefinition> definitions = new LinkedHashMap<>();
    private long serial;

    OutboundDefinitions(StateStore store) {
        this.store = store;
        definitions.putAll(store.load(COLLECTION, OutboundDefinition.class));
        serial = store.load("outbound/serial", Long.class).getOrDefault("last", 0L);
    }

    synchronized void put(OutboundDefinition definition) {
        definitions.put(definition.name(), definition);
        store.put(COLLECTION, definition.name(), definition);
    }

    synchronized boolean remove(String name) {
        store.remove(COLLECTION, name);
        return definitions.remove(name) != null;
    }

    synchronized List<OutboundDefinition> all() {
        return List.copyOf(definitions.values());
    }

    synchronized Optional<OutboundDefinition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    String newId(String keyPrefix, String pod) {
        return RecordIds.of(keyPrefix, pod, nextSerial());
    }

    private synchronized long nextSerial() {
        store.put("outbound/serial", "last", ++serial);
        return serial;
    }
}
