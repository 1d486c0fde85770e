package io.surveylink.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowState;

/** The head of the editor: where one is, how the workflow stands, whether the draft is saved, and Publish. */
final class EditorHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient WorkflowActions actions;
    private final H1 name = new H1();
    private final Div pills = new Div();
    private final Span saved = new Span();
    private final Div buttons = new Div();

    EditorHeader(EditorModel model, WorkflowActions actions) {
        this.model = model;
        this.actions = actions;
        addClassName("sl-editor-head");
        pills.addClassName("sl-line");
        saved.addClassName("sl-secondary");
        saved.getElement().setAttribute("role", "status");
        buttons.addClassName("sl-actions");
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

    private void refreshButtons() {
        buttons.removeAll();
        if (model.isEditable()) {
            buttons.add(
                    saved,
                    step(VaadinIcon.ROTATE_LEFT, "workflow.undo", model.canUndo(), actions::undo),
                    step(VaadinIcon.ROTATE_RIGHT, "workflow.redo", model.canRedo(), actions::redo));
        }
        var revisions = new Button(
                getTranslation("workflow.revisions"),
                VaadinIcon.TIME_BACKWARD.create(),
                click -> actions.showRevisions());
        revisions.addThemeVariants(ButtonVariant.TERTIARY);
        buttons.add(revisions);
        if (mayTest()) {
            buttons.add(new Button(
                    getTranslation("workflow.test"), VaadinIcon.PLAY_CIRCLE_O.create(), click -> actions.test()));
        }
        if (model.isProposing()) {
            var leave = new Button(getTranslation("workflow.proposing.leave"), click -> actions.leaveProposal());
            leave.addThemeVariants(ButtonVariant.TERTIARY);
            var propose = new Button(getTranslation("workflow.propose.button"), click -> actions.propose());
            propose.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(leave, propose);
        }
        if (model.canPublish()) {
            var publish = new Button(
                    getTranslation("workflow.publish.button", model.nextNumber()), click -> actions.publish());
            publish.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(publish);
        }
        var menu = menu();
        if (!menu.getItems().getFirst().getSubMenu().getItems().isEmpty()) {
            buttons.add(menu);
        }
    }

    private Button step(VaadinIcon icon, String key, boolean possible, Runnable act) {
        var button = new Button(icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key + ".hint"));
        button.setEnabled(possible);
        return button;
    }

    /** Messages of Salesforce have no samples to try yet. */
    private boolean mayTest() {
        return model.allows(Operation.DRAFT_WORKFLOW)
                && model.definition().event() instanceof WorkflowEvent.SurveyResponse
                && !model.definition().steps().isEmpty();
    }

    private MenuBar menu() {
        var bar = new MenuBar();
        bar.addClassName("sl-row-menu");
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(getTranslation("workflow.menu"));
        var menu = root.getSubMenu();
        if (model.allows(Operation.DESCRIBE_WORKFLOW)) {
            menu.addItem(getTranslation("workflow.describe"), click -> actions.describe());
        }
        if (model.canPublish() && !PromoteDialog.orgsOf(model.definition()).isEmpty()) {
            menu.addItem(getTranslation("workflow.promote.menu"), click -> actions.promote());
        }
        StateMenu.addTo(menu, model.head(), model::allows, actions);
        if (model.isEditable() && model.isChanged() && model.nextNumber() > 1) {
            menu.addItem(getTranslation("workflow.discard"), click -> actions.discard());
        }
        return bar;
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
