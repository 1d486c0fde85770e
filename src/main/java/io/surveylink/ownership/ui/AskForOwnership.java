package io.surveylink.ownership.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.common.ui.ReasonDialog;
import io.surveylink.common.ui.Toast;
import io.surveylink.ownership.Transfers;
import io.surveylink.project.ProjectSummary;
import io.surveylink.user.CurrentUser;
import org.springframework.stereotype.Component;

/** "Ask for ownership": a collaborator's way to a project, from its people and from a workflow that is locked. */
@Component
public class AskForOwnership {

    private final Transfers transfers;
    private final CurrentUser currentUser;

    AskForOwnership(Transfers transfers, CurrentUser currentUser) {
        this.transfers = transfers;
        this.currentUser = currentUser;
    }

    /** @param asked called when the owner has been asked */
    public void open(ProjectSummary project, Runnable asked) {
        new ReasonDialog(
                        I18NProvider.translate("transfer.ask.title", project.name()),
                        I18NProvider.translate("transfer.ask.reason", project.ownerName()),
                        Transfers.MAX_REASON,
                        I18NProvider.translate("transfer.ask.act"),
                        reason -> {
                            transfers.ask(currentUser.actor(), project.id(), reason);
                            Toast.show(I18NProvider.translate("transfer.ask.done", project.ownerName()));
                            asked.run();
                        })
                .withText(I18NProvider.translate("transfer.ask.text", project.ownerName()))
                .required()
                .open();
    }
}
