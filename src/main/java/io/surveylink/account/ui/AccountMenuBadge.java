package io.surveylink.account.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.shell.MenuBadge;
import io.surveylink.user.CurrentUser;

/** How many of the person's accounts run nothing until somebody acts. */
@SpringComponent
class AccountMenuBadge implements MenuBadge {

    private final LinkedAccounts accounts;
    private final CurrentUser currentUser;

    AccountMenuBadge(LinkedAccounts accounts, CurrentUser currentUser) {
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    @Override
    public String path() {
        return AccountNavigation.LIST;
    }

    @Override
    public int count() {
        return (int) accounts.mine(currentUser.actor()).stream()
                .filter(account -> AccountTexts.isBroken(account.state()))
                .count();
    }

    @Override
    public boolean isTrouble() {
        return true;
    }
}
