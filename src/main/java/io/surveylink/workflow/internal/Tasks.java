package io.surveylink.workflow.internal;

import io.surveylink.common.OrgId;
import io.surveylink.ownership.Consents.ConsentKey;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a definition's event and tasks name. */
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

    /** Of tasks and event: those that the workflow names. */
    static List<OrgId> namedOrgs(WorkflowDefinition definition) {
        return Stream.concat(eventOrg(definition.event()), orgs(definition).stream())
                .distinct()
                .toList();
    }

    private static Stream<OrgId> eventOrg(@Nullable WorkflowEvent event) {
        return switch (event) {
            case WorkflowEvent.OutboundMessage message -> Stream.ofNullable(message.org());
            case WorkflowEvent.SurveyResponse response -> Stream.empty();
            case null -> Stream.empty();
        };
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
