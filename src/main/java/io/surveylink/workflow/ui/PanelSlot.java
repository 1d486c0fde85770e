package io.surveylink.workflow.ui;

import com.vaadin.flow.component.html.Div;
import io.surveylink.account.Account;
import io.surveylink.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** The panel of the step in hand, the only one that exists. */
final class PanelSlot extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Actions actions;
    private @Nullable TaskPanel taskPanel;
    private @Nullable ConditionsPanel conditionsPanel;

    /** What any of the panels asks of the editor. */
    interface Actions extends TaskPanel.Actions {

        /** The workflow has an event of another kind: its panel is another one. */
        void eventChosen();
    }

    PanelSlot(EditorModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        addClassName("sl-editor-panel");
    }

    /**
     * Opens the panel of a step, of the event or of the conditions.
     *
     * @return false if there is no such place: nothing is open then
     */
    boolean open(@Nullable String place) {
        removeAll();
        taskPanel = null;
        conditionsPanel = null;
        var task = model.task(place);
        if (task.isPresent()) {
            var made = new TaskPanel(model, task.get(), actions);
            taskPanel = made;
            add(made);
            made.readFields();
        } else if (WorkflowDefinition.CONDITIONS.equals(place)) {
            var made = new ConditionsPanel(
                    model, actions::changed, actions::close, () -> actions.askToRemove(WorkflowDefinition.CONDITIONS));
            conditionsPanel = made;
            add(made);
        } else if (EditorCanvas.EVENT.equals(place)) {
            add(new EventPanel(model, actions::eventChosen, actions::changed, actions::close));
        }
        boolean open = getComponentCount() > 0;
        setVisible(open);
        return open;
    }

    /** For who works with keys: what is open is where they go on. */
    void focus() {
        getChildren()
                .filter(SidePanel.class::isInstance)
                .map(SidePanel.class::cast)
                .findFirst()
                .ifPresent(SidePanel::focusHeading);
    }

    /** After the definition was checked again. */
    void showProblems() {
        if (taskPanel != null) {
            taskPanel.showProblems();
        }
        if (conditionsPanel != null) {
            conditionsPanel.showProblems();
        }
    }

    /** Somebody is back from Salesforce with an account for the step. */
    void offer(Account linked) {
        if (taskPanel != null) {
            taskPanel.offer(linked);
        }
    }
}
