package io.surveylink.run.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.HeldCause;
import io.surveylink.run.HoldCause;
import io.surveylink.run.RunDetail;
import io.surveylink.run.RunDetail.ResponseVersion;
import io.surveylink.run.RunDetail.Unmet;
import io.surveylink.run.RunListItem;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import io.surveylink.run.internal.HeldStepRepository.HeldStep;
import io.surveylink.run.internal.RunListRepository.StoredItem;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.survey.Surveys;
import io.surveylink.user.Actor;
import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.PublishedWorkflows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class RunService implements Runs {

    private final RunListRepository list;
    private final HeldStepRepository heldSteps;
    private final RunDetailRepository details;
    private final RunFinder finder;
    private final RunControlRepository controls;
    private final RunContents contents;
    private final Surveys surveys;
    private final PublishedWorkflows workflows;
    private final ConditionDecider decider;

    RunService(
            RunListRepository list,
            HeldStepRepository heldSteps,
            RunDetailRepository details,
            RunFinder finder,
            RunControlRepository controls,
            RunContents contents,
            Surveys surveys,
            PublishedWorkflows workflows,
            ConditionDecider decider) {
        this.list = list;
        this.heldSteps = heldSteps;
        this.details = details;
        this.finder = finder;
        this.controls = controls;
        this.contents = contents;
        this.surveys = surveys;
        this.workflows = workflows;
        this.decider = decider;
    }

    @Override
    public List<RunListItem> list(Actor actor, Filter filter, @Nullable RunId before, int limit) {
        var scope = finder.scope(actor, filter);
        var ids = finder.page(scope, before, limit);
        return ids.isEmpty() ? List.of() : worded(list.items(actor, ids), scope.held());
    }

    @Override
    public int countNewer(Actor actor, Filter filter, RunId than) {
        var scope = finder.scope(actor, filter);
        return list.countNewer(scope.projects(), filter, scope.heldSteps(), than, NEW_LIMIT);
    }

    @Override
    public Counts counts(Actor actor, @Nullable ProjectId project) {
        var visible = finder.visibleProjects(actor, project);
        int waiting = list.count(visible, TaskState.WAITING.name());
        int held = Math.min(
                waiting,
                list.waitingAt(finder.holdsByStep(visible).keySet()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        return new Counts(
                waiting - held,
                held,
                list.count(visible, RunState.FAILED.name()),
                list.count(visible, RunState.UNCERTAIN.name()),
                list.count(visible, RunState.SUCCEEDED.name()),
                list.count(visible, RunState.SKIPPED.name(), RunState.CANCELLED.name()));
    }

    @Override
    public List<HeldCause> held(Actor actor, @Nullable ProjectId project) {
        return causes(heldSteps.heldSteps(finder.visibleProjects(actor, project)));
    }

    @Override
    public List<HeldCause> held(Actor actor, ProjectId project, WorkflowId workflow) {
        return causes(heldSteps.heldSteps(finder.visibleProjects(actor, project)).stream()
                .filter(step -> step.workflow().equals(workflow))
                .toList());
    }

    private List<HeldCause> causes(List<HeldStep> all) {
        var waiting = list.waitingAt(all.stream().map(HeldStep::step).collect(Collectors.toSet()));
        return all.stream()
                .collect(Collectors.groupingBy(HeldStep::hold, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(steps -> asCause(
                        steps.getFirst(),
                        steps.stream()
                                .mapToInt(step -> waiting.getOrDefault(step.step(), 0))
                                .sum()))
                .filter(cause -> cause.runs() > 0)
                .sorted(Comparator.comparingInt(HeldCause::runs).reversed())
                .toList();
    }

    @Override
    public RunDetail get(Actor actor, RunId id) {
        var stored = list.items(actor, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        var head = details.head(id).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        var held = finder.holdsByStep(List.of(stored.projectId()));
        var attempts = details.attempts(id, stored.seesData());
        var steps = details.steps(id).stream()
                .map(step -> new RunDetail.StepRun(
                        step.position(),
                        step.operation(),
                        step.title(),
                        step.object(),
                        step.orgName(),
                        step.environment(),
                        step.orgHost(),
                        step.accountOfCall() == null ? step.accountBound() : step.accountOfCall(),
                        step.usernameOfCall() == null ? step.usernameBound() : step.usernameOfCall(),
                        step.state() == null
                                ? null
                                : RunWording.state(
                                        step.state(),
                                        step.retries() == null ? 0 : step.retries(),
                                        held.containsKey(step.step())),
                        step.createdAt(),
                        step.finishedAt(),
                        step.dueAt(),
                        step.recordId(),
                        step.recordCreated(),
                        step.taskRun() == null ? List.of() : attempts.getOrDefault(step.taskRun(), List.of())))
                .toList();
        var run = worded(List.of(stored), held).getFirst();
        var hold = run.state() == RunState.HELD ? held.get(stored.step()) : null;
        var content = stored.seesData() ? contents.of(List.of(id)).get(id) : null;
        return new RunDetail(
                run,
                head.projectSlug(),
                head.workflowPublicId(),
                version(head),
                steps,
                hold == null
                        ? null
                        : asCause(hold, list.waitingAt(Set.of(stored.step())).getOrDefault(stored.step(), 0)),
                details.decisions(id),
                standing(actor, run),
                content == null ? List.of() : values(content),
                content != null && run.failedConditions() ? unmet(content, head.revision(), stored.projectId()) : null);
    }

    private static @Nullable ResponseVersion version(RunDetailRepository.Head head) {
        return head.responseNumber() == null || head.responseStatus() == null
                ? null
                : new ResponseVersion(head.responseNumber(), head.responseStatus());
    }

    /** Revision and content never change, so what was decided with the event can be told again. */
    private @Nullable Unmet unmet(EventContent content, RevisionId revision, ProjectId project) {
        var conditions = workflows.conditions(List.of(revision)).get(revision);
        return conditions == null ? null : new Unmet(decider.unmet(conditions, content), surveys.definition(project));
    }

    private RunDetail.Standing standing(Actor actor, RunListItem run) {
        var waitsFor = run.state() == RunState.QUEUED || run.state() == RunState.HELD
                ? details.waitsFor(run.id()).orElse(null)
                : null;
        return controls.candidates(actor, List.of(run.id())).stream()
                .findFirst()
                .map(candidate -> new RunDetail.Standing(candidate.mine(), candidate.isOutdated(), waitsFor))
                .orElseGet(() -> new RunDetail.Standing(false, false, waitsFor));
    }

    private static List<RunDetail.Value> values(EventContent content) {
        return switch (content) {
            case EventContent.OfResponse(var response, var survey) -> values(response, survey);
            case EventContent.OfRecord told ->
                told.fields().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> new RunDetail.Value(field.getKey(), field.getValue()))
                        .toList();
        };
    }

    private static List<RunDetail.Value> values(StoredResponse response, SurveyDefinition survey) {
        var questions = survey.questions().stream().collect(Collectors.toMap(Question::code, Question::text));
        var values = new ArrayList<RunDetail.Value>();
        response.content()
                .answers()
                .forEach((code, answer) ->
                        values.add(new RunDetail.Value(questions.getOrDefault(code, code), answerText(answer))));
        response.content().embeddedData().forEach((name, value) -> values.add(new RunDetail.Value(name, value)));
        return values;
    }

    private static String answerText(Object answer) {
        return answer instanceof Collection<?> choices
                ? choices.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(answer);
    }

    private static List<RunListItem> worded(List<StoredItem> stored, Map<StepId, HeldStep> held) {
        return stored.stream().map(item -> worded(item, held.get(item.step()))).toList();
    }

    private static RunListItem worded(StoredItem item, @Nullable HeldStep hold) {
        var state = switch (item.runState()) {
            case "WAITING" -> RunWording.state(item.taskState(), item.retries(), hold != null);
            default -> RunState.valueOf(item.runState());
        };
        return new RunListItem(
                item.id(),
                item.projectId(),
                item.projectName(),
                state,
                item.event(),
                item.workflowName(),
                item.revisionNumber(),
                item.operation(),
                item.stepTitle(),
                item.object(),
                item.orgName(),
                item.environment(),
                item.orgHost(),
                item.accountOfCall() == null || state == RunState.HELD ? item.accountBound() : item.accountOfCall(),
                item.recordId(),
                item.recordCreated(),
                item.errorCode(),
                item.seesData() ? item.errorFields() : null,
                item.seesData() ? item.errorMessage() : null,
                item.attempts(),
                state == RunState.RETRYING ? item.dueAt() : null,
                state == RunState.HELD && hold != null ? hold.cause() : null,
                item.createdAt());
    }

    private static HeldCause asCause(HeldStep step, int runs) {
        return new HeldCause(
                step.hold(),
                step.cause(),
                step.subject(),
                step.environment(),
                step.workflowPublicId(),
                step.cause().scope() == HoldCause.HoldScope.STEP ? step.stepKey() : null,
                step.projectSlug(),
                step.code(),
                step.message(),
                step.since(),
                step.nextTryAt(),
                Math.min(runs, COUNT_LIMIT));
    }
}
