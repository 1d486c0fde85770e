package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import io.surveylink.account.Account;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.OrgTile;

/** The head of a page about one account: the way there, what the page is, and for which org. */
final class AccountHead extends Div {

    private static final long serialVersionUID = 1L;

    /** @param here the last part of the way: where the person is */
    AccountHead(Account account, String title, Component here, Component... actions) {
        var way = new Nav(new Anchor(AccountNavigation.LIST, getTranslation("account.list.title")), here);
        way.addClassName("sl-breadcrumb");
        way.setAriaLabel(getTranslation("requirement.breadcrumb"));
        var line = new Div(new H1(title), new EnvironmentBadge(account.environment()));
        line.addClassName("sl-line");
        var name = new Div(new OrgTile(account.name(), account.environment(), OrgTile.Size.LARGE), new Div(way, line));
        name.addClassName("sl-account-identity");
        var buttons = new Div(actions);
        buttons.addClassName("sl-actions");
        add(name, buttons);
        addClassName("sl-page-header");
    }
}
