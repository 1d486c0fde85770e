package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.surveylink.account.LinkRequests;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import java.util.Optional;

/**
 * Ways to Salesforce from other features' screens. Each takes the path inside the console, without leading slash, where
 * the person goes on afterwards.
 */
@SpringComponent
public class SalesforceWays {

    private final AccountDialogs dialogs;
    private final LinkRequests requests;

    SalesforceWays(AccountDialogs dialogs, LinkRequests requests) {
        this.dialogs = dialogs;
        this.requests = requests;
    }

    /** Opens Add account, filled in for the org. */
    public void link(OrgId org, Environment environment, String returnTo) {
        dialogs.add(requests.addAccount(org, environment, returnTo));
    }

    /** Leaves for the login page of the account's org. */
    public void signInAgain(AccountId account, String returnTo) {
        dialogs.signInAgain(account, returnTo);
    }

    /** What to say to somebody whose sign-in left from the path and did not come back. */
    public Optional<Component> unfinishedFrom(String returnTo) {
        return dialogs.unfinishedFrom(returnTo).map(panel -> panel);
    }
}
