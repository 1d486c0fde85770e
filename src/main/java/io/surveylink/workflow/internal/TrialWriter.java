package io.surveylink.workflow.internal;

import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.AccountId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.ownership.Bindings;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.user.Actor;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.RecordMapper;
import io.surveylink.workflow.RecordMapper.Mapped;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowTrials.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes a checked definition's records with the accounts that serve its orgs now, by the gateway that runs use. */
@Component
class TrialWriter {

    private static final String NO_BINDING = "NO_BINDING";

    private final Bindings bindings;
    private final AccountSessions sessions;
    private final SalesforceGateway gateway;
    private final RecordMapper mapper;
    private final AuditLog auditLog;
    private final Transactions transactions;

    TrialWriter(
            Bindings bindings,
            AccountSessions sessions,
            SalesforceGateway gateway,
            RecordMapper mapper,
            AuditLog auditLog,
            Transactions transactions) {
        this.bindings = bindings;
        this.sessions = sessions;
        this.gateway = gateway;
        this.mapper = mapper;
        this.auditLog = auditLog;
        this.transactions = transactions;
    }

    List<Written> write(
            Actor actor, ProjectId project, WorkflowId workflow, WorkflowDefinition definition, EventContent event) {
        var results = new ArrayList<Written>();
        var records = new HashMap<String, String>();
        for (SalesforceTask task : Tasks.of(definition)) {
            var result = write(project, task, event, records);
            results.add(result);
            if (result.recordId() == null) {
                break;
            }
            records.put(task.key(), result.recordId());
        }
        transactions.write(() ->
                auditLog.record(AuditEntry.of(actor.id(), AuditAction.WORKFLOW_TESTED, "workflow", workflow.value())
                        .in(project)
                        .changed(Map.of(), Map.of("records", recordsOf(results)))));
        return results;
    }

    private static String recordsOf(List<Written> results) {
        return results.stream().map(Written::recordId).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private Written write(ProjectId project, SalesforceTask task, EventContent event, Map<String, String> records) {
        var account = bindings.find(project, Objects.requireNonNull(task.org()));
        if (account.isEmpty()) {
            return new Written(task, null, NO_BINDING, "");
        }
        return switch (mapper.map(task, event, records)) {
            case Mapped.Unmappable(var code, var field, var message) -> new Written(task, null, code, message);
            case Mapped.Row(var row) -> send(account.get(), task, row);
        };
    }

    private Written send(AccountId account, SalesforceTask task, RecordRow row) {
        var call = new WriteCall(
                task.operation(),
                Objects.requireNonNull(task.object()),
                task.externalIdField(),
                List.of(row),
                task.options());
        try {
            var result = sessions.call(account, session -> gateway.write(session, call))
                    .value()
                    .getFirst();
            return switch (result) {
                case RowResult.Saved(var recordId, var created) -> new Written(task, recordId, null, "");
                case RowResult.Refused refused -> new Written(task, null, refused.code(), refused.message());
            };
        } catch (AccountUnavailableException e) {
            return new Written(task, null, e.code(), "");
        } catch (SalesforceException e) {
            return new Written(task, null, e.code(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }
}
