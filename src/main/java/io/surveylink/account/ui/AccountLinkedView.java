package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.Route;
import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.SlotMeter;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** Back from Salesforce: which user of which org is this? Nothing can use it before its person says yes. */
@Route(value = AccountNavigation.LINKED, layout = MainLayout.class)
@PermitAll
class AccountLinkedView extends AccountPage {

    private static final long serialVersionUID = 1L;

    private final transient LinkedAccounts accounts;
    private final transient AccountLinks links;
    private final transient CurrentUser currentUser;
    private final Div checks = new Div();

    AccountLinkedView(LinkedAccounts accounts, AccountLinks links, CurrentUser currentUser) {
        this.accounts = accounts;
        this.links = links;
        this.currentUser = currentUser;
        addClassName("sl-centered");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.linked.pageTitle");
    }

    @Override
    void show(BeforeEvent event, AccountId id) {
        var actor = currentUser.actor();
        var account = accounts.get(actor, id);
        if (account.state() != AccountState.AWAITING_CONFIRMATION) {
            event.forwardTo(AccountNavigation.LIST);
            return;
        }
        show(account, accounts.mine(actor).size());
        Background.run(this, () -> links.check(actor, id), this::showChecks, error -> showChecks(Optional.empty()));
    }

    private void show(Account account, int used) {
        removeAll();
        var sentence = new Paragraph(getTranslation("account.linked.sentence"));
        sentence.addClassName("sl-secondary-color");
        var back = new Paragraph(getTranslation("account.linked.back"));
        back.addClassName("sl-caption");
        showChecking();
        var panel = new Panel(who(account), facts(account, used), checks);
        panel.addClassName("sl-linked-panel");
        add(link(account), new H1(getTranslation("account.linked.title", account.name())), sentence, panel);
        add(buttons(account), back);
    }

    private Component link(Account account) {
        var mark = new Span("S");
        mark.addClassNames("sl-tile", "sl-tile-large", "sl-tile-own");
        var link = new Div(
                mark,
                dots(),
                Mark.SUCCEEDED.disc(),
                dots(),
                new OrgTile(account.name(), account.environment(), OrgTile.Size.LARGE));
        link.addClassName("sl-linked");
        link.getElement().setAttribute("aria-hidden", "true");
        return link;
    }

    private static Component dots() {
        var dots = new Span();
        dots.addClassName("sl-linked-dots");
        return dots;
    }

    private Component who(Account account) {
        var username = new Div(account.username());
        username.addClassName("sl-account-name");
        var person = new Div(account.displayName());
        person.addClassName("sl-secondary");
        var row = new Div(new Div(username, person), new EnvironmentBadge(account.environment()));
        row.addClassNames("sl-row", "sl-between");
        return row;
    }

    private Component facts(Account account, int used) {
        var slots = new Span(
                new SlotMeter(used, LinkedAccounts.SLOTS, SlotMeter.Tone.ACCENT, ""),
                new Span(getTranslation("account.linked.slots.used", used, LinkedAccounts.SLOTS)));
        slots.addClassName("sl-line");
        var facts = new KeyValue()
                .with(getTranslation("account.linked.org"), account.orgName())
                .with(getTranslation("account.linked.orgId"), mono(account.orgSalesforceId()))
                .with(getTranslation("account.linked.host"), mono(account.orgHost()))
                .with(
                        getTranslation("account.linked.signedIn"),
                        getTranslation("account.linked.signedIn.at", Times.dateTime(account.createdAt())))
                .with(getTranslation("account.linked.slots"), slots);
        facts.addClassName("sl-plain");
        return facts;
    }

    private void showChecking() {
        checks.removeAll();
        checks.add(
                check(Mark.RUNNING, "account.check.api", "account.check.running"),
                check(Mark.RUNNING, "account.check.installed", "account.check.running"));
    }

    private void showChecks(Optional<SalesforceIdentity> identity) {
        checks.removeAll();
        if (identity.isEmpty()) {
            checks.add(
                    check(Mark.FAILED, "account.check.api", "account.check.api.no"),
                    check(Mark.UNKNOWN, "account.check.installed", "account.check.unknown"));
            return;
        }
        boolean installed = identity.get().appInstalled();
        checks.add(
                check(Mark.SUCCEEDED, "account.check.api", "account.check.api.yes"),
                check(
                        installed ? Mark.SUCCEEDED : Mark.ATTENTION,
                        "account.check.installed",
                        installed ? "account.check.installed.yes" : "account.check.installed.no"));
    }

    private Component check(Mark mark, String what, String result) {
        var answer = new Span(getTranslation(result));
        answer.addClassName("sl-secondary");
        var row = new Div(new StateDisc(mark, getTranslation(what)), answer);
        row.addClassNames("sl-row", "sl-between", "sl-check");
        return row;
    }

    private Component buttons(Account account) {
        var unlink = new Button(
                getTranslation("account.linked.unlink"),
                click -> Errors.guard(() -> {
                    accounts.delete(currentUser.actor(), account.id());
                    Toast.show(getTranslation("account.deleted", account.name()));
                    UI.getCurrent().navigate(AccountNavigation.LIST);
                }));
        unlink.addThemeVariants(ButtonVariant.TERTIARY);
        var use = new Button(
                getTranslation("account.linked.use"),
                click -> Errors.guard(() -> {
                    accounts.confirm(currentUser.actor(), account.id());
                    Toast.show(getTranslation("account.confirmed", account.name()));
                    goBack();
                }));
        use.addThemeVariants(ButtonVariant.PRIMARY);
        use.setDisableOnClick(true);
        use.addClickListener(click -> use.setEnabled(true));
        var buttons = new Div(unlink, use);
        buttons.addClassNames("sl-between", "sl-linked-buttons");
        return buttons;
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("sl-mono");
        return span;
    }
}
