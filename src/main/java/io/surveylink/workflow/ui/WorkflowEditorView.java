package io.surveylink.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.surveylink.common.Watch;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.shell.MainLayout;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.Problem;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The editor: the picture of the steps, and beside it the panel of the step in hand, the only one that exists. The
 * creator edits a draft that is saved with every change; everybody else sees what is published.
 */
@Route(value = "workflows/:workflow", layout = MainLayout.class)
@PermitAll
class WorkflowEditorView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient EditorServices services;

    private transient @Nullable EditorModel model;
    private transient @Nullable Parts parts;
    private transient @Nullable Watch watch;
    private @Nullable String selected;

    /** Checks that were begun: an answer to any but the last one comes too late. */
    private int checks;

    /** What is made when the workflow is known. */
    private record Parts(EditorHeader header, EditorBanners banners, EditorCanvas canvas, PanelSlot panel) {}

    WorkflowEditorView(EditorServices services) {
        this.services = services;
        addClassName("sl-editor");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var opened = EditorModel.open(services, parameters.get("workflow").orElse(""));
        model = opened;
        removeAll();
        var headActions = new HeadActions(this, opened, new ForHead());
        var undoKeys = new UndoKeys(headActions::undo, headActions::redo);
        var made = new Parts(
                new EditorHeader(opened, headActions),
                new EditorBanners(opened, new BannerActions()),
                new EditorCanvas(opened, new CanvasActions()),
                new PanelSlot(opened, new PanelActions()));
        parts = made;
        var main = new Div(made.canvas(), made.panel());
        main.addClassName("sl-editor-main");
        add(made.header(), made.banners(), main, undoKeys);
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter(WorkflowNavigation.STEP_PARAMETER).ifPresent(step -> selected = step);
        refresh();
        openPanel();
        query.getSingleParameter(WorkflowNavigation.LEFT_PARAMETER).ifPresent(left -> backFromSalesforce(event, left));
        check();
    }

    /** The account that was linked meanwhile is the step's; a reload of the page does not choose it again. */
    private void backFromSalesforce(BeforeEnterEvent event, String left) {
        if (!left.matches("\\d{1,15}") || selected == null) {
            return;
        }
        var linked = model().accounts().linkedSince(Instant.ofEpochMilli(Long.parseLong(left)));
        linked.ifPresent(parts().panel()::offer);
        event.getUI()
                .getPage()
                .getHistory()
                .replaceState(null, WorkflowNavigation.stepPath(model().head().publicId(), selected));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("workflow.editor.pageTitle", model().head().name());
    }

    private EditorModel model() {
        if (model == null) {
            throw new IllegalStateException("the view was not entered");
        }
        return model;
    }

    private Parts parts() {
        if (parts == null) {
            throw new IllegalStateException("the view was not entered");
        }
        return parts;
    }

    private void refresh() {
        parts().header().refresh();
        refreshCanvas();
        parts().banners().refresh();
    }

    private void refreshCanvas() {
        parts().canvas().refresh(selected, model().accounts().runningAs(model().orgs()));
    }

    /** What other windows, other people or an answer of the owner changed. */
    private void reload() {
        model().reload();
        refresh();
        openPanel();
        check();
    }

    private void draftChanged() {
        refresh();
        check();
    }

    private void check() {
        if (!model().isEditable()) {
            return;
        }
        int begun = ++checks;
        Background.run(
                this,
                model().problems().finder(),
                found -> {
                    if (begun == checks) {
                        showProblems(found);
                    }
                },
                Errors::log);
    }

    private void showProblems(List<Problem> found) {
        model().problems().found(found);
        refreshCanvas();
        parts().panel().showProblems();
    }

    private void open(@Nullable String place) {
        selected = place;
        refreshCanvas();
        openPanel();
        parts().panel().focus();
    }

    private void openPanel() {
        if (!parts().panel().open(selected)) {
            selected = null;
        }
    }

    private void closePanel() {
        var left = selected;
        open(null);
        if (left != null) {
            parts().canvas().focus(left);
        }
    }

    private void askToRemove(String place) {
        if (place.equals(WorkflowDefinition.CONDITIONS)) {
            ask(
                    getTranslation("workflow.conditions.delete.title"),
                    getTranslation("workflow.conditions.delete"),
                    getTranslation("workflow.conditions.delete.text"),
                    WorkflowDefinition.CONDITIONS,
                    () -> model().changeConditions(Conditions.NONE));
            return;
        }
        model().task(place)
                .ifPresent(task -> ask(
                        getTranslation("workflow.step.delete.title", TaskTexts.title(task)),
                        getTranslation("workflow.step.delete"),
                        getTranslation("workflow.step.delete.text"),
                        place,
                        () -> model().remove(place)));
    }

    private void ask(String title, String act, String text, String place, Runnable removal) {
        new DangerDialog(title, act, getTranslation("workflow.step.delete.keep"), () -> {
                    String above = parts().canvas().above(place);
                    removal.run();
                    open(null);
                    draftChanged();
                    parts().canvas().focus(above);
                })
                .withText(text)
                .open();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        var ui = attach.getUI();
        watch = services.lock().live().watch(model().head().id(), () -> ui.access(this::changedElsewhere));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
        }
    }

    /** What is open stays as it is unless one may change it no more, or may from now on. */
    private void changedElsewhere() {
        if (model().saving() == EditorModel.Saving.CONFLICT || !model().isOutdated()) {
            return;
        }
        boolean wasEditable = model().isEditable();
        model().reload();
        refresh();
        if (wasEditable != model().isEditable()) {
            openPanel();
            check();
        }
    }

    private final class BannerActions implements EditorBanners.Actions {

        @Override
        public void reload() {
            WorkflowEditorView.this.reload();
        }

        @Override
        public void saveAgain() {
            model().save();
            refresh();
        }

        @Override
        public void startProposal() {
            model().startProposal();
            refresh();
            openPanel();
            check();
        }
    }

    private final class CanvasActions implements EditorCanvas.Actions {

        @Override
        public void open(String place) {
            WorkflowEditorView.this.open(place);
        }

        @Override
        public void addTask(int position) {
            String key = model().addTask(position);
            draftChanged();
            WorkflowEditorView.this.open(key);
        }

        @Override
        public void moveTo(String stepKey, int place) {
            model().moveTo(stepKey, place);
            draftChanged();
            openPanel();
        }

        @Override
        public void addConditions() {
            WorkflowEditorView.this.open(WorkflowDefinition.CONDITIONS);
        }

        @Override
        public void askToRemove(String place) {
            WorkflowEditorView.this.askToRemove(place);
        }
    }

    private final class PanelActions implements PanelSlot.Actions {

        @Override
        public void changed() {
            draftChanged();
        }

        @Override
        public void eventChosen() {
            draftChanged();
            openPanel();
            parts().panel().focus();
        }

        @Override
        public void close() {
            closePanel();
        }

        @Override
        public void move(String stepKey, int places) {
            model().move(stepKey, places);
            draftChanged();
            openPanel();
        }

        @Override
        public void askToRemove(String place) {
            WorkflowEditorView.this.askToRemove(place);
        }
    }

    private final class ForHead implements HeadActions.Editor {

        @Override
        public void reload() {
            WorkflowEditorView.this.reload();
        }

        @Override
        public void checkBegins() {
            checks++;
        }

        @Override
        public void draftReplaced() {
            openPanel();
            draftChanged();
        }

        @Override
        public void found(List<Problem> problems) {
            showProblems(problems);
        }

        @Override
        public void open(String place) {
            WorkflowEditorView.this.open(place);
        }
    }
}
