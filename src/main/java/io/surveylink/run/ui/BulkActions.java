package io.surveylink.run.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.run.RunControl.Possible;
import io.surveylink.run.RunControl.Selection;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What can be done with all runs that the filter lets through. Counted when it is asked for, not while looking. */
final class BulkActions extends Div {

    private static final long serialVersionUID = 1L;

    private final transient RunServices services;
    private final transient Supplier<Selection> selection;
    private final Button replay;
    private final Button move;
    private final Button cancel;

    BulkActions(RunServices services, Supplier<Selection> selection, RunDialogs dialogs) {
        this.services = services;
        this.selection = selection;
        addClassName("sl-line");
        replay = button("run.bulk.replay", Possible::replayable, dialogs::replay);
        move = button("run.bulk.move", Possible::movable, dialogs::move);
        cancel = button("run.bulk.cancel", Possible::cancellable, dialogs::cancel);
        add(replay, move, cancel);
        show(StateChips.Group.ALL);
    }

    /** Each group of states has its own; no group mixes what can be replayed with what cannot. */
    void show(StateChips.Group group) {
        boolean ended = group == StateChips.Group.FAILED || group == StateChips.Group.NOT_SENT;
        boolean waiting = group == StateChips.Group.HELD || group == StateChips.Group.MOVING;
        replay.setVisible(ended);
        move.setVisible(waiting);
        cancel.setVisible(waiting);
        setVisible(ended || waiting);
    }

    private Button button(String key, ToIntFunction<Possible> count, BiConsumer<Selection, Integer> ask) {
        var button = new Button(
                getTranslation(key),
                click -> Errors.guard(() -> {
                    var chosen = selection.get();
                    int possible = count.applyAsInt(services.control().possible(services.actor(), chosen));
                    if (possible == 0) {
                        Toast.show(getTranslation("run.bulk.none"));
                    } else {
                        ask.accept(chosen, possible);
                    }
                }));
        button.addClassName("sl-small");
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        return button;
    }
}
