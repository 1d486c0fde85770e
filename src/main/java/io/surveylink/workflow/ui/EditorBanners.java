package io.surveylink.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.Errors;
import io.surveylink.project.Operation;
import io.surveylink.workflow.Proposals.ProposalHead;

/** What there is to know about a workflow before its steps: is it saved, whose is it, what waits for whom. */
final class EditorBanners extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Actions actions;
    private final ConsentBanners consents;

    /** What the banners ask of the editor. */
    interface Actions {

        void reload();

        void saveAgain();

        void startProposal();
    }

    EditorBanners(EditorModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        this.consents = new ConsentBanners(model.services(), actions::reload);
        addClassNames("sl-stack", "sl-editor-banners");
    }

    void refresh() {
        removeAll();
        addSaving();
        if (model.isBehind()) {
            add(behind());
        }
        if (model.head().openProposals() > 0 && model.allows(Operation.DRAFT_WORKFLOW)) {
            model.services()
                    .lock()
                    .proposals()
                    .open(model.actor(), model.head().id())
                    .forEach(proposal -> add(proposal(proposal)));
        }
        if (model.isProposing()) {
            add(new Banner(
                    Banner.Tone.INFO,
                    getTranslation("workflow.proposing.title"),
                    getTranslation("workflow.proposing.text", model.creatorName())));
        } else if (!model.canPublish()) {
            addLock();
        }
        consents.show(
                model.project(),
                model.services()
                        .workflows()
                        .openConsents(model.actor(), model.head().id()));
        add(consents);
    }

    private void addSaving() {
        switch (model.saving()) {
            case SAVED -> {}
            case CONFLICT ->
                add(new Banner(
                        Banner.Tone.TROUBLE,
                        getTranslation("workflow.editor.conflict"),
                        getTranslation("workflow.editor.conflict.text"),
                        new Button(getTranslation("workflow.editor.reload"), click -> actions.reload())));
            case FAILED ->
                add(new Banner(
                        Banner.Tone.TROUBLE,
                        getTranslation("workflow.editor.notSaved"),
                        getTranslation("workflow.editor.notSaved.text"),
                        new Button(getTranslation("common.action.retry"), click -> actions.saveAgain())));
        }
    }

    private Banner behind() {
        return new Banner(
                Banner.Tone.ATTENTION,
                getTranslation("workflow.behind.title", model.nextNumber() - 1),
                getTranslation("workflow.behind.text"),
                new Button(
                        getTranslation("workflow.behind.act"),
                        click -> Errors.guard(() -> {
                            model.services()
                                    .lock()
                                    .proposals()
                                    .rebaseDraft(model.actor(), model.head().id());
                            actions.reload();
                        })));
    }

    private Banner proposal(ProposalHead proposal) {
        boolean own = proposal.author().equals(model.actor().id());
        var look = new Button(
                getTranslation("workflow.proposal.look"),
                click -> UI.getCurrent().navigate(WorkflowNavigation.proposalPath(proposal.publicId())));
        return new Banner(
                model.canPublish() ? Banner.Tone.ATTENTION : Banner.Tone.INFO,
                own
                        ? getTranslation("workflow.proposal.own", model.creatorName())
                        : getTranslation("workflow.proposal.of", proposal.authorName()),
                proposal.note(),
                look);
    }

    private void addLock() {
        if (model.allows(Operation.TAKE_OVER)) {
            add(new LockBanner(model, actions::startProposal, actions::reload));
            return;
        }
        add(new Banner(
                Banner.Tone.INFO,
                getTranslation("workflow.locked.title", model.creatorName()),
                getTranslation(
                        model.head().publishedNumber() == null
                                ? "workflow.locked.text.unpublished"
                                : "workflow.locked.text")));
    }
}
