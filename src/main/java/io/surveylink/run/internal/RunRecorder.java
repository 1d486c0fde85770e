package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.common.ProjectId;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.run.UnstartedReason;
import io.surveylink.run.internal.NewRunRepository.Begin;
import io.surveylink.run.internal.NewRunRepository.NewRun;
import io.surveylink.run.internal.NewRunRepository.NewTaskRun;
import io.surveylink.run.internal.NewRunRepository.NewUnstarted;
import io.surveylink.run.internal.NewRunRepository.Turn;
import io.surveylink.survey.AcceptedResponse;
import io.surveylink.survey.ResponseListener;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.Surveys;
import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedWorkflow;
import io.surveylink.workflow.RecordMapper;
import io.surveylink.workflow.WorkflowEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes runs of responses in the transaction that stores them: an accepted response cannot be forgotten. */
@Component
class RunRecorder implements ResponseListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final PublishedWorkflows workflows;
    private final NewRunRepository newRuns;
    private final RecordMapper mapper;
    private final ConditionDecider conditions;
    private final Surveys surveys;
    private final Projects projects;
    private final LaneStarter starter;
    private final Clock clock;
    /** Public ids never change. */
    private final Map<ProjectId, String> publicIds = new ConcurrentHashMap<>();

    RunRecorder(
            PublishedWorkflows workflows,
            NewRunRepository newRuns,
            RecordMapper mapper,
            ConditionDecider conditions,
            Surveys surveys,
            Projects projects,
            LaneStarter starter,
            Clock clock) {
        this.workflows = workflows;
        this.newRuns = newRuns;
        this.mapper = mapper;
        this.conditions = conditions;
        this.surveys = surveys;
        this.projects = projects;
        this.starter = starter;
        this.clock = clock;
    }

    /** What one event starts: its first task run, and the turns that the later steps keep. */
    private record Start(AcceptedResponse response, PublishedWorkflow workflow, List<String> recordKeys, Begin begin) {}

    @Override
    public void accepted(ProjectId project, List<AcceptedResponse> responses) {
        var told = workflows.told(project);
        if (told.taking().isEmpty() && told.switchedOff().isEmpty()) {
            return;
        }
        var starts = new ArrayList<Start>();
        var unstarted = new ArrayList<NewUnstarted>();
        var survey = surveys.definition(project);
        for (var workflow : told.taking()) {
            for (var response : responses) {
                if (matches(workflow.event(), response)) {
                    start(project, workflow, response, survey)
                            .ifPresentOrElse(
                                    starts::add,
                                    () -> unstarted.add(
                                            unstarted(project, workflow, response, UnstartedReason.UNREADABLE)));
                }
            }
        }
        for (var workflow : told.switchedOff()) {
            for (var response : responses) {
                if (matches(workflow.event(), response)) {
                    unstarted.add(unstarted(project, workflow, response, UnstartedReason.SWITCHED_OFF));
                }
            }
        }
        var now = clock.instant();
        if (!starts.isEmpty()) {
            record(project, starts, now);
        }
        if (!unstarted.isEmpty()) {
            newRuns.insertUnstarted(unstarted, now);
        }
    }

    private static NewUnstarted unstarted(
            ProjectId project, PublishedWorkflow workflow, AcceptedResponse response, UnstartedReason reason) {
        return new NewUnstarted(project, workflow.id(), response.responseId(), response.versionId(), reason);
    }

    /** With the record of each step; empty if one cannot be told, which must not cost the response. */
    private Optional<Start> start(
            ProjectId project, PublishedWorkflow workflow, AcceptedResponse accepted, SurveyDefinition survey) {
        var response = new StoredResponse(
                project,
                publicIdOf(project),
                accepted.externalId(),
                accepted.status(),
                accepted.recordedAt(),
                accepted.content());
        try {
            var keys = workflow.steps().stream()
                    .map(step -> mapper.recordKey(step.task(), response, survey))
                    .toList();
            boolean met =
                    conditions.unmet(workflow.conditions(), response, survey).isEmpty();
            return Optional.of(new Start(accepted, workflow, keys, met ? Begin.WAITING : Begin.CONDITIONS_NOT_MET));
        } catch (RuntimeException e) {
            LOG.error(
                    "response version {} starts no run of workflow {}",
                    accepted.versionId().value(),
                    workflow.id().value(),
                    e);
            return Optional.empty();
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

    private void record(ProjectId project, List<Start> starts, Instant now) {
        var runs = newRuns.insertRuns(
                starts.stream()
                        .map(start -> new NewRun(
                                project,
                                start.workflow().id(),
                                start.workflow().revision(),
                                start.response().responseId(),
                                start.response().versionId(),
                                start.begin()))
                        .toList(),
                now);
        var tasks = new ArrayList<NewTaskRun>(starts.size());
        var turns = new ArrayList<Turn>();
        Set<LaneId> lanes = new HashSet<>();
        for (int i = 0; i < starts.size(); i++) {
            var run = runs.get(i);
            var start = starts.get(i);
            var steps = start.workflow().steps();
            var first = steps.getFirst();
            tasks.add(new NewTaskRun(
                    run,
                    project,
                    start.workflow().id(),
                    first.id(),
                    first.lane(),
                    start.recordKeys().getFirst(),
                    start.begin()));
            if (start.begin() == Begin.CONDITIONS_NOT_MET) {
                continue;
            }
            lanes.add(first.lane());
            for (int later = 1; later < steps.size(); later++) {
                var step = steps.get(later);
                turns.add(new Turn(
                        run,
                        step.id(),
                        start.workflow().id(),
                        step.lane(),
                        start.recordKeys().get(later)));
            }
        }
        newRuns.insertTaskRuns(tasks, now);
        newRuns.insertTurns(turns);
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
