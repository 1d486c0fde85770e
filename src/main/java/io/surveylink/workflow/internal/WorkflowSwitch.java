package io.surveylink.workflow.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.UserId;
import io.surveylink.workflow.WorkflowListener;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The states of a workflow and the ways between them. An admin's pause outlives switching off and on: it is lifted by
 * resuming alone. Callers have locked the row and checked who may.
 */
@Component
class WorkflowSwitch {

    private final WorkflowRepository workflows;
    private final AuditLog auditLog;
    private final ObjectProvider<WorkflowListener> listeners;

    WorkflowSwitch(WorkflowRepository workflows, AuditLog auditLog, ObjectProvider<WorkflowListener> listeners) {
        this.workflows = workflows;
        this.auditLog = auditLog;
        this.listeners = listeners;
    }

    void pause(UserId actor, WorkflowRow row, boolean asAdmin) {
        requirePublished(row);
        boolean byAdmin = asAdmin || row.pausedByAdmin();
        var state = row.state() == WorkflowState.OFF ? WorkflowState.OFF : WorkflowState.PAUSED;
        if (change(actor, AuditAction.WORKFLOW_PAUSED, row, state, byAdmin)) {
            listeners.forEach(listener -> listener.paused(row.id(), byAdmin));
        }
    }

    void resume(UserId actor, WorkflowRow row) {
        requirePublished(row);
        var state = row.state() == WorkflowState.OFF ? WorkflowState.OFF : WorkflowState.ACTIVE;
        if (change(actor, AuditAction.WORKFLOW_RESUMED, row, state, false)) {
            listeners.forEach(listener -> listener.resumed(row.id()));
        }
    }

    void off(UserId actor, WorkflowRow row) {
        requirePublished(row);
        change(actor, AuditAction.WORKFLOW_SWITCHED_OFF, row, WorkflowState.OFF, row.pausedByAdmin());
    }

    void on(UserId actor, WorkflowRow row) {
        requirePublished(row);
        if (row.state() != WorkflowState.OFF) {
            return;
        }
        var state = row.pausedByAdmin() ? WorkflowState.PAUSED : WorkflowState.ACTIVE;
        change(actor, AuditAction.WORKFLOW_SWITCHED_ON, row, state, row.pausedByAdmin());
        if (state == WorkflowState.ACTIVE) {
            listeners.forEach(listener -> listener.resumed(row.id()));
        }
    }

    private static void requirePublished(WorkflowRow row) {
        if (row.published() == null) {
            throw new DomainException(ErrorCode.WORKFLOW_NOT_PUBLISHED);
        }
    }

    /** @return false if nothing changed */
    private boolean change(
            UserId actor, AuditAction action, WorkflowRow row, WorkflowState state, boolean pausedByAdmin) {
        if (row.state() == state && row.pausedByAdmin() == pausedByAdmin) {
            return false;
        }
        workflows.update(new WorkflowRow(
                row.id(),
                row.project(),
                row.name(),
                row.creator(),
                state,
                pausedByAdmin,
                row.published(),
                row.version()));
        auditLog.record(AuditEntry.of(actor, action, "workflow", row.id().value())
                .in(row.project())
                .changed(
                        Map.of("state", row.state().name(), "pausedByAdmin", row.pausedByAdmin()),
                        Map.of("state", state.name(), "pausedByAdmin", pausedByAdmin)));
        return true;
    }
}
