package io.surveylink.workflow.internal;

import io.surveylink.workflow.Step;
import io.surveylink.workflow.WorkflowDefinition;
import java.util.List;
import java.util.Objects;

/**
 * Brings what somebody changed on one revision onto a later one: event, conditions or a step that they changed is theirs,
 * everything else is the later revision's.
 */
final class Rebasing {

    private Rebasing() {}

    /** @param base what {@code mine} was begun on */
    static WorkflowDefinition onto(WorkflowDefinition latest, WorkflowDefinition mine, WorkflowDefinition base) {
        var merged = latest;
        var event = mine.event();
        if (event != null && !Objects.equals(event, base.event())) {
            merged = merged.withEvent(event);
        }
        if (!mine.conditions().equals(base.conditions())) {
            merged = merged.withConditions(mine.conditions());
        }
        for (Step step : base.steps()) {
            if (mine.step(step.key()).isEmpty()) {
                merged = merged.without(step.key());
            }
        }
        for (int place = 0; place < mine.steps().size(); place++) {
            var step = mine.steps().get(place);
            boolean unchanged = base.step(step.key()).filter(step::equals).isPresent();
            if (unchanged) {
                continue;
            }
            merged = merged.step(step.key()).isPresent()
                    ? merged.with(step)
                    : merged.withInserted(placeIn(merged, mine, place), step);
        }
        return keys(latest).equals(keys(base)) ? ordered(merged, mine) : merged;
    }

    /** After the step that it follows. */
    private static int placeIn(WorkflowDefinition merged, WorkflowDefinition mine, int place) {
        for (int before = place - 1; before >= 0; before--) {
            int found = keys(merged).indexOf(mine.steps().get(before).key());
            if (found >= 0) {
                return found + 1;
            }
        }
        return 0;
    }

    /** Nobody else moved a step: the order is the author's. */
    private static WorkflowDefinition ordered(WorkflowDefinition merged, WorkflowDefinition mine) {
        var sorted = merged;
        for (int to = 0; to < mine.steps().size(); to++) {
            String key = mine.steps().get(to).key();
            int from = keys(sorted).indexOf(key);
            sorted = sorted.withMoved(key, to - from);
        }
        return sorted;
    }

    private static List<String> keys(WorkflowDefinition definition) {
        return definition.steps().stream().map(Step::key).toList();
    }
}
