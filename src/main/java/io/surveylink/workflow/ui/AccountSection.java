package io.surveylink.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.account.ui.RunsAsChip;
import io.surveylink.common.OrgId;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.project.Operation;
import io.surveylink.workflow.SalesforceTask;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Through which account of one's own the org is read, and whose account runs the step: two answers, often one. */
final class AccountSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorModel model;
    private final transient Consumer<Account> chosen;
    private final AccountChooser chooser;
    private final Div runsAs = new Div();
    private boolean filling;

    /** @param returnTo where the person is back after adding an account at Salesforce */
    AccountSection(EditorModel model, String returnTo, Consumer<Account> chosen) {
        this.model = model;
        this.chosen = chosen;
        this.chooser = model.services().choosers().create(getTranslation("workflow.task.account"), returnTo);
        addClassName("sl-stack");
        runsAs.addClassName("sl-line");
        chooser.setVisible(mayChoose());
        chooser.addValueChangeListener(change -> {
            if (!filling && change.getValue() != null) {
                askOrChoose(change.getValue());
            }
        });
        add(chooser, runsAs);
    }

    /** The creator chooses what the step writes to; the owner, even of somebody else's workflow, whose account runs. */
    private boolean mayChoose() {
        return model.isEditable() || model.isOwner();
    }

    void show(SalesforceTask task) {
        var org = task.org();
        filling = true;
        chooser.choose(
                org == null ? null : model.accounts().own(org).map(Account::id).orElse(null));
        filling = false;
        runsAs.removeAll();
        if (org != null) {
            showRunsAs(org, WorkflowNavigation.stepPath(model.head().publicId(), task.key()));
        }
    }

    private void showRunsAs(OrgId org, String step) {
        @Nullable Account account = model.accounts().runningAs(org).orElse(null);
        if (account != null) {
            runsAs.add(new RunsAsChip(account));
        }
        var note = new Span(noteOn(account, org));
        note.addClassName("sl-secondary");
        runsAs.add(note);
        if (account == null && model.allows(Operation.ASK_TO_LINK)) {
            runsAs.add(model.services().choosers().askOwner(model.project(), org, step));
        }
    }

    private String noteOn(@Nullable Account account, OrgId org) {
        if (model.isOwner()) {
            return getTranslation(account == null ? "workflow.runsAs.chooseOne" : "workflow.runsAs.youOwn");
        }
        return account == null
                ? getTranslation(
                        "workflow.runsAs.ownerMustLink",
                        model.project().ownerName(),
                        model.accounts().orgName(org))
                : getTranslation("workflow.runsAs.ownerOwns", model.project().ownerName());
    }

    /** Another account in the owner's binding changes what every workflow of the project runs as: that is asked first. */
    void askOrChoose(Account account) {
        var bound = model.isOwner() ? model.accounts().runningAs(account.orgId()) : Optional.<Account>empty();
        if (bound.isEmpty() || bound.get().id().equals(account.id())) {
            chosen.accept(account);
            return;
        }
        new DangerDialog(
                        getTranslation("workflow.rebind.title", account.name()),
                        getTranslation("workflow.rebind.act"),
                        getTranslation("workflow.rebind.keep", bound.get().name()),
                        () -> chosen.accept(account))
                .withText(getTranslation("workflow.rebind.text", account.orgName(), account.username()))
                .open();
    }
}
