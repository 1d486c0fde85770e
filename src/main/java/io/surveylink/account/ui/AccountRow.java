package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUsage;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.SlotMeter;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import java.time.Instant;

/** One account: who it is, how it is, where it is used; trouble opens a red block with one button. */
class AccountRow extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final transient AccountUsage.Usage usage;
    private final String why;
    private final transient Actions actions;
    private final Div health = new Div();

    /** What the row's menu and buttons do. */
    interface Actions {
        void rename(Account account);

        void refresh(Account account, AccountRow row);

        void delete(Account account);

        void signInAgain(Account account);

        void confirm(Account account);

        void showWaiting(Account account);
    }

    /** @param why the account does not work; empty while it does */
    AccountRow(Account account, AccountUsage.Usage usage, String why, Instant now, Actions actions) {
        this.account = account;
        this.usage = usage;
        this.why = why;
        this.actions = actions;
        addClassName("sl-account-row");
        add(identity(), user(now), health, used(), approvals(), menu());
        showHealth(now);
        if (account.signInWaits()) {
            add(attention(
                    getTranslation("account.sandbox.waits"),
                    new Button(getTranslation("account.sandbox.show"), click -> actions.showWaiting(account))));
            return;
        }
        switch (account.state()) {
            case NEEDS_REAUTHENTICATION -> add(trouble(waitsForSignIn(), signIn()));
            case BLOCKED_BY_ORG -> add(trouble(waitsForOrg(), tryNow(), signInAgain()));
            case UNREACHABLE -> add(attention(why, tryNow()));
            case AWAITING_CONFIRMATION -> add(unconfirmed());
            case CONNECTED -> {}
        }
    }

    void showRefreshing() {
        health.removeAll();
        health.add(new StateDisc(io.surveylink.common.ui.Mark.RUNNING, getTranslation("account.refreshing")));
    }

    private void showHealth(Instant now) {
        health.removeAll();
        var state = new StateDisc(AccountTexts.mark(account.state()), AccountTexts.name(account.state()));
        if (AccountTexts.isBroken(account.state())) {
            state.addClassName("sl-trouble");
        }
        var checked = account.checkedAt();
        health.add(
                state,
                secondary(
                        account.state() == AccountState.CONNECTED && checked != null
                                ? getTranslation("account.checked", Times.ago(checked, now))
                                : getTranslation("account.since", Times.ago(account.stateSince(), now))));
    }

    /** Salesforce's own count, which other installations and tools use up too. */
    private Component approvals() {
        var told = account.approvalsUsed();
        if (told == null || account.state() == AccountState.NEEDS_REAUTHENTICATION) {
            return new Div(
                    new Div(getTranslation("account.approvals.unknown")),
                    secondary(getTranslation("account.approvals.unknown.sentence")));
        }
        int used = told;
        int left = Account.APPROVALS - used;
        String text = getTranslation("account.approvals.used", used, Account.APPROVALS);
        var meter = new Div(
                new SlotMeter(used, Account.APPROVALS, left > 0 ? SlotMeter.Tone.ACCENT : SlotMeter.Tone.FULL, text),
                new Span(text));
        meter.addClassName("sl-line");
        return new Div(
                meter,
                secondary(
                        left > 0
                                ? getTranslation("account.approvals.left", left)
                                : getTranslation("account.approvals.full")));
    }

    private Component identity() {
        var name = new Anchor(AccountNavigation.detailPath(account.id()), account.name());
        name.addClassName("sl-account-name");
        var head = new Div(name, new EnvironmentBadge(account.environment()));
        head.addClassName("sl-line");
        var host = new Div(account.orgHost());
        host.addClassNames("sl-mono", "sl-secondary-color");
        var text = new Div(head, secondary(account.orgName()), host);
        var identity = new Div(new OrgTile(account.name(), account.environment(), OrgTile.Size.LARGE), text);
        identity.addClassName("sl-account-identity");
        return identity;
    }

    private Component user(Instant now) {
        var used = account.lastUsedAt();
        String last = used == null
                ? getTranslation("account.neverUsed")
                : getTranslation("account.lastUsed", Times.ago(used, now));
        return new Div(new Div(account.username()), secondary(last));
    }

    private Component used() {
        if (usage.workflows().isEmpty()) {
            return new Div(secondary(getTranslation("account.usedNowhere")));
        }
        String projects = usage.projects().size() == 1
                ? usage.projects().getFirst()
                : getTranslation("account.projects", usage.projects().size());
        return new Div(
                new Div(getTranslation("account.workflows", usage.workflows().size())), secondary(projects));
    }

    private Component menu() {
        var bar = new MenuBar();
        bar.addClassName("sl-row-menu");
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(getTranslation("account.menu", account.name()));
        var items = root.getSubMenu();
        items.addItem(item(VaadinIcon.PENCIL, "account.rename"), click -> actions.rename(account));
        items.addItem(item(VaadinIcon.REFRESH, "account.refresh"), click -> actions.refresh(account, this));
        if (account.state() != AccountState.AWAITING_CONFIRMATION) {
            items.addItem(
                    item(VaadinIcon.CLIPBOARD_CHECK, "requirement.menu"),
                    click -> AccountNavigation.toRequirements(account.id()));
        }
        items.addSeparator();
        var delete = items.addItem(item(VaadinIcon.TRASH, "account.delete"), click -> actions.delete(account));
        delete.addClassName("sl-trouble");
        return bar;
    }

    private Component item(VaadinIcon icon, String key) {
        var item = new Span(icon.create(), new Span(getTranslation(key)));
        item.addClassName("sl-line");
        return item;
    }

    private Component trouble(String waiting, Component... buttons) {
        var actions = new Div(buttons);
        actions.addClassNames("sl-actions", "sl-end");
        var block = new Div(new Div(new Div(why), new Div(waiting)), actions);
        block.addClassName("sl-account-trouble");
        block.getElement().setAttribute("role", "status");
        return block;
    }

    private String waitsForSignIn() {
        return usage.waitingRuns() == 0
                ? getTranslation("account.trouble.nothingHeld", account.username())
                : getTranslation("account.trouble.held", usage.waitingRuns(), account.username());
    }

    private String waitsForOrg() {
        return usage.waitingRuns() == 0
                ? getTranslation("account.trouble.blocked.nothingHeld")
                : getTranslation("account.trouble.blocked.held", usage.waitingRuns());
    }

    private Component attention(String sentence, Component button) {
        var block = new Div(new Div(sentence), button);
        block.addClassNames("sl-account-trouble", "sl-account-attention");
        block.getElement().setAttribute("role", "status");
        return block;
    }

    private Component unconfirmed() {
        var check = new Button(getTranslation("account.confirm.open"), click -> actions.confirm(account));
        return attention(getTranslation("account.unconfirmed"), check);
    }

    private Button tryNow() {
        return new Button(
                getTranslation("account.tryNow"), VaadinIcon.REFRESH.create(), click -> actions.refresh(account, this));
    }

    /** Salesforce calls a revoked token's app unknown, too; and a switched setting may want a new one. */
    private Button signInAgain() {
        var button = new Button(getTranslation("account.signInAgain"), click -> actions.signInAgain(account));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private Button signIn() {
        var button = new Button(
                getTranslation("account.signIn"),
                VaadinIcon.EXTERNAL_LINK.create(),
                click -> actions.signInAgain(account));
        button.setIconAfterText(true);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private static Component secondary(String text) {
        var line = new Div(text);
        line.addClassName("sl-secondary");
        return line;
    }

    AccountState state() {
        return account.state();
    }
}
