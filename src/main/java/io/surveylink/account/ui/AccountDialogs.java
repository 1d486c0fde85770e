package io.surveylink.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AddAccountLink;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.SignInAttemptId;
import io.surveylink.oauth.Refusals;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.user.CurrentUser;
import java.time.Clock;
import java.util.Optional;

/** Opens the ways to Salesforce: they begin in this browser's session and must come back to it. */
@SpringComponent
class AccountDialogs {

    private final LinkedAccounts accounts;
    private final AccountLinks links;
    private final SalesforceApps apps;
    private final Refusals refusals;
    private final CurrentUser currentUser;
    private final Clock clock;

    AccountDialogs(
            LinkedAccounts accounts,
            AccountLinks links,
            SalesforceApps apps,
            Refusals refusals,
            CurrentUser currentUser,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.apps = apps;
        this.refusals = refusals;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Asks what to link and goes to Salesforce. */
    void add(String returnTo) {
        add(new AddAccountLink(Environment.PRODUCTION, null, returnTo));
    }

    /** The same, filled in by somebody who asked for it; a full list says itself that there is no room. */
    void add(AddAccountLink link) {
        var actor = currentUser.actor();
        var mine = accounts.mine(actor);
        if (mine.size() >= LinkedAccounts.SLOTS) {
            return;
        }
        String returnTo = link.returnTo();
        new AddAccountDialog(
                        apps,
                        mine,
                        link,
                        (app, name) -> leaveFor(links.link(actor, sessionId(), app, name, returnTo)
                                .toString()))
                .open();
    }

    void signInAgain(AccountId account, String returnTo) {
        leaveFor(links.signInAgain(currentUser.actor(), sessionId(), account, returnTo)
                .toString());
    }

    /** Goes to Salesforce once more with what was not finished. */
    void startAgain(SignInAttemptId attempt) {
        leaveFor(links.startAgain(currentUser.actor(), sessionId(), attempt).toString());
    }

    void giveUp(SignInAttemptId attempt) {
        links.giveUp(currentUser.actor(), attempt);
    }

    /** The person's last sign-in, if it has not come back, and what Salesforce may have shown instead. */
    Optional<UnfinishedSignIn> unfinished() {
        return links.unfinished(currentUser.actor()).map(this::panel);
    }

    /** The same, if it left from the given page. */
    Optional<UnfinishedSignIn> unfinishedFrom(String path) {
        return links.unfinished(currentUser.actor())
                .filter(attempt -> attempt.request().returnTo().equals(path))
                .map(this::panel);
    }

    private UnfinishedSignIn panel(SignInAttempt attempt) {
        return new UnfinishedSignIn(attempt, clock.instant(), refusals, this);
    }

    private static void leaveFor(String url) {
        UI.getCurrent().getPage().setLocation(url);
    }

    private static String sessionId() {
        return VaadinSession.getCurrent().getSession().getId();
    }
}
