package io.surveylink.workflow;

import io.surveylink.workflow.DefinitionDiff.Change.EventChanged;
import io.surveylink.workflow.DefinitionDiff.Change.SettingChanged;
import io.surveylink.workflow.DefinitionDiff.Change.StepAdded;
import io.surveylink.workflow.DefinitionDiff.Change.StepChanged;
import io.surveylink.workflow.DefinitionDiff.Change.StepMoved;
import io.surveylink.workflow.DefinitionDiff.Change.StepRemoved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two definitions of a workflow: what a revision changed, or what a proposal would. Steps are the
 * same step by their {@link Step#key}, fields by their name. How Salesforce described a field when it was chosen (its
 * label, type and size) is no difference. Pure.
 *
 * @param changes in the order of the workflow: event, settings, then steps by their place; a removed step stands where
 *     it stood before
 */
public record DefinitionDiff(List<Change> changes) {

    public DefinitionDiff {
        changes = List.copyOf(changes);
    }

    /** From one definition to the other. */
    public static DefinitionDiff between(WorkflowDefinition before, WorkflowDefinition after) {
        var changes = new ArrayList<Change>();
        if (!Objects.equals(before.event(), after.event())) {
            changes.add(new EventChanged(before.event(), after.event()));
        }
        PartDiffs.between(before, after, Set.of("event", "steps")).stream()
                .map(SettingChanged::new)
                .forEach(changes::add);
        addSteps(before.steps(), after.steps(), changes);
        return new DefinitionDiff(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Everything that changed, counted one by one: a changed step counts as often as it has differences. */
    public int count() {
        return changes.stream().mapToInt(Change::count).sum();
    }

    private static void addSteps(List<Step> before, List<Step> after, List<Change> changes) {
        var places = IntStream.range(0, before.size())
                .boxed()
                .collect(Collectors.toMap(place -> before.get(place).key(), place -> place));
        var stayed = inOrder(
                after.stream().map(Step::key).filter(places::containsKey).toList(), places::get);
        var kept = after.stream().map(Step::key).collect(Collectors.toSet());
        int old = 0;
        for (int place = 0; place < after.size(); place++) {
            var step = after.get(place);
            var from = places.get(step.key());
            if (from == null) {
                changes.add(new StepAdded(place, step, PartDiffs.of(step, PartDiffs.Side.AFTER)));
                continue;
            }
            if (stayed.contains(step.key())) {
                addRemoved(before, old, from, kept, changes);
                old = from;
            } else {
                changes.add(new StepMoved(from, place, step));
            }
            addChanged(place, before.get(from), step, changes);
        }
        addRemoved(before, old, before.size(), kept, changes);
    }

    private static void addRemoved(List<Step> before, int from, int to, Set<String> kept, List<Change> changes) {
        for (int place = from; place < to; place++) {
            var step = before.get(place);
            if (!kept.contains(step.key())) {
                changes.add(new StepRemoved(place, step, PartDiffs.of(step, PartDiffs.Side.BEFORE)));
            }
        }
    }

    private static void addChanged(int place, Step before, Step after, List<Change> changes) {
        var parts = PartDiffs.between(before, after, Set.of("key"));
        if (!parts.isEmpty()) {
            changes.add(new StepChanged(place, before, after, parts));
        }
    }

    /** The most steps that can be said to have stayed, so that as few as possible are told to have moved. */
    private static Set<String> inOrder(List<String> keys, ToIntFunction<String> place) {
        int[] length = new int[keys.size()];
        int[] previous = new int[keys.size()];
        int last = -1;
        for (int i = 0; i < keys.size(); i++) {
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (place.applyAsInt(keys.get(j)) < place.applyAsInt(keys.get(i)) && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            last = last < 0 || length[i] > length[last] ? i : last;
        }
        var longest = new HashSet<String>();
        for (int i = last; i >= 0; i = previous[i]) {
            longest.add(keys.get(i));
        }
        return longest;
    }

    /** One thing that is different; places count from 0 without the event. */
    public sealed interface Change {

        default int count() {
            return 1;
        }

        /** Another event starts the workflow, or the same one under other circumstances. */
        record EventChanged(
                @Nullable WorkflowEvent before, @Nullable WorkflowEvent after) implements Change {}

        /** Something of the workflow as a whole. */
        record SettingChanged(Difference difference) implements Change {}

        /** @param parts everything that the new step is made of, all with nothing before */
        record StepAdded(int place, Step step, List<Difference> parts) implements Change {}

        /** @param parts everything that the step was made of, all with nothing after */
        record StepRemoved(int place, Step step, List<Difference> parts) implements Change {}

        /** The step changed places with others; told of as few steps as possible. */
        record StepMoved(int from, int to, Step step) implements Change {}

        /** The same step, made of something else. */
        record StepChanged(int place, Step before, Step after, List<Difference> differences) implements Change {

            @Override
            public int count() {
                return differences.size();
            }
        }
    }

    /** What is different within a step. */
    public sealed interface Difference {

        /**
         * A part by the name of its record component, so that a part which is added to steps one day is told of without
         * a change here.
         */
        record PartChanged(
                String part,
                @Nullable Object before,
                @Nullable Object after) implements Difference {}

        /** A field that is written now. */
        record FieldAdded(FieldMapping field) implements Difference {}

        /** A field that is not written any more: Salesforce keeps what it has. */
        record FieldRemoved(FieldMapping field) implements Difference {}

        /** @param parts what of the mapping is different: its source, what an empty value does … */
        record FieldChanged(FieldMapping before, FieldMapping after, List<PartChanged> parts) implements Difference {}
    }
}
