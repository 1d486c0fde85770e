package io.surveylink.run.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs.Counts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One chip per group of states with its count; one is chosen. */
final class StateChips extends Div {

    private static final long serialVersionUID = 1L;

    /** Groups of states that people tell apart. */
    enum Group {
        ALL(null, Set.of()),
        MOVING(RunState.RUNNING, Set.of(RunState.QUEUED, RunState.RUNNING, RunState.RETRYING)),
        HELD(RunState.HELD, Set.of(RunState.HELD)),
        FAILED(RunState.FAILED, Set.of(RunState.FAILED)),
        UNCERTAIN(RunState.UNCERTAIN, Set.of(RunState.UNCERTAIN)),
        SUCCEEDED(RunState.SUCCEEDED, Set.of(RunState.SUCCEEDED)),
        NOT_SENT(RunState.SKIPPED, Set.of(RunState.SKIPPED, RunState.CANCELLED));

        private final @Nullable RunState face;
        private final Set<RunState> states;

        Group(@Nullable RunState face, Set<RunState> states) {
            this.face = face;
            this.states = states;
        }

        Set<RunState> states() {
            return states;
        }

        int count(Counts counts) {
            return switch (this) {
                case ALL -> counts.total();
                case MOVING -> counts.moving();
                case HELD -> counts.held();
                case FAILED -> counts.failed();
                case UNCERTAIN -> counts.uncertain();
                case SUCCEEDED -> counts.succeeded();
                case NOT_SENT -> counts.notSent();
            };
        }
    }

    private final Map<Group, Button> chips = new EnumMap<>(Group.class);
    private final Map<Group, Span> numbers = new EnumMap<>(Group.class);

    StateChips(Consumer<Group> chosen) {
        addClassName("sl-chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("run.filter.state"));
        for (var group : Group.values()) {
            var number = new Span();
            number.addClassNames("sl-secondary", "sl-numbers");
            var chip = new Button(getTranslation("run.group." + group), click -> chosen.accept(group));
            chip.addClassName("sl-chip");
            if (group.face != null) {
                chip.setIcon(RunWords.mark(group.face).disc());
            }
            chip.setSuffixComponent(number);
            chips.put(group, chip);
            numbers.put(group, number);
            add(chip);
        }
    }

    void choose(Group chosen) {
        chips.forEach((group, chip) -> {
            chip.getElement().getClassList().set("sl-chip-chosen", group == chosen);
            chip.getElement().setAttribute("aria-pressed", String.valueOf(group == chosen));
        });
    }

    void show(Counts counts) {
        numbers.forEach((group, number) -> number.setText(RunWords.number(group.count(counts))));
    }
}
