package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Times;
import io.surveylink.project.Operation;
import io.surveylink.workflow.WorkflowState;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The head of the editor: where one is, how the workflow stands, whether the draft is saved, and Publish. */
final class EditorHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient WorkflowActions actions;
    private final H1 name = new H1();
    private final Div pills = new Div();
    private final Span saved = new Span();
    private final Div buttons = new Div();
    private final Button undo;
    private final Button redo;
    private final Button revisions;
    private final Button test;
    private final Button leave;
    private final Button propose;
    private final Button publish;
    private final MenuBar menu = new MenuBar();
    private transient @Nullable Offered shown;

    /** What the menu depends on. */
    private record Offered(WorkflowHead head, List<Operation> allowed, boolean promotion, boolean discard) {}

    EditorHeader(EditorModel model, WorkflowActions actions) {
        this.model = model;
        this.actions = actions;
        addClassName("sl-editor-head");
        pills.addClassName("sl-line");
        saved.addClassName("sl-secondary");
        saved.getElement().setAttribute("role", "status");
        undo = step(VaadinIcon.ROTATE_LEFT, "workflow.undo", actions::undo);
        redo = step(VaadinIcon.ROTATE_RIGHT, "workflow.redo", actions::redo);
        revisions = new Button(
                getTranslation("workflow.revisions"),
                VaadinIcon.TIME_BACKWARD.create(),
                click -> actions.showRevisions());
        test = new Button(getTranslation("workflow.test"), VaadinIcon.PLAY_CIRCLE_O.create(), click -> actions.test());
        leave = new Button(getTranslation("workflow.proposing.leave"), click -> actions.leaveProposal());
        propose = new Button(getTranslation("workflow.propose.button"), click -> actions.propose());
        publish = new Button("", click -> actions.publish());
        addButtons();
        var title = new Div(name, pills);
        title.addClassName("sl-line");
        var where = new Div(breadcrumb(), title);
        where.addClassName("sl-grow");
        add(where, buttons);
    }

    private Nav breadcrumb() {
        var project = model.project();
        var trail = new Nav(
                new Span(new Anchor("projects/" + project.slug(), project.name())),
                new Span(new Anchor(
                        WorkflowNavigation.listPath(project.slug()), getTranslation("workflow.list.title"))));
        trail.addClassName("sl-breadcrumb");
        trail.setAriaLabel(getTranslation("workflow.editor.breadcrumb"));
        return trail;
    }

    void refresh() {
        name.setText(model.head().name());
        refreshPills();
        refreshSaved();
        refreshButtons();
    }

    private void refreshPills() {
        pills.removeAll();
        var head = model.head();
        var number = head.publishedNumber();
        if (number == null) {
            pills.add(pill(Mark.QUEUED, getTranslation("workflow.state.notPublished")));
        } else {
            var mark = switch (head.state()) {
                case ACTIVE -> Mark.SUCCEEDED;
                case PAUSED -> Mark.HELD;
                case OFF -> Mark.CANCELLED;
            };
            boolean byAdmin = head.pausedByAdmin() && head.state() == WorkflowState.PAUSED;
            String state = byAdmin ? "pausedByAdmin" : head.state().name();
            pills.add(pill(mark, getTranslation("workflow.state." + state + ".revision", number)));
        }
        var awaiting = head.awaitingConsentNumber();
        if (awaiting != null) {
            pills.add(pill(Mark.ATTENTION, getTranslation("workflow.state.awaitsConsent", awaiting)));
        }
        if (!model.canPublish() && model.head().creatorId() != null) {
            var locked = new Span(VaadinIcon.LOCK.create(), new Span(getTranslation("workflow.state.locked")));
            locked.addClassNames("sl-pill", "sl-pill-line");
            pills.add(locked);
        }
        if (model.isChanged()) {
            var draft = new Span(VaadinIcon.PENCIL.create(), new Span(getTranslation("workflow.state.draft")));
            draft.addClassNames("sl-pill", "sl-pill-line", "sl-pill-draft");
            pills.add(draft);
        }
    }

    private static Span pill(Mark mark, String word) {
        var pill = new Span(mark.disc(), new Span(word));
        pill.addClassNames("sl-pill", "sl-pill-line");
        return pill;
    }

    private void refreshSaved() {
        saved.setText(
                switch (model.saving()) {
                    case SAVED ->
                        model.isChanged()
                                ? getTranslation("workflow.editor.saved", Times.hourAndMinute(model.savedAt()))
                                : "";
                    case FAILED -> getTranslation("workflow.editor.notSaved");
                    case CONFLICT -> getTranslation("workflow.editor.conflict.short");
                });
    }

    /** Made once: whoever pressed one with a key has it in focus still. */
    private void addButtons() {
        revisions.addThemeVariants(ButtonVariant.TERTIARY);
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        propose.addThemeVariants(ButtonVariant.PRIMARY);
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        menu.addClassName("sl-row-menu");
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create()).setAriaLabel(getTranslation("workflow.menu"));
        buttons.addClassName("sl-actions");
        buttons.add(saved, undo, redo, revisions, test, leave, propose, publish, menu);
    }

    private void refreshButtons() {
        saved.setVisible(model.isEditable());
        undo.setVisible(model.isEditable());
        undo.setEnabled(model.canUndo());
        redo.setVisible(model.isEditable());
        redo.setEnabled(model.canRedo());
        test.setVisible(mayTest());
        leave.setVisible(model.isProposing());
        propose.setVisible(model.isProposing());
        publish.setVisible(model.canPublish());
        publish.setText(getTranslation("workflow.publish.button", model.nextNumber()));
        refreshMenu();
    }

    private Button step(VaadinIcon icon, String key, Runnable act) {
        var button = new Button(icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key + ".hint"));
        return button;
    }

    private boolean mayTest() {
        return model.allows(Operation.DRAFT_WORKFLOW)
                && model.definition().event() != null
                && !model.definition().steps().isEmpty();
    }

    private void refreshMenu() {
        var offered = new Offered(
                model.head(),
                Stream.of(Operation.values()).filter(model::allows).toList(),
                model.canPublish() && !PromoteDialog.orgsOf(model.definition()).isEmpty(),
                model.isEditable() && model.isChanged() && model.nextNumber() > 1);
        if (offered.equals(shown)) {
            return;
        }
        shown = offered;
        var items = menu.getItems().getFirst().getSubMenu();
        items.removeAll();
        fill(items, offered);
        menu.setVisible(!items.getItems().isEmpty());
    }

    private void fill(SubMenu menu, Offered offered) {
        if (model.allows(Operation.DESCRIBE_WORKFLOW)) {
            menu.addItem(getTranslation("workflow.describe"), click -> actions.describe());
        }
        if (offered.promotion()) {
            menu.addItem(getTranslation("workflow.promote.menu"), click -> actions.promote());
        }
        StateMenu.addTo(menu, model.head(), model::allows, actions);
        if (offered.discard()) {
            menu.addItem(getTranslation("workflow.discard"), click -> actions.discard());
        }
    }

    /** What can be done to a workflow as a whole. */
    interface WorkflowActions extends StateMenu.Actions {

        void test();

        void undo();

        void redo();

        void publish();

        void propose();

        /** Shows again what is published; the draft is kept. */
        void leaveProposal();

        void describe();

        /** Compares orgs, then points the draft to another one. */
        void promote();

        void discard();

        void showRevisions();
    }
}
