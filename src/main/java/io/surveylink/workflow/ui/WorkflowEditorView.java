package io.surveylink.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.shell.MainLayout;
import io.surveylink.workflow.LiveWorkflows;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.PublishResult;
import io.surveylink.workflow.ui.EditorModel.BeforePublishing;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final Div panel = new Div();

    private transient @Nullable EditorModel model;
    private transient @Nullable Parts parts;
    private transient LiveWorkflows.@Nullable Watch watch;
    private @Nullable String selected;

    /** Checks that were begun: an answer to any but the last one comes too late. */
    private int checks;

    /** What is made when the workflow is known. */
    private record Parts(EditorHeader header, EditorCanvas canvas, EditorBanners banners) {}

    WorkflowEditorView(EditorServices services) {
        this.services = services;
        addClassName("sl-editor");
        panel.addClassName("sl-editor-panel");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var opened = EditorModel.open(services, parameters.get("workflow").orElse(""));
        model = opened;
        removeAll();
        var made = new Parts(
                new EditorHeader(opened, new HeadActions()),
                new EditorCanvas(opened, new CanvasActions()),
                new EditorBanners(opened, new BannerActions()));
        parts = made;
        var main = new Div(made.canvas(), panel);
        main.addClassName("sl-editor-main");
        add(made.header(), made.banners(), main);
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
        var linked = model().linkedSince(Instant.ofEpochMilli(Long.parseLong(left)));
        linked.ifPresent(account -> taskPanel().ifPresent(open -> open.offer(account)));
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
        parts().canvas().refresh(selected, model().runAsAccounts());
        parts().banners().refresh();
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
                model().problemFinder(),
                found -> {
                    if (begun == checks) {
                        showProblems(found);
                    }
                },
                Errors::log);
    }

    private void showProblems(List<Problem> found) {
        model().setProblems(found);
        parts().canvas().refresh(selected, model().runAsAccounts());
        taskPanel().ifPresent(TaskPanel::showProblems);
    }

    private Optional<TaskPanel> taskPanel() {
        return panel.getChildren()
                .filter(TaskPanel.class::isInstance)
                .map(TaskPanel.class::cast)
                .findFirst();
    }

    private void open(@Nullable String stepKey) {
        selected = stepKey;
        parts().canvas().refresh(selected, model().runAsAccounts());
        openPanel();
    }

    private void openPanel() {
        panel.removeAll();
        var task = model().task(selected);
        if (task.isPresent()) {
            var taskPanel = new TaskPanel(model(), task.get(), new PanelActions());
            panel.add(taskPanel);
            taskPanel.readFields();
        } else if (EditorCanvas.EVENT.equals(selected)) {
            panel.add(new EventPanel(model(), this::eventChanged, this::closePanel));
        } else {
            selected = null;
        }
        panel.setVisible(selected != null);
    }

    private void eventChanged() {
        draftChanged();
        openPanel();
    }

    private void closePanel() {
        var left = selected;
        open(null);
        if (left != null) {
            parts().canvas().focus(left);
        }
    }

    private void askToRemove(String stepKey) {
        model().task(stepKey)
                .ifPresent(task -> new DangerDialog(
                                getTranslation("workflow.step.delete.title", TaskTexts.title(task)),
                                getTranslation("workflow.step.delete"),
                                getTranslation("workflow.step.delete.keep"),
                                () -> {
                                    model().remove(stepKey);
                                    open(null);
                                    draftChanged();
                                })
                        .withText(getTranslation("workflow.step.delete.text"))
                        .open());
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
        public void open(String stepKey) {
            WorkflowEditorView.this.open(stepKey);
        }

        @Override
        public void addTask(int position) {
            String key = model().addTask(position);
            draftChanged();
            WorkflowEditorView.this.open(key);
        }

        @Override
        public void askToRemove(String stepKey) {
            WorkflowEditorView.this.askToRemove(stepKey);
        }
    }

    private final class PanelActions implements TaskPanel.Actions {

        @Override
        public void changed() {
            draftChanged();
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
        public void askToRemove(String stepKey) {
            WorkflowEditorView.this.askToRemove(stepKey);
        }
    }

    private final class HeadActions extends StateSwitches implements EditorHeader.WorkflowActions {

        private HeadActions() {
            super(services, model().head().id(), WorkflowEditorView.this::reload);
        }

        @Override
        public void publish() {
            checks++;
            Background.run(WorkflowEditorView.this, model().publishCheck(), this::askToPublish, Errors::show);
        }

        private void askToPublish(BeforePublishing checked) {
            var found = checked.problems();
            showProblems(found);
            if (found.isEmpty()) {
                PublishDialog.ofNote(model(), checked.runAs(), this::publishNow).open();
            } else {
                PublishDialog.ofProblems(model(), found, problem -> WorkflowEditorView.this.open(placeOf(problem)))
                        .open();
            }
        }

        private static String placeOf(Problem problem) {
            return problem.stepKey() == null ? EditorCanvas.EVENT : problem.stepKey();
        }

        private void publishNow(String note) {
            var result =
                    services.workflows().publish(model().actor(), model().head().id(), model().draftVersion(), note);
            Toast.show(toast(result));
            reload();
        }

        private String toast(PublishResult result) {
            return result.awaitsConsent()
                    ? getTranslation(
                            "workflow.published.awaitsConsent",
                            result.number(),
                            model().project().ownerName())
                    : getTranslation("workflow.published", result.number());
        }

        @Override
        public void propose() {
            new ProposeDialog(model(), () -> {
                        model().endProposal();
                        reload();
                    })
                    .open();
        }

        @Override
        public void leaveProposal() {
            model().endProposal();
            reload();
        }

        @Override
        public void rename() {
            var head = model().head();
            new NameDialog(
                            getTranslation("workflow.rename.title"),
                            getTranslation("common.action.save"),
                            head.name(),
                            name -> {
                                services.workflows().rename(model().actor(), head.id(), name, head.version());
                                reload();
                            })
                    .open();
        }

        @Override
        public void discard() {
            new DangerDialog(
                            getTranslation("workflow.discard.title"),
                            getTranslation("workflow.discard"),
                            getTranslation("workflow.discard.keep"),
                            () -> {
                                services.workflows()
                                        .discardDraft(
                                                model().actor(), model().head().id());
                                reload();
                            })
                    .withText(getTranslation("workflow.discard.text"))
                    .open();
        }

        @Override
        public void showRevisions() {
            new RevisionsDialog(
                            model().head(),
                            services.workflows()
                                    .revisions(model().actor(), model().head().id()))
                    .open();
        }
    }
}
