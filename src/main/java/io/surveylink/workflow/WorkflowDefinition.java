package io.surveylink.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Event and ordered steps of a workflow; immutable, kept as JSON in drafts and revisions.
 *
 * @param event null in a draft that has not been told when to start
 * @param conditions what must be true of an event before any step begins
 */
public record WorkflowDefinition(@Nullable WorkflowEvent event, Conditions conditions, List<Step> steps) {

    /** Stands for the conditions where the key of a step is asked for. */
    public static final String CONDITIONS = "conditions";

    public static final WorkflowDefinition EMPTY = new WorkflowDefinition(null, List.of());

    public WorkflowDefinition {
        // Definitions that were stored before there were conditions have none.
        conditions = conditions == null ? Conditions.NONE : conditions;
        steps = List.copyOf(steps);
    }

    public WorkflowDefinition(@Nullable WorkflowEvent event, List<Step> steps) {
        this(event, Conditions.NONE, steps);
    }

    public WorkflowDefinition withConditions(Conditions newConditions) {
        return new WorkflowDefinition(event, newConditions, steps);
    }

    public WorkflowDefinition withEvent(WorkflowEvent newEvent) {
        return new WorkflowDefinition(newEvent, conditions, steps);
    }

    public Optional<Step> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /** With the step in the place of the one that has its key. */
    public WorkflowDefinition with(Step changed) {
        return withSteps(steps.stream()
                .map(step -> step.key().equals(changed.key()) ? changed : step)
                .toList());
    }

    public WorkflowDefinition withInserted(int position, Step step) {
        var more = new ArrayList<>(steps);
        more.add(position, step);
        return withSteps(more);
    }

    public WorkflowDefinition without(String key) {
        return withSteps(steps.stream().filter(step -> !step.key().equals(key)).toList());
    }

    /** With the step at another place among the steps, the others closing up. */
    public WorkflowDefinition withMovedTo(String key, int place) {
        int from = steps.stream().map(Step::key).toList().indexOf(key);
        return from < 0 ? this : withMoved(key, place - from);
    }

    /** With the step moved by so many places, or unchanged if there is no such place. */
    public WorkflowDefinition withMoved(String key, int places) {
        var reordered = new ArrayList<>(steps);
        for (int from = 0; from < steps.size(); from++) {
            int to = from + places;
            if (steps.get(from).key().equals(key) && to >= 0 && to < steps.size()) {
                reordered.add(to, reordered.remove(from));
                return withSteps(reordered);
            }
        }
        return this;
    }

    public WorkflowDefinition withSteps(List<Step> newSteps) {
        return new WorkflowDefinition(event, conditions, newSteps);
    }
}
