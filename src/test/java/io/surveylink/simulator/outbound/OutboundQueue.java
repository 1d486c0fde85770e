package io.surveylink.simulator.outbound;

import io.surveylink.simulator.state.StateStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notifications by id, oldest first; those that ended are remembered for a while. Safe for many threads. */
final class OutboundQueue {

    private static final String COLLECTION = "outbound/notifications";
    private static final int MAX_ENDED = 5_000;

    private final StateStore store;
    private final Map<String, Notification> notifications = new LinkedHashMap<>();
    private final Set<String> inFlight = new HashSet<>();

    /** @param definitions whose notifications are to be delivered still */
    OutboundQueue(StateStore store, OutboundDefinitions definitions) {
        this.store = store;
        store.load(COLLECTION, Notification.class).values().stream()
                .filter(one -> definitions.find(one.definition()).isPresent())
                .forEach(one -> notifications.put(one.id(), one));
    }

    synchronized void addAll(List<Notification> more) {
        more.forEach(this::put);
    }

    /** Notifications of a definition, oldest first. */
    synchronized List<Notification> of(String definition) {
        return notifications.values().stream()
                .filter(one -> one.definition().equals(definition))
                .toList();
    }

    /** Whether something is due, or on its way. */
    synchronized boolean isBusy(String definition, Instant now) {
        return of(definition).stream().anyMatch(one -> inFlight.contains(one.id()) || isDue(one, now));
    }

    /** Takes what is due for one definition: nobody else gets it before {@link #done}. */
    synchronized List<Notification> take(String definition, Instant now, int atMost) {
        List<Notification> due = notifications.values().stream()
                .filter(one -> one.definition().equals(definition))
                .filter(one -> isDue(one, now))
                .limit(atMost)
                .toList();
        due.forEach(one -> inFlight.add(one.id()));
        return due;
    }

    synchronized void done(Notification after) {
        inFlight.remove(after.id());
        if (notifications.containsKey(after.id())) {
            put(after);
        }
    }

    /** When the next attempt falls due. */
    synchronized Optional<Instant> nextDue() {
        return notifications.values().stream()
                .filter(one -> one.state() == Notification.State.WAITING && !inFlight.contains(one.id()))
                .map(Notification::nextAttemptAt)
                .min(Instant::compareTo);
    }

    synchronized void forget(String definition) {
        of(definition).forEach(one -> {
            notifications.remove(one.id());
            inFlight.remove(one.id());
            store.remove(COLLECTION, one.id());
        });
    }

    private void put(Notification notification) {
        notifications.put(notification.id(), notification);
        store.put(COLLECTION, notification.id(), notification);
        forgetOldest();
    }

    private boolean isDue(Notification one, Instant now) {
        return one.state() == Notification.State.WAITING
                && !inFlight.contains(one.id())
                && !one.nextAttemptAt().isAfter(now);
    }

    private void forgetOldest() {
        if (notifications.size() <= MAX_ENDED) {
            return;
        }
        notifications.values().stream()
                .filter(one -> one.state() != Notification.State.WAITING)
                .findFirst()
                .ifPresent(oldest -> {
                    notifications.remove(oldest.id());
                    store.remove(COLLECTION, oldest.id());
                });
    }
}
