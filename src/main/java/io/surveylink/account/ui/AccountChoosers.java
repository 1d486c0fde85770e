package io.surveylink.account.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import io.surveylink.account.LinkRequests;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.OrgId;
import io.surveylink.project.ProjectSummary;
import io.surveylink.user.CurrentUser;

/** Makes choosers for other features' screens. */
@SpringComponent
public class AccountChoosers {

    private final LinkedAccounts accounts;
    private final AccountDialogs dialogs;
    private final LinkRequests requests;
    private final CurrentUser currentUser;

    AccountChoosers(LinkedAccounts accounts, AccountDialogs dialogs, LinkRequests requests, CurrentUser currentUser) {
        this.accounts = accounts;
        this.dialogs = dialogs;
        this.requests = requests;
        this.currentUser = currentUser;
    }

    /** @param returnTo path inside the console, without leading slash, where the person is back after adding one */
    public AccountChooser create(String label, String returnTo) {
        var chooser = new AccountChooser(label, accounts.mine(currentUser.actor()), returnTo, dialogs);
        dialogs.unfinishedFrom(returnTo).ifPresent(chooser::tell);
        return chooser;
    }

    /** @param step path inside the console, without leading slash, where the owner goes on after linking */
    public AskOwnerButton askOwner(ProjectSummary project, OrgId org, String step) {
        return new AskOwnerButton(
                project.ownerName(), () -> requests.ask(currentUser.actor(), project.id(), org, step));
    }
}
