package io.surveylink.workflow.ui;

import io.surveylink.account.Account;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.user.Actor;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.SalesforceTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Salesforce told of a task's org and object.
 *
 * @param object null while none is chosen, or when it is not there for this account
 * @param current false if Salesforce did not answer now
 */
record TaskSchema(List<ObjectSummary> objects, @Nullable ObjectDescription object, Instant readAt, boolean current) {

    /** Calls Salesforce where nothing recent is known: to be called in the background. */
    static TaskSchema read(OrgSchemas schemas, Actor actor, Account account, SalesforceTask task, Duration maxAge) {
        var objects = schemas.objects(actor, account.id(), maxAge);
        String name = task.object();
        if (name == null) {
            return new TaskSchema(objects.value(), null, objects.readAt(), objects.current());
        }
        var object = schemas.object(actor, account.id(), name, maxAge);
        return new TaskSchema(objects.value(), object.value().orElse(null), object.readAt(), object.current());
    }
}
