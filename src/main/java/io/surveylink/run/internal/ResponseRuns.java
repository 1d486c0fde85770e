package io.surveylink.run.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.run.UnstartedReason;
import io.surveylink.run.internal.NewRuns.Told;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.ResponseListener;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.WorkflowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Makes runs of responses in the transaction that stores them: an accepted response cannot be forgotten. */
@Component
class ResponseRuns implements ResponseListener {

    private final PublishedWorkflows workflows;
    private final NewRuns newRuns;
    private final Projects projects;
    /** Public ids never change. */
    private final Map<ProjectId, String> publicIds = new ConcurrentHashMap<>();

    ResponseRuns(PublishedWorkflows workflows, NewRuns newRuns, Projects projects) {
        this.workflows = workflows;
        this.newRuns = newRuns;
        this.projects = projects;
    }

    @Override
    public void accepted(ProjectId project, SurveyDefinition survey, List<AcceptedResponse> responses) {
        var told = workflows.told(project);
        if (told.taking().isEmpty() && told.switchedOff().isEmpty()) {
            return;
        }
        var events = new ArrayList<Told>();
        for (var workflow : told.taking()) {
            for (var response : responses) {
                if (matches(workflow.event(), response)) {
                    var content = new EventContent.OfResponse(stored(project, response), survey);
                    events.add(new Told.Starting(workflow, event(response), content));
                }
            }
        }
        for (var workflow : told.switchedOff()) {
            for (var response : responses) {
                if (matches(workflow.event(), response)) {
                    events.add(new Told.NotStarting(workflow, event(response), UnstartedReason.SWITCHED_OFF));
                }
            }
        }
        newRuns.record(project, events);
    }

    private static RunEvent event(AcceptedResponse response) {
        return RunEvent.of(response.responseId(), response.versionId());
    }

    private StoredResponse stored(ProjectId project, AcceptedResponse accepted) {
        return new StoredResponse(
                project,
                publicIdOf(project),
                accepted.externalId(),
                accepted.status(),
                accepted.recordedAt(),
                accepted.content());
    }

    private static boolean matches(WorkflowEvent event, AcceptedResponse response) {
        return switch (event) {
            case WorkflowEvent.SurveyResponse(var onNew, var onUpdate) ->
                response.firstComplete()
                        ? onNew
                        : onUpdate && response.number() > 1 && response.status() == ResponseStatus.COMPLETE;
            case WorkflowEvent.OutboundMessage message -> false;
        };
    }

    private String publicIdOf(ProjectId project) {
        return publicIds.computeIfAbsent(
                project,
                id -> projects.find(id)
                        .map(ProjectSummary::publicId)
                        .orElseThrow(() -> new IllegalStateException("project " + id.value() + " is gone")));
    }
}
