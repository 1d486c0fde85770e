package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.WORKFLOW_STEP;

import io.surveylink.common.LaneId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.common.WorkflowId;
import io.surveylink.run.internal.NewRunRepository.NewTaskRun;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.RecordMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What comes after a step that succeeded. Revisions never change, so what follows what is read once. */
@Component
class NextSteps {

    private final DSLContext database;
    private final PublishedWorkflows workflows;
    private final NewRunRepository newRuns;
    private final RunContents contents;
    private final RecordMapper mapper;
    private final LaneStarter starter;
    private final Map<StepId, Optional<PublishedStep>> known = new ConcurrentHashMap<>();

    NextSteps(
            DSLContext database,
            PublishedWorkflows workflows,
            NewRunRepository newRuns,
            RunContents contents,
            RecordMapper mapper,
            LaneStarter starter) {
        this.database = database;
        this.workflows = workflows;
        this.newRuns = newRuns;
        this.contents = contents;
        this.mapper = mapper;
        this.starter = starter;
    }

    /** A run whose task run of a step has succeeded. */
    record Done(RunId run, WorkflowId workflow, StepId step) {

        static Done of(TaskRow row) {
            return new Done(row.run(), row.workflow(), row.step());
        }
    }

    Optional<PublishedStep> after(StepId step) {
        var remembered = known.get(step);
        if (remembered != null) {
            return remembered;
        }
        var found = read(step);
        known.put(step, found);
        return found;
    }

    /** Makes the task runs of the steps that follow; runs that are through need none. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(ProjectId project, Collection<Done> done, Instant now) {
        var going = done.stream().filter(each -> after(each.step()).isPresent()).toList();
        if (going.isEmpty()) {
            return;
        }
        var stored = contents.of(going.stream().map(Done::run).toList());
        var written = contents.records(going.stream().map(Done::run).toList());
        var next = new ArrayList<NewTaskRun>();
        Set<LaneId> woken = new HashSet<>();
        for (var each : going) {
            var step = after(each.step()).orElseThrow();
            var content = stored.get(each.run());
            if (content != null) {
                var key = mapper.recordKey(step.task(), content, written.getOrDefault(each.run(), Map.of()));
                next.add(new NewTaskRun(each.run(), project, each.workflow(), step.id(), step.lane(), key));
                woken.add(step.lane());
            }
        }
        newRuns.insertTaskRuns(next, now);
        newRuns.endTurns(next);
        starter.startAfterCommit(woken);
    }

    private Optional<PublishedStep> read(StepId step) {
        var next = WORKFLOW_STEP.as("next");
        return database.select(next.ID)
                .from(WORKFLOW_STEP)
                .join(next)
                .on(next.WORKFLOW_REVISION_ID.eq(WORKFLOW_STEP.WORKFLOW_REVISION_ID))
                .and(next.POSITION.eq(WORKFLOW_STEP.POSITION.plus(1)))
                .where(WORKFLOW_STEP.ID.eq(step))
                .fetchOptional(next.ID)
                .map(id -> workflows.steps(List.of(id)).get(id));
    }
}
