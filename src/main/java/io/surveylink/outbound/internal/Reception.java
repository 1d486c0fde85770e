package io.surveylink.outbound.internal;

import io.surveylink.common.Digests;
import io.surveylink.common.Transactions;
import io.surveylink.outbound.OutboundEndpoints.Refusal;
import io.surveylink.outbound.OutboundListener;
import io.surveylink.outbound.StoredNotification;
import io.surveylink.outbound.internal.EndpointRepository.Endpoint;
import io.surveylink.outbound.internal.OutboundMessage.Notification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes messages: all of a message's notifications and whatever the listeners write are stored in one transaction, and
 * only then is it acknowledged. What came before is acknowledged again and starts nothing.
 */
@Service
class Reception {

    private final EndpointRepository endpoints;
    private final OutboundNotificationRepository notifications;
    private final ObjectProvider<OutboundListener> listeners;
    private final Transactions transactions;
    private final Clock clock;

    Reception(
            EndpointRepository endpoints,
            OutboundNotificationRepository notifications,
            ObjectProvider<OutboundListener> listeners,
            Transactions transactions,
            Clock clock) {
        this.endpoints = endpoints;
        this.notifications = notifications;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whose messages the URL with this secret takes; empty if there is none. */
    Optional<Endpoint> endpoint(String secret) {
        return endpoints.find(Digests.sha256(secret));
    }

    /** Empty once the message is stored. */
    Optional<Refusal> take(Endpoint endpoint, OutboundMessage message) {
        var refusal = refusal(endpoint, message);
        refusal.ifPresent(
                why -> transactions.write(() -> endpoints.refused(endpoint.workflow(), why, clock.instant())));
        return refusal.isPresent() ? refusal : store(endpoint, message);
    }

    /** Before its first publication a workflow names no org; what comes then is listed as not started. */
    private static Optional<Refusal> refusal(Endpoint endpoint, OutboundMessage message) {
        String org = endpoint.salesforceOrgId();
        if (org != null && !org.startsWith(message.organizationId())) {
            return Optional.of(Refusal.WRONG_ORG);
        }
        String action = endpoint.actionId();
        if (action != null && !action.equals(message.actionId())) {
            return Optional.of(Refusal.WRONG_DEFINITION);
        }
        String object = endpoint.object();
        boolean isOther = object != null
                && message.notifications().stream()
                        .map(Notification::object)
                        .anyMatch(named -> named != null && !named.equalsIgnoreCase(object));
        return isOther ? Optional.of(Refusal.WRONG_OBJECT) : Optional.empty();
    }

    private Optional<Refusal> store(Endpoint endpoint, OutboundMessage message) {
        return Transactions.withoutTwins(() -> transactions.write(() -> storeOnce(endpoint, message)));
    }

    private Optional<Refusal> storeOnce(Endpoint endpoint, OutboundMessage message) {
        var now = clock.instant();
        var workflow = endpoint.workflow();
        if (!endpoints.taken(workflow, message.actionId(), now)) {
            return Optional.of(Refusal.WRONG_DEFINITION);
        }
        var byId = new LinkedHashMap<String, Notification>();
        message.notifications().forEach(each -> byId.putIfAbsent(each.id(), each));
        byId.keySet().removeAll(notifications.known(workflow, message.organizationId(), List.copyOf(byId.keySet())));
        if (byId.isEmpty()) {
            return Optional.empty();
        }
        var fresh = List.copyOf(byId.values());
        var ids = notifications.insert(workflow, message.organizationId(), fresh, now);
        var stored = new ArrayList<StoredNotification>();
        for (int i = 0; i < fresh.size(); i++) {
            var each = fresh.get(i);
            stored.add(new StoredNotification(ids.get(i), each.object(), each.recordId(), each.fields(), now));
        }
        listeners.orderedStream().forEach(listener -> listener.received(endpoint.project(), workflow, stored));
        return Optional.empty();
    }
}
