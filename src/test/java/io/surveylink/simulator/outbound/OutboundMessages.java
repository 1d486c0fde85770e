package io.surveylink.simulator.outbound;

import io.surveylink.simulator.org.ChangeListener;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.Orgs;
import io.surveylink.simulator.org.RecordChange;
import io.surveylink.simulator.org.RecordIds;
import io.surveylink.simulator.org.SimulatorClock;
import io.surveylink.simulator.schema.SObjectType;
import io.surveylink.simulator.state.StateStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Outbound messages of one environment: fired by changes of records, delivered at least once, in no promised order, up
 * to 100 notifications in a message.
 */
public final class OutboundMessages implements ChangeListener, AutoCloseable {

    private final Orgs orgs;
    private final SimulatorClock clock;
    private final OutboundDefinitions definitions;
    private final OutboundQueue queue;
    private final OutboundDelivery delivery;

    public OutboundMessages(Orgs orgs, SimulatorClock clock, StateStore store, Supplier<String> baseUrl) {
        this.orgs = orgs;
        this.clock = clock;
        this.definitions = new OutboundDefinitions(store);
        this.queue = new OutboundQueue(store, definitions);
        this.delivery = new OutboundDelivery(orgs, clock, definitions, queue, baseUrl);
    }

    /** Begins to deliver: from now on the address of the own host is known. */
    public void start() {
        delivery.start();
    }

    /**
     * Sets up a message, or changes one: its ActionId stays.
     *
     * @throws IllegalArgumentException for an object, a field or an endpoint that cannot be
     */
    public OutboundDefinition define(
            String name,
            String org,
            String object,
            List<String> fields,
            URI endpoint,
            OutboundDefinition.@Nullable Condition when) {
        Org of = orgs.byKey(org).orElseThrow(() -> new IllegalArgumentException("No org " + org));
        SObjectType type = of.schema()
                .object(object)
                .filter(found -> !found.setup())
                .orElseThrow(() -> new IllegalArgumentException("No object " + object));
        if (endpoint.getHost() == null || !List.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalArgumentException("The endpoint is no address: " + endpoint);
        }
        OutboundDefinition.Condition condition =
                when == null ? null : new OutboundDefinition.Condition(spelled(type, when.field()), when.is());
        String id =
                definitions.find(name).map(OutboundDefinition::id).orElseGet(() -> definitions.newId("04k", of.pod()));
        OutboundDefinition definition = new OutboundDefinition(
                name,
                id,
                org,
                type.name(),
                fields.stream().map(field -> spelled(type, field)).toList(),
                endpoint,
                condition);
        definitions.put(definition);
        return definition;
    }

    /** @return whether there was one */
    public boolean remove(String name) {
        boolean removed = definitions.remove(name);
        queue.forget(name);
        return removed;
    }

    public List<OutboundDefinition> definitions() {
        return definitions.all();
    }

    public Optional<OutboundDefinition> definition(String name) {
        return definitions.find(name);
    }

    /** Notifications of a definition, oldest first. */
    public List<Notification> deliveries(String definition) {
        return queue.of(definition);
    }

    @Override
    public void committed(Org org, List<RecordChange> changes) {
        for (OutboundDefinition definition : definitions.all()) {
            List<String> ids = changes.stream()
                    .filter(change -> definition.fires(org.key(), change))
                    .map(change -> change.after().id())
                    .toList();
            if (!ids.isEmpty()) {
                enqueue(definition, org, ids, 0);
            }
        }
    }

    /**
     * Sends records whether or not they meet the condition.
     *
     * @param duplicate how often each is delivered again after it was acknowledged
     * @param reorder last record first
     */
    public List<Notification> send(String name, List<String> recordIds, int duplicate, boolean reorder) {
        OutboundDefinition definition =
                definitions.find(name).orElseThrow(() -> new IllegalArgumentException("No outbound message " + name));
        Org org = orgs.byKey(definition.org()).orElseThrow();
        return enqueue(definition, org, reorder ? recordIds.reversed() : recordIds, duplicate);
    }

    private List<Notification> enqueue(OutboundDefinition definition, Org org, List<String> recordIds, int repeats) {
        Instant now = clock.instant();
        List<Notification> made = recordIds.stream()
                .map(recordId -> Notification.waiting(
                        definitions.newId("04l", org.pod()),
                        definition.name(),
                        RecordIds.withSuffix(recordId),
                        repeats,
                        now))
                .toList();
        queue.addAll(made);
        delivery.wake();
        return made;
    }

    /** What nobody has acknowledged yet is forgotten; definitions stay. */
    public void reset() {
        definitions.all().forEach(definition -> queue.forget(definition.name()));
    }

    /** Waits until a definition has nothing to deliver that is due; for a test that must not look before. */
    public List<Notification> awaitIdle(String definition, Duration atMost) {
        delivery.awaitIdle(definition, atMost);
        return deliveries(definition);
    }

    private static String spelled(SObjectType type, String field) {
        return type.field(field)
                .orElseThrow(() -> new IllegalArgumentException("No field " + field + " on " + type.name()))
                .name();
    }

    @Override
    public void close() {
        delivery.close();
    }
}
