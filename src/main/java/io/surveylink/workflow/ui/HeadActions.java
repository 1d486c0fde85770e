package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Toast;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.PublishResult;
import io.surveylink.workflow.ui.EditorProblems.BeforePublishing;
import java.util.List;

/** What the head of the editor does to the workflow as a whole. */
final class HeadActions extends StateSwitches implements EditorHeader.WorkflowActions {

    private final Component view;
    private final EditorModel model;
    private final Editor editor;

    /** What is shown anew after it. */
    interface Editor {

        /** Reads everything again. */
        void reload();

        /** Of a check that replaces those that are under way. */
        void found(List<Problem> problems);

        void checkBegins();

        /** The draft is another one, whatever is open. */
        void draftReplaced();

        void open(String place);
    }

    /** @param view where what Salesforce answers is awaited */
    HeadActions(Component view, EditorModel model, Editor editor) {
        super(model.services(), model.head().id(), editor::reload);
        this.view = view;
        this.model = model;
        this.editor = editor;
    }

    @Override
    public void test() {
        Errors.guard(() -> new TestDialog(model).openWithLatest());
    }

    @Override
    public void undo() {
        model.undo();
        editor.draftReplaced();
    }

    @Override
    public void redo() {
        model.redo();
        editor.draftReplaced();
    }

    @Override
    public void publish() {
        editor.checkBegins();
        Background.run(view, model.problems().beforePublishing(), this::askToPublish, Errors::show);
    }

    private void askToPublish(BeforePublishing checked) {
        var found = checked.problems();
        editor.found(found);
        if (found.isEmpty()) {
            PublishDialog.ofNote(model, checked.runAs(), this::publishNow).open();
        } else {
            PublishDialog.ofProblems(model, found, problem -> editor.open(placeOf(problem)))
                    .open();
        }
    }

    private static String placeOf(Problem problem) {
        return problem.stepKey() == null ? EditorCanvas.EVENT : problem.stepKey();
    }

    private void publishNow(String note) {
        var result = workflows().publish(model.actor(), model.head().id(), model.draftVersion(), note);
        Toast.show(toast(result));
        editor.reload();
    }

    private String toast(PublishResult result) {
        return result.awaitsConsent()
                ? text(
                        "workflow.published.awaitsConsent",
                        result.number(),
                        model.project().ownerName())
                : text("workflow.published", result.number());
    }

    @Override
    public void propose() {
        new ProposeDialog(model, this::leaveProposal).open();
    }

    @Override
    public void leaveProposal() {
        model.endProposal();
        editor.reload();
    }

    @Override
    public void describe() {
        Errors.guard(() -> new DescriptionDialog(model, editor::reload).open());
    }

    @Override
    public void promote() {
        Errors.guard(() -> new PromoteDialog(model, editor::reload, editor::open).open());
    }

    @Override
    public void discard() {
        new DangerDialog(
                        text("workflow.discard.title"), text("workflow.discard"), text("workflow.discard.keep"), () -> {
                            workflows().discardDraft(model.actor(), model.head().id());
                            editor.reload();
                        })
                .withText(text("workflow.discard.text"))
                .open();
    }

    @Override
    public void showRevisions() {
        new RevisionsDialog(model, editor::reload).open();
    }

    private Workflows workflows() {
        return model.services().workflows();
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
