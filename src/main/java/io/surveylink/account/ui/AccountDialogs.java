package io.surveylink.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.user.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Opens the ways to Salesforce: they begin in this browser's session and must come back to it. */
@SpringComponent
class AccountDialogs {

    private final LinkedAccounts accounts;
    private final AccountLinks links;
    private final SalesforceApps apps;
    private final CurrentUser currentUser;

    AccountDialogs(LinkedAccounts accounts, AccountLinks links, SalesforceApps apps, CurrentUser currentUser) {
        this.accounts = accounts;
        this.links = links;
        this.apps = apps;
        this.currentUser = currentUser;
    }

    /**
     * Asks what to link and goes to Salesforce.
     *
     * @param environment chosen already; null where the person should say
     */
    void add(@Nullable Environment environment, String returnTo) {
        var actor = currentUser.actor();
        int used = accounts.mine(actor).size();
        new AddAccountDialog(
                        apps,
                        used,
                        environment,
                        returnTo.equals(AccountNavigation.LIST),
                        (app, name) -> leaveFor(links.link(actor, sessionId(), app, name, returnTo)
                                .toString()))
                .open();
    }

    void signInAgain(AccountId account, String returnTo) {
        leaveFor(links.signInAgain(currentUser.actor(), sessionId(), account, returnTo)
                .toString());
    }

    private static void leaveFor(String url) {
        UI.getCurrent().getPage().setLocation(url);
    }

    private static String sessionId() {
        return VaadinSession.getCurrent().getSession().getId();
    }
}
