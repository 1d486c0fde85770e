package io.surveylink.workflow.internal;

import io.surveylink.account.Account;
import io.surveylink.common.DomainException;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.FieldDescription.Lookup;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.user.Actor;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether the parents that a task's lookups find by an external id can be found by it. Calls Salesforce. */
@Component
class ParentCheck {

    private final OrgSchemas schemas;

    ParentCheck(OrgSchemas schemas) {
        this.schemas = schemas;
    }

    List<Problem> problems(
            Actor actor, Account account, SalesforceTask task, ObjectDescription object, Duration maxAge) {
        return task.mappings().stream()
                .flatMap(mapping -> problem(actor, account, task, mapping, object, maxAge))
                .toList();
    }

    private Stream<Problem> problem(
            Actor actor,
            Account account,
            SalesforceTask task,
            FieldMapping mapping,
            ObjectDescription object,
            Duration maxAge) {
        var parent = mapping.parent();
        var field = object.field(mapping.field());
        if (parent == null || field.isEmpty()) {
            return Stream.empty();
        }
        boolean found = leadsTo(field.get().lookup(), parent) && isKey(actor, account, parent, maxAge);
        return found
                ? Stream.empty()
                : Stream.of(new Problem(
                        task.key(),
                        mapping.field(),
                        ProblemCode.PARENT_KEY_GONE,
                        List.of(parent.object(), parent.externalIdField())));
    }

    private static boolean leadsTo(Lookup lookup, ParentKey parent) {
        return parent.relationship().equalsIgnoreCase(lookup.relationship())
                && lookup.objects().stream().anyMatch(parent.object()::equalsIgnoreCase);
    }

    private boolean isKey(Actor actor, Account account, ParentKey parent, Duration maxAge) {
        try {
            return schemas.object(actor, account.id(), parent.object(), maxAge).value().stream()
                    .flatMap(object -> object.field(parent.externalIdField()).stream())
                    .anyMatch(FieldDescription::isUpsertKey);
        } catch (DomainException e) {
            // What keeps the account from reading is said once, at the task.
            return true;
        }
    }
}
