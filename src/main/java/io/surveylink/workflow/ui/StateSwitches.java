package io.surveylink.workflow.ui;

import io.surveylink.common.WorkflowId;
import io.surveylink.common.ui.Errors;
import io.surveylink.user.Actor;
import java.util.function.BiConsumer;

/** Pauses, resumes, switches off and on; then what shows the state is told. */
class StateSwitches implements StateMenu.Actions {

    private final EditorServices services;
    private final WorkflowId workflow;
    private final Runnable changed;

    StateSwitches(EditorServices services, WorkflowId workflow, Runnable changed) {
        this.services = services;
        this.workflow = workflow;
        this.changed = changed;
    }

    @Override
    public final void pause() {
        change(services.workflows()::pause);
    }

    @Override
    public final void resume() {
        change(services.workflows()::resume);
    }

    @Override
    public final void switchOff() {
        change(services.workflows()::switchOff);
    }

    @Override
    public final void switchOn() {
        change(services.workflows()::switchOn);
    }

    private void change(BiConsumer<Actor, WorkflowId> change) {
        Errors.guard(() -> change.accept(services.currentUser().actor(), workflow));
        changed.run();
    }
}
