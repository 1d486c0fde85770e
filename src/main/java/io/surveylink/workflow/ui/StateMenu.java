package io.surveylink.workflow.ui;

import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.project.Operation;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.function.Predicate;

/** Menu items that pause, resume and switch; only those that would do something and that the person may use. */
final class StateMenu {

    private StateMenu() {}

    /** What the items do. */
    interface Actions {

        void pause();

        void resume();

        void switchOff();

        void switchOn();
    }

    static void addTo(SubMenu menu, WorkflowHead head, Predicate<Operation> allows, Actions actions) {
        if (head.publishedNumber() == null) {
            return;
        }
        boolean paused = head.state() == WorkflowState.PAUSED || head.pausedByAdmin();
        if (!paused && head.state() == WorkflowState.ACTIVE && allows.test(Operation.PAUSE)) {
            menu.addItem(text("workflow.pause"), click -> actions.pause());
        }
        if (paused && allows.test(head.pausedByAdmin() ? Operation.RESUME_ADMIN_PAUSE : Operation.RESUME)) {
            menu.addItem(text("workflow.resume"), click -> actions.resume());
        }
        if (allows.test(Operation.SWITCH_OFF)) {
            if (head.state() == WorkflowState.OFF) {
                menu.addItem(text("workflow.switchOn"), click -> actions.switchOn());
            } else {
                menu.addItem(text("workflow.switchOff"), click -> actions.switchOff());
            }
        }
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
