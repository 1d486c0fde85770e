package io.surveylink.workflow.internal;

import io.surveylink.common.OrgId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a definition's tasks name. */
final class Tasks {

    private Tasks() {}

    static List<SalesforceTask> of(WorkflowDefinition definition) {
        return definition.steps().stream()
                .map(step -> switch (step) {
                    case SalesforceTask task -> task;
                })
                .toList();
    }

    static List<OrgId> orgs(WorkflowDefinition definition) {
        return of(definition).stream()
                .map(SalesforceTask::org)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What the owner of the credentials must agree to. */
    static List<ConsentKey> consents(WorkflowDefinition definition) {
        return of(definition).stream().flatMap(Tasks::consent).distinct().toList();
    }

    private static Stream<ConsentKey> consent(SalesforceTask task) {
        return task.org() == null || task.object() == null
                ? Stream.empty()
                : Stream.of(new ConsentKey(
                        task.org(), task.object(), task.operation().name()));
    }
}
