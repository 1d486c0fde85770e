package io.surveylink.run.internal;

import io.surveylink.common.LaneId;
import io.surveylink.common.ProjectId;
import io.surveylink.run.UnstartedReason;
import io.surveylink.run.internal.NewRunRepository.Begin;
import io.surveylink.run.internal.NewRunRepository.NewRun;
import io.surveylink.run.internal.NewRunRepository.NewTaskRun;
import io.surveylink.run.internal.NewRunRepository.NewUnstarted;
import io.surveylink.run.internal.NewRunRepository.Turn;
import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.PublishedWorkflows.PublishedWorkflow;
import io.surveylink.workflow.RecordMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the runs that events start, and notes the events that start none, in the transaction that stores the events. */
@Component
class NewRuns {

    private static final Logger LOG = LoggerFactory.getLogger(NewRuns.class);

    private final NewRunRepository newRuns;
    private final RecordMapper mapper;
    private final ConditionDecider conditions;
    private final LaneStarter starter;
    private final Clock clock;

    NewRuns(
            NewRunRepository newRuns,
            RecordMapper mapper,
            ConditionDecider conditions,
            LaneStarter starter,
            Clock clock) {
        this.newRuns = newRuns;
        this.mapper = mapper;
        this.conditions = conditions;
        this.starter = starter;
        this.clock = clock;
    }

    /** What a workflow is told of. */
    sealed interface Told {

        PublishedWorkflow workflow();

        RunEvent event();

        /** It is to start a run. */
        record Starting(PublishedWorkflow workflow, RunEvent event, EventContent content) implements Told {}

        /** It is to start none. */
        record NotStarting(PublishedWorkflow workflow, RunEvent event, UnstartedReason reason) implements Told {}
    }

    /** What one event starts: its first task run, and the turns that the later steps keep. */
    private record Start(RunEvent event, PublishedWorkflow workflow, List<String> recordKeys, Begin begin) {}

    /** A run cannot be made of everything, and what it cannot be made of must not cost the event. */
    @Transactional(propagation = Propagation.MANDATORY)
    void record(ProjectId project, List<Told> events) {
        var starts = new ArrayList<Start>();
        var unstarted = new ArrayList<NewUnstarted>();
        for (var told : events) {
            switch (told) {
                case Told.Starting starting ->
                    start(starting)
                            .ifPresentOrElse(
                                    starts::add,
                                    () -> unstarted.add(unstarted(project, starting, UnstartedReason.UNREADABLE)));
                case Told.NotStarting notStarting ->
                    unstarted.add(unstarted(project, notStarting, notStarting.reason()));
            }
        }
        var now = clock.instant();
        if (!starts.isEmpty()) {
            insert(project, starts, now);
        }
        if (!unstarted.isEmpty()) {
            newRuns.insertUnstarted(unstarted, now);
        }
    }

    private static NewUnstarted unstarted(ProjectId project, Told told, UnstartedReason reason) {
        return new NewUnstarted(project, told.workflow().id(), told.event(), reason);
    }

    /** With the record of each step; empty if one cannot be told. */
    private Optional<Start> start(Told.Starting told) {
        var workflow = told.workflow();
        try {
            var keys = workflow.steps().stream()
                    .map(step -> mapper.recordKey(step.task(), told.content()))
                    .toList();
            boolean met =
                    conditions.unmet(workflow.conditions(), told.content()).isEmpty();
            return Optional.of(new Start(told.event(), workflow, keys, met ? Begin.WAITING : Begin.CONDITIONS_NOT_MET));
        } catch (RuntimeException e) {
            LOG.error(
                    "{} starts no run of workflow {}",
                    told.event(),
                    workflow.id().value(),
                    e);
            return Optional.empty();
        }
    }

    private void insert(ProjectId project, List<Start> starts, Instant now) {
        var runs = newRuns.insertRuns(
                starts.stream()
                        .map(start -> new NewRun(
                                project,
                                start.workflow().id(),
                                start.workflow().revision(),
                                start.event(),
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
}
