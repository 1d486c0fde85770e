package io.surveylink.run.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.surveylink.common.ui.Errors;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunDetail;
import java.util.List;

/** What the reader can decide about one run; nothing for who may not. */
final class RunActions extends Div {

    private static final long serialVersionUID = 1L;

    RunActions(RunDetail detail, RunDialogs dialogs) {
        addClassName("sl-line");
        if (!detail.standing().mayControl()) {
            setVisible(false);
            return;
        }
        var id = detail.run().id();
        var selection = new Selection.Of(List.of(id));
        switch (detail.run().state()) {
            case FAILED, SKIPPED, CANCELLED -> {
                if (!detail.run().failedConditions()) {
                    add(button("run.action.replay", () -> dialogs.replay(selection, 1)));
                } else if (detail.standing().outdated()) {
                    add(button("run.action.move", () -> dialogs.move(selection, 1)));
                }
            }
            case QUEUED, RETRYING, HELD -> {
                add(button("run.action.cancel", () -> dialogs.cancel(selection, 1)));
                if (detail.standing().outdated()) {
                    add(button("run.action.move", () -> dialogs.move(selection, 1)));
                }
            }
            case UNCERTAIN -> {
                var decide = button("run.action.resolve", () -> dialogs.resolve(id));
                decide.addThemeVariants(ButtonVariant.PRIMARY);
                add(decide, button("run.action.lookUp", () -> dialogs.lookUp(id)));
            }
            case RUNNING, SUCCEEDED -> setVisible(false);
        }
    }

    private Button button(String key, Runnable action) {
        var button = new Button(getTranslation(key), click -> Errors.guard(action));
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        return button;
    }
}
