package io.surveylink.workflow.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.survey.Responses;
import io.surveylink.survey.Responses.ResponseItem;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.Surveys;
import io.surveylink.user.Actor;
import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.EventContent.OfResponse;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowTrials;
import io.surveylink.workflow.Workflows.Problem;
import java.util.List;
import org.springframework.stereotype.Service;

/** Salesforce is asked and told outside of transactions. */
@Service
class TrialService implements WorkflowTrials {

    private static final int RECENT = 20;

    private final WorkflowAccess access;
    private final PublishCheck check;
    private final Surveys surveys;
    private final Responses responses;
    private final ConditionDecider conditions;
    private final FieldTrials fieldTrials;
    private final TrialWriter writer;
    private final SampleResponses samples;
    private final SampleMessages messages;
    private final Transactions transactions;

    TrialService(
            WorkflowAccess access,
            PublishCheck check,
            Surveys surveys,
            Responses responses,
            ConditionDecider conditions,
            FieldTrials fieldTrials,
            TrialWriter writer,
            SampleResponses samples,
            SampleMessages messages,
            Transactions transactions) {
        this.access = access;
        this.check = check;
        this.surveys = surveys;
        this.responses = responses;
        this.conditions = conditions;
        this.fieldTrials = fieldTrials;
        this.writer = writer;
        this.samples = samples;
        this.messages = messages;
        this.transactions = transactions;
    }

    @Override
    public List<Recent> recent(Actor actor, WorkflowId workflow, WorkflowDefinition definition) {
        return transactions.read(() -> {
            var project =
                    access.require(actor, workflow, Operation.DRAFT_WORKFLOW).projectId();
            return definition.event() instanceof WorkflowEvent.OutboundMessage
                    ? messages.recent(workflow, RECENT)
                    : responses.page(actor, project, null, RECENT).stream()
                            .map(TrialService::recent)
                            .toList();
        });
    }

    private static Recent recent(ResponseItem item) {
        return new Recent(new Sample.Stored(item.externalId()), item.externalId(), item.recordedAt());
    }

    @Override
    public Trial dry(Actor actor, WorkflowId workflow, WorkflowDefinition definition, Sample sample) {
        var project = transactions.read(
                () -> access.require(actor, workflow, Operation.DRAFT_WORKFLOW).projectId());
        var event = event(actor, project, workflow, definition, sample);
        var checked = check.check(actor, project, definition, OrgSchemas.NOW);
        var tasks = Tasks.of(checked.definition()).stream()
                .map(task -> new TaskTrial(
                        task, fieldTrials.of(actor, project, task, event), of(checked.problems(), task.key())))
                .toList();
        var keys = tasks.stream().map(trial -> trial.task().key()).toList();
        var elsewhere = checked.problems().stream()
                .filter(problem -> problem.stepKey() == null || !keys.contains(problem.stepKey()))
                .toList();
        return new Trial(conditions.unmet(definition.conditions(), event), elsewhere, tasks);
    }

    private EventContent event(
            Actor actor, ProjectId project, WorkflowId workflow, WorkflowDefinition definition, Sample sample) {
        return switch (sample) {
            case Sample.Message(var id) -> messages.stored(workflow, id, RECENT);
            case Sample.MadeUp madeUp
            when definition.event() instanceof WorkflowEvent.OutboundMessage message ->
                messages.madeUp(actor, project, message);
            case Sample.MadeUp madeUp -> new OfResponse(response(project, sample), surveys.definition(project));
            case Sample.Stored stored -> new OfResponse(response(project, sample), surveys.definition(project));
        };
    }

    private static List<Problem> of(List<Problem> problems, String stepKey) {
        return problems.stream()
                .filter(problem -> stepKey.equals(problem.stepKey()))
                .toList();
    }

    @Override
    public List<Written> write(Actor actor, WorkflowId workflow, WorkflowDefinition definition, Sample sample) {
        var project = transactions.read(() ->
                access.require(actor, workflow, Operation.SPEND_CREDENTIALS).projectId());
        if (definition.event() instanceof WorkflowEvent.OutboundMessage) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "sample");
        }
        var checked = check.check(actor, project, definition, OrgSchemas.NOW);
        if (!checked.problems().isEmpty()) {
            throw new DomainException(
                    ErrorCode.WORKFLOW_HAS_PROBLEMS, checked.problems().size());
        }
        var event = new OfResponse(SampleResponses.marked(response(project, sample)), surveys.definition(project));
        if (!conditions.unmet(definition.conditions(), event).isEmpty()) {
            throw new DomainException(ErrorCode.TRIAL_CONDITIONS_UNMET);
        }
        return writer.write(actor, project, workflow, checked.definition(), event);
    }

    private StoredResponse response(ProjectId project, Sample sample) {
        return switch (sample) {
            case Sample.MadeUp madeUp -> samples.madeUp(project);
            case Sample.Stored(var id) ->
                responses
                        .latest(project, id)
                        .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND))
                        .response();
            case Sample.Message message -> throw new DomainException(ErrorCode.INVALID_INPUT, "sample");
        };
    }
}
