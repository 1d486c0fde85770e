package io.surveylink.testing;

import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundListener;
import io.surveylink.outbound.StoredNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hears of every stored notification, and fails for the workflows that a test names. */
@TestComponent
public class ListenedNotifications implements OutboundListener {

    private final ConcurrentHashMap<WorkflowId, List<StoredNotification>> heard = new ConcurrentHashMap<>();
    private final Set<WorkflowId> failing = ConcurrentHashMap.newKeySet();

    @Override
    public void received(ProjectId project, WorkflowId workflow, List<StoredNotification> notifications) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("not in the transaction that stores the notifications");
        }
        if (failing.contains(workflow)) {
            throw new IllegalStateException("a listener that fails, for a test");
        }
        heard.computeIfAbsent(workflow, none -> new ArrayList<>()).addAll(notifications);
    }

    public List<StoredNotification> of(WorkflowId workflow) {
        return List.copyOf(heard.getOrDefault(workflow, List.of()));
    }

    public void failFor(WorkflowId workflow) {
        failing.add(workflow);
    }

    public void failNoMore(WorkflowId workflow) {
        failing.remove(workflow);
    }
}
