package io.surveylink.run.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import io.surveylink.run.internal.HeldStepRepository.HeldStep;
import io.surveylink.run.internal.RunApi.ApiError;
import io.surveylink.run.internal.RunApi.ApiRun;
import io.surveylink.run.internal.RunApi.ApiTask;
import io.surveylink.run.internal.RunApi.ResponseWithRuns;
import io.surveylink.run.internal.RunApi.RunPage;
import io.surveylink.run.internal.RunApiRepository.TaskOfRun;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.KeyHolder;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.Responses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of responses, for machine clients with a key of scope read. */
@RestController
class RunApiController {

    private static final int MOST_RUNS = 200;

    private final IngestionKeys keys;
    private final RunApiRepository repository;
    private final RunListRepository list;
    private final HeldStepRepository heldSteps;
    private final Responses responses;

    RunApiController(
            IngestionKeys keys,
            RunApiRepository repository,
            RunListRepository list,
            HeldStepRepository heldSteps,
            Responses responses) {
        this.keys = keys;
        this.repository = repository;
        this.list = list;
        this.heldSteps = heldSteps;
        this.responses = responses;
    }

    @GetMapping(path = "/api/v1/projects/{project}/responses/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseWithRuns response(
            @PathVariable String project, @PathVariable String id, @AuthenticationPrincipal KeyHolder key) {
        var projectId = keys.require(key, project, Scope.READ).id();
        var latest = responses.latest(projectId, id).orElseThrow(() -> new DomainException(ErrorCode.RESPONSE_UNKNOWN));
        var stored = latest.response();
        return new ResponseWithRuns(
                stored.externalId(),
                lowerCase(stored.status()),
                latest.number(),
                stored.recordedAt(),
                stored.content().answers(),
                stored.content().embeddedData(),
                runs(repository.runsOf(latest.id()), holdsByStep(projectId)));
    }

    @GetMapping(path = "/api/v1/projects/{project}/runs", produces = MediaType.APPLICATION_JSON_VALUE)
    RunPage runs(
            @PathVariable String project,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal KeyHolder key) {
        var projectId = keys.require(key, project, Scope.READ).id();
        if (limit < 1 || limit > MOST_RUNS) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "limit");
        }
        var holds = holdsByStep(projectId);
        var filter = new Runs.Filter(projectId, null, statesOf(state), null);
        // One more than asked tells whether there is a next page.
        var ids = list.page(List.of(projectId), filter, holds.keySet(), runOf(after), limit + 1);
        var page = ids.subList(0, Math.min(limit, ids.size()));
        return new RunPage(
                runs(page, holds),
                ids.size() > limit ? String.valueOf(page.getLast().value()) : null);
    }

    private List<ApiRun> runs(Collection<RunId> ids, Map<StepId, HeldStep> holds) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return repository.tasks(ids).stream()
                .collect(Collectors.groupingBy(TaskOfRun::run, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(tasks -> run(tasks, holds))
                .toList();
    }

    private static ApiRun run(List<TaskOfRun> tasks, Map<StepId, HeldStep> holds) {
        var run = tasks.getFirst();
        var current = tasks.getLast();
        var state = run.runState().equals(TaskState.WAITING.name())
                ? RunWording.state(current.state(), current.retries(), holds.containsKey(current.step()))
                : RunState.valueOf(run.runState());
        return new ApiRun(
                String.valueOf(run.run().value()),
                run.responseId(),
                run.eventRecordId(),
                run.workflow(),
                run.workflowName(),
                run.revision(),
                lowerCase(state),
                run.createdAt(),
                run.finishedAt(),
                tasks.stream().map(task -> task(task, holds.get(task.step()))).toList());
    }

    private static ApiTask task(TaskOfRun task, @Nullable HeldStep hold) {
        var state = RunWording.state(task.state(), task.retries(), hold != null);
        return new ApiTask(
                task.title(),
                task.object(),
                lowerCase(state),
                task.attempts(),
                state == RunState.RETRYING ? task.dueAt() : null,
                state == RunState.HELD && hold != null ? hold.cause() : null,
                task.recordId(),
                task.created(),
                task.errorCode() == null
                        ? null
                        : new ApiError(task.errorCode(), task.errorFields(), task.errorMessage()));
    }

    private Map<StepId, HeldStep> holdsByStep(ProjectId project) {
        return heldSteps.heldSteps(List.of(project)).stream()
                .collect(Collectors.toMap(HeldStep::step, step -> step, (older, newer) -> older));
    }

    private static Set<RunState> statesOf(@Nullable String state) {
        if (state == null) {
            return Set.of();
        }
        try {
            return Set.of(RunState.valueOf(state.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new DomainException(e, ErrorCode.INVALID_INPUT, "state");
        }
    }

    private static @Nullable RunId runOf(@Nullable String after) {
        try {
            return after == null ? null : new RunId(Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw new DomainException(e, ErrorCode.INVALID_INPUT, "after");
        }
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
