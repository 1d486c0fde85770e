package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.common.ProjectId;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.run.internal.TaskRunRepository.NewRun;
import io.surveylink.run.internal.TaskRunRepository.NewTaskRun;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.ResponseListener;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.Surveys;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.PublishedWorkflows.PublishedWorkflow;
import io.surveylink.workflow.RecordMapper;
import io.surveylink.workflow.WorkflowEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Makes runs of responses in the transaction that stores them: an accepted response cannot be forgotten. */
@Component
class RunRecorder implements ResponseListener {

    private final PublishedWorkflows workflows;
    private final TaskRunRepository taskRuns;
    private final RecordMapper mapper;
    private final Surveys surveys;
    private final Projects projects;
    private final LaneStarter starter;
    private final Clock clock;
    /** Public ids never change. */
    private final Map<ProjectId, String> publicIds = new ConcurrentHashMap<>();

    RunRecorder(
            PublishedWorkflows workflows,
            TaskRunRepository taskRuns,
            RecordMapper mapper,
            Surveys surveys,
            Projects projects,
            LaneStarter starter,
            Clock clock) {
        this.workflows = workflows;
        this.taskRuns = taskRuns;
        this.mapper = mapper;
        this.surveys = surveys;
        this.projects = projects;
        this.starter = starter;
        this.clock = clock;
    }

    private record Start(AcceptedResponse response, PublishedWorkflow workflow, PublishedStep first) {}

    @Override
    public void accepted(ProjectId project, List<AcceptedResponse> responses) {
        var starts = new ArrayList<Start>();
        for (var workflow : workflows.takingEvents(project)) {
            for (var response : responses) {
                if (matches(workflow.event(), response)) {
                    starts.add(new Start(response, workflow, workflow.steps().getFirst()));
                }
            }
        }
        if (!starts.isEmpty()) {
            record(project, starts);
        }
    }

    private static boolean matches(WorkflowEvent event, AcceptedResponse response) {
        return switch (event) {
            case WorkflowEvent.SurveyResponse(var onNew, var onUpdate) ->
                response.firstComplete()
                        ? onNew
                        : onUpdate && response.number() > 1 && response.status() == ResponseStatus.COMPLETE;
        };
    }

    private void record(ProjectId project, List<Start> starts) {
        var now = clock.instant();
        var survey = surveys.definition(project);
        var publicId = publicIdOf(project);
        var runs = taskRuns.insertRuns(
                starts.stream()
                        .map(start -> new NewRun(
                                project,
                                start.workflow().id(),
                                start.workflow().revision(),
                                start.response().responseId(),
                                start.response().versionId()))
                        .toList(),
                now);
        var tasks = new ArrayList<NewTaskRun>(starts.size());
        Set<LaneId> lanes = new HashSet<>();
        for (int i = 0; i < starts.size(); i++) {
            var start = starts.get(i);
            var step = start.first();
            var response = new StoredResponse(
                    project,
                    publicId,
                    start.response().externalId(),
                    start.response().status(),
                    start.response().recordedAt(),
                    start.response().content());
            tasks.add(new NewTaskRun(
                    runs.get(i),
                    project,
                    start.workflow().id(),
                    step.id(),
                    step.lane(),
                    mapper.recordKey(step.task(), response, survey)));
            lanes.add(step.lane());
        }
        taskRuns.insertTaskRuns(tasks, now);
        starter.startAfterCommit(lanes);
    }

    private String publicIdOf(ProjectId project) {
        return publicIds.computeIfAbsent(
                project,
                id -> projects.find(id)
                        .map(ProjectSummary::publicId)
                        .orElseThrow(() -> new IllegalStateException("project " + id.value() + " is gone")));
    }
}
