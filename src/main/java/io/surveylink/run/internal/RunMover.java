package io.surveylink.run.internal;

import io.surveylink.common.RevisionId;
import io.surveylink.common.RunId;
import io.surveylink.run.internal.NewRunRepository.Turn;
import io.surveylink.run.internal.RunControlRepository.Candidate;
import io.surveylink.run.internal.RunControlRepository.DoneStep;
import io.surveylink.workflow.ConditionDecider;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.RecordMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets runs wait again, at the step they were at or at one of the current revision. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RunMover {

    private final RunControlRepository runs;
    private final NewRunRepository newRuns;
    private final RunContents contents;
    private final PublishedWorkflows workflows;
    private final RecordMapper mapper;
    private final ConditionDecider conditions;

    RunMover(
            RunControlRepository runs,
            NewRunRepository newRuns,
            RunContents contents,
            PublishedWorkflows workflows,
            RecordMapper mapper,
            ConditionDecider conditions) {
        this.runs = runs;
        this.newRuns = newRuns;
        this.contents = contents;
        this.workflows = workflows;
        this.mapper = mapper;
        this.conditions = conditions;
    }

    /** With the revision that ran. @return all of them */
    List<Candidate> sendAgain(List<Candidate> chosen, StartedBy startedBy, Instant now) {
        if (!chosen.isEmpty()) {
            runs.sendAgain(chosen.stream().map(Candidate::taskRun).toList(), startedBy, now);
            var steps =
                    steps(chosen.stream().map(Candidate::revision).distinct().toList());
            keepTurns(chosen, run -> after(steps.getOrDefault(run.revision(), List.of()), run));
        }
        return chosen;
    }

    /** @return those for which the current revision has a step left to do, and whose conditions are met by now */
    List<Candidate> move(List<Candidate> chosen, StartedBy startedBy, Instant now) {
        var steps = steps(chosen.stream()
                .map(Candidate::current)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var done = runs.succeededSteps(chosen.stream().map(Candidate::run).toList());
        var left = new HashMap<RunId, List<PublishedStep>>();
        for (var run : chosen) {
            var remaining = run.current() == null
                    ? List.<PublishedStep>of()
                    : remaining(steps.getOrDefault(run.current(), List.of()), done.getOrDefault(run.run(), List.of()));
            if (!remaining.isEmpty()) {
                left.put(run.run(), remaining);
            }
        }
        var stored = contents.of(left.keySet());
        var movable = chosen.stream()
                .filter(run -> left.containsKey(run.run()) && meetsConditions(run, stored.get(run.run())))
                .toList();
        if (movable.isEmpty()) {
            return movable;
        }
        var written = contents.records(left.keySet());
        for (var run : movable) {
            var next = Objects.requireNonNull(left.get(run.run())).getFirst();
            var content = stored.get(run.run());
            if (content != null) {
                runs.move(
                        run.run(),
                        run.taskRun(),
                        next.revision(),
                        next.id(),
                        next.lane(),
                        mapper.recordKey(next.task(), content, written.getOrDefault(run.run(), Map.of())));
            }
        }
        runs.sendAgain(movable.stream().map(Candidate::taskRun).toList(), startedBy, now);
        newRuns.endTurnsOf(movable.stream().map(Candidate::run).toList());
        keepTurns(movable, run -> {
            var remaining = left.getOrDefault(run.run(), List.of());
            return remaining.subList(1, remaining.size());
        });
        return movable;
    }

    /** Conditions are decided with the event, so only a run that never began is asked again. */
    private boolean meetsConditions(Candidate run, @Nullable EventContent content) {
        var current = run.current();
        if (!run.unmet() || current == null || content == null) {
            return true;
        }
        var now = workflows.conditions(List.of(current)).getOrDefault(current, Conditions.NONE);
        return conditions.unmet(now, content).isEmpty();
    }

    /**
     * What comes after everything that has succeeded: a step that was put before is not made up for. What was written to
     * another org than the step names by now is written there too; nothing is left where that would repeat a step that
     * has succeeded after it.
     */
    private static List<PublishedStep> remaining(List<PublishedStep> steps, Collection<DoneStep> done) {
        int next = 0;
        boolean writtenElsewhere = false;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (done.contains(new DoneStep(step.task().key(), step.org()))) {
                if (writtenElsewhere) {
                    return List.of();
                }
                next = i + 1;
            } else {
                writtenElsewhere |= done.stream()
                        .anyMatch(one -> one.key().equals(step.task().key()));
            }
        }
        return steps.subList(next, steps.size());
    }

    private static List<PublishedStep> after(List<PublishedStep> steps, Candidate run) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(run.step())) {
                return steps.subList(i + 1, steps.size());
            }
        }
        return List.of();
    }

    private interface LaterSteps {
        List<PublishedStep> of(Candidate run);
    }

    private void keepTurns(List<Candidate> chosen, LaterSteps later) {
        var several = chosen.stream().filter(run -> !later.of(run).isEmpty()).toList();
        if (several.isEmpty()) {
            return;
        }
        var stored = contents.of(several.stream().map(Candidate::run).toList());
        var written = contents.records(several.stream().map(Candidate::run).toList());
        var turns = new ArrayList<Turn>();
        for (var run : several) {
            var content = stored.get(run.run());
            if (content != null) {
                later.of(run)
                        .forEach(step -> turns.add(new Turn(
                                run.run(),
                                step.id(),
                                run.workflow(),
                                step.lane(),
                                mapper.recordKey(step.task(), content, written.getOrDefault(run.run(), Map.of())))));
            }
        }
        newRuns.insertTurns(turns);
    }

    private Map<RevisionId, List<PublishedStep>> steps(List<RevisionId> revisions) {
        var steps = new HashMap<RevisionId, List<PublishedStep>>();
        for (var revision : revisions) {
            var ids = runs.stepsOf(revision);
            var known = workflows.steps(ids);
            steps.put(
                    revision,
                    ids.stream().map(known::get).filter(Objects::nonNull).toList());
        }
        return steps;
    }
}
