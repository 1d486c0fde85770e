package io.surveylink.testing;

import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.user.Actor;

/** Links accounts the way people do: out to Salesforce's login page, allow, back, confirm. */
public final class AccountLinking {

    private final SalesforceApps apps;
    private final AccountLinks links;
    private final SignIns signIns;
    private final LinkedAccounts accounts;

    public AccountLinking(SalesforceApps apps, AccountLinks links, SignIns signIns, LinkedAccounts accounts) {
        this.apps = apps;
        this.links = links;
        this.signIns = signIns;
        this.accounts = accounts;
    }

    /** Links and confirms. */
    public Account link(Actor actor, Environment environment, String username, String name) {
        var app = apps.choices(environment).getFirst();
        String session = RandomIds.secret();
        var authorize = links.link(actor, session, app.id(), name, "accounts");
        finish(actor, session, username, authorize);
        Account pending = accounts.mine(actor).stream()
                .filter(account -> account.state() == AccountState.AWAITING_CONFIRMATION)
                .findFirst()
                .orElseThrow();
        return accounts.confirm(actor, pending.id());
    }

    /** Signs in again to an account whose token is dead. */
    public Account signInAgain(Actor actor, Account account, String username) {
        String session = RandomIds.secret();
        finish(actor, session, username, links.signInAgain(actor, session, account.id(), "accounts"));
        return accounts.get(actor, account.id());
    }

    private void finish(Actor actor, String session, String username, java.net.URI authorize) {
        var callback = new SimulatorBrowser().walk(authorize, username, "allow");
        switch (signIns.finish(actor, session, callback.appPublicId(), callback.parameters())) {
            case SignInOutcome.Completed completed -> {}
            case SignInOutcome.Failed failed -> throw failed.error();
        }
    }
}
