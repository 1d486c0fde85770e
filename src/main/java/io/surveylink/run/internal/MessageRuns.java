package io.surveylink.run.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundListener;
import io.surveylink.outbound.StoredNotification;
import io.surveylink.run.UnstartedReason;
import io.surveylink.run.internal.NewRuns.Told;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedWorkflow;
import io.surveylink.workflow.WorkflowEvent;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes runs of Salesforce's messages in the transaction that stores them, whatever the state of the accounts: only
 * tasks are held.
 */
@Component
class MessageRuns implements OutboundListener {

    private final PublishedWorkflows workflows;
    private final NewRuns newRuns;

    MessageRuns(PublishedWorkflows workflows, NewRuns newRuns) {
        this.workflows = workflows;
        this.newRuns = newRuns;
    }

    @Override
    public void received(ProjectId project, WorkflowId workflow, List<StoredNotification> notifications) {
        var told = workflows.told(project);
        var taking = named(workflow, told.taking());
        var switchedOff = named(workflow, told.switchedOff());
        newRuns.record(
                project,
                notifications.stream()
                        .flatMap(each -> {
                            var starting = taking.stream().map(one -> starting(one, each));
                            var off = switchedOff.stream()
                                    .<Told>map(one -> notStarting(one, each, UnstartedReason.SWITCHED_OFF));
                            return Stream.concat(starting, off);
                        })
                        .toList());
    }

    private static List<PublishedWorkflow> named(WorkflowId id, List<PublishedWorkflow> workflows) {
        return workflows.stream()
                .filter(workflow -> workflow.id().equals(id) && takesMessages(workflow.event()))
                .toList();
    }

    private static boolean takesMessages(WorkflowEvent event) {
        return switch (event) {
            case WorkflowEvent.OutboundMessage message -> true;
            case WorkflowEvent.SurveyResponse response -> false;
        };
    }

    private static Told starting(PublishedWorkflow workflow, StoredNotification told) {
        return RunContents.content(told)
                .<Told>map(content -> new Told.Starting(workflow, RunEvent.of(told.id()), content))
                .orElseGet(() -> notStarting(workflow, told, UnstartedReason.UNREADABLE));
    }

    private static Told notStarting(PublishedWorkflow workflow, StoredNotification told, UnstartedReason reason) {
        return new Told.NotStarting(workflow, RunEvent.of(told.id()), reason);
    }
}
