package io.surveylink.run.internal;

import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.run.HoldCause;
import io.surveylink.run.internal.CallResult.NewHold;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.SalesforceTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Salesforce afresh whether a step can work at all: its object and fields are there and open to the run-as user.
 * What the user may not see is missing from a describe, so missing and hidden cannot be told apart.
 */
@Component
class SchemaCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);

    private final AccountSessions sessions;
    private final SalesforceGateway gateway;

    SchemaCheck(AccountSessions sessions, SalesforceGateway gateway) {
        this.sessions = sessions;
        this.gateway = gateway;
    }

    /** Holds for those of the steps that a describe shows to be closed; none where Salesforce does not say. */
    List<NewHold> closedSteps(Batch batch, List<PublishedStep> steps) {
        var object = batch.lane().object();
        Optional<ObjectDescription> description;
        try {
            description =
                    sessions
                            .call(batch.account().id(), session -> gateway.describe(session, List.of(object)))
                            .value()
                            .stream()
                            .findFirst();
        } catch (SalesforceException e) {
            if (e.faultClass() != FaultClass.SCHEMA) {
                LOG.info("{} could not be described: {}", object, e.code());
                return List.of();
            }
            description = Optional.empty();
        } catch (AccountUnavailableException e) {
            LOG.info("{} could not be described: {}", object, e.code());
            return List.of();
        }
        var holds = new ArrayList<NewHold>();
        for (var step : steps) {
            description
                    .map(known -> problemOf(step.task(), known))
                    .orElseGet(() -> Optional.of(new Problem(HoldCause.SCHEMA_CHANGED, "INVALID_TYPE", object)))
                    .ifPresent(problem -> holds.add(
                            new NewHold(HoldTarget.of(step), problem.cause(), problem.code(), problem.message())));
        }
        return holds;
    }

    private record Problem(HoldCause cause, String code, String message) {}

    private static Optional<Problem> problemOf(SalesforceTask task, ObjectDescription object) {
        boolean open = switch (task.operation()) {
            case CREATE -> object.createable();
            case UPDATE, UPDATE_BY_EXTERNAL_ID -> object.updateable();
            case UPSERT -> object.createable() && object.updateable();
            case DELETE -> object.deletable();
        };
        if (!open) {
            return Optional.of(new Problem(HoldCause.PERMISSION_MISSING, "OBJECT_CLOSED", object.name()));
        }
        return task.mappings().stream()
                .flatMap(mapping -> problemOf(task, mapping, object).stream())
                .findFirst();
    }

    private static Optional<Problem> problemOf(SalesforceTask task, FieldMapping mapping, ObjectDescription object) {
        var name = object.name() + "." + mapping.field();
        Optional<FieldDescription> field = object.field(mapping.field());
        if (field.isEmpty()) {
            return Optional.of(new Problem(HoldCause.SCHEMA_CHANGED, "FIELD_MISSING", name));
        }
        boolean onlyFinds = task.isRecordId(mapping)
                || (task.operation() == WriteOperation.UPDATE_BY_EXTERNAL_ID && task.isExternalId(mapping));
        boolean writable = onlyFinds
                || switch (task.operation()) {
                    case CREATE -> field.get().createable();
                    case UPDATE, UPDATE_BY_EXTERNAL_ID -> field.get().updateable();
                    case UPSERT -> field.get().createable() || field.get().updateable();
                    case DELETE -> true;
                };
        return writable
                ? Optional.empty()
                : Optional.of(new Problem(HoldCause.PERMISSION_MISSING, "FIELD_CLOSED", name));
    }
}
