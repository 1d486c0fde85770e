package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.Route;
import io.surveylink.account.Account;
import io.surveylink.account.AccountUsage.Usage;
import io.surveylink.account.IdentitySwitches;
import io.surveylink.account.IdentitySwitches.OtherIdentity;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Toast;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;

/** "That is another Salesforce user": both identities, differences marked. Nothing is switched without a clear yes. */
@Route(value = AccountNavigation.OTHER, layout = MainLayout.class)
@PermitAll
class OtherIdentityView extends AccountPage {

    private static final long serialVersionUID = 1L;

    private final transient LinkedAccounts accounts;
    private final transient IdentitySwitches switches;
    private final transient AccountDialogs dialogs;
    private final transient CurrentUser currentUser;

    OtherIdentityView(
            LinkedAccounts accounts, IdentitySwitches switches, AccountDialogs dialogs, CurrentUser currentUser) {
        this.accounts = accounts;
        this.switches = switches;
        this.dialogs = dialogs;
        this.currentUser = currentUser;
        addClassNames("sl-centered", "sl-other-identity");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.other.title");
    }

    @Override
    void show(BeforeEvent event, AccountId id) {
        var actor = currentUser.actor();
        switches.waiting(actor, id)
                .ifPresentOrElse(
                        other -> show(
                                accounts.get(actor, id),
                                other,
                                accounts.usageOfMine(actor).getOrDefault(id, Usage.NONE)),
                        () -> event.forwardTo(AccountNavigation.LIST));
    }

    private void show(Account account, OtherIdentity other, Usage usage) {
        removeAll();
        var sentence = new Paragraph(getTranslation("account.other.sentence", account.name()));
        sentence.addClassName("sl-secondary-color");
        var unequal = new Span("≠");
        unequal.addClassName("sl-unequal");
        unequal.getElement().setAttribute("aria-hidden", "true");
        var identities = new Div(before(account), unequal, now(account, other));
        identities.addClassName("sl-identities");
        add(
                Mark.ATTENTION.disc(),
                new H1(getTranslation(other.sameOrg() ? "account.other.title" : "account.other.title.org")),
                sentence,
                identities,
                offer(account, other, usage),
                buttons(account));
    }

    private Component offer(Account account, OtherIdentity other, Usage usage) {
        String text = consequence(account, other, usage);
        var words = new Div(text);
        words.addClassName("sl-grow");
        var act = new Button(
                getTranslation(other.sameOrg() ? "account.other.switch" : "account.other.switch.org"),
                click -> ask(account, other, text));
        var offer = new Panel(words, act);
        offer.addClassNames("sl-row", "sl-switch-offer");
        return offer;
    }

    private String consequence(Account account, OtherIdentity other, Usage usage) {
        if (usage.workflows().isEmpty()) {
            return getTranslation("account.other.switch.unused", other.username());
        }
        return other.sameOrg()
                ? getTranslation(
                        "account.other.switch.consequence",
                        usage.workflows().size(),
                        usage.waitingRuns(),
                        other.username())
                : getTranslation(
                        "account.other.switch.org.consequence",
                        usage.workflows().size(),
                        account.orgName());
    }

    private void ask(Account account, OtherIdentity other, String consequence) {
        new DangerDialog(
                        getTranslation("account.other.ask", account.name(), other.username()),
                        getTranslation("account.other.ask.act"),
                        getTranslation("account.other.keep"),
                        () -> {
                            var switched = switches.switchTo(currentUser.actor(), account.id());
                            Toast.show(getTranslation("account.other.switched", switched.name(), switched.username()));
                            goBack();
                        })
                .withBadge(new EnvironmentBadge(other.environment()))
                .withText(consequence)
                .open();
    }

    private Component buttons(Account account) {
        var stay = new Button(
                getTranslation("account.other.keep"),
                click -> Errors.guard(() -> {
                    switches.keep(currentUser.actor(), account.id());
                    goBack();
                }));
        stay.addThemeVariants(ButtonVariant.TERTIARY);
        var again = new Button(
                getTranslation("account.other.signIn", account.username()),
                VaadinIcon.EXTERNAL_LINK.create(),
                click -> Errors.guard(() -> dialogs.signInAgain(account.id(), returnTo())));
        again.setIconAfterText(true);
        again.addThemeVariants(ButtonVariant.PRIMARY);
        var buttons = new Div(stay, again);
        buttons.addClassNames("sl-actions", "sl-end");
        return buttons;
    }

    private Component before(Account account) {
        return card(
                getTranslation("account.other.before"),
                account.environment(),
                account.orgName(),
                new Span(account.username()),
                new KeyValue()
                        .with(getTranslation("account.linked.user"), account.displayName())
                        .with(getTranslation("account.linked.org"), account.orgName())
                        .with(getTranslation("account.linked.orgId"), code(account.orgSalesforceId(), true)));
    }

    private Component now(Account account, OtherIdentity other) {
        var card = card(
                getTranslation("account.other.now"),
                other.environment(),
                other.orgName(),
                marked(other.username(), other.username().equals(account.username())),
                new KeyValue()
                        .with(
                                getTranslation("account.linked.user"),
                                marked(other.displayName(), other.displayName().equals(account.displayName())))
                        .with(getTranslation("account.linked.org"), marked(other.orgName(), other.sameOrg()))
                        .with(getTranslation("account.linked.orgId"), code(other.orgSalesforceId(), other.sameOrg())));
        card.addClassName("sl-identity-new");
        return card;
    }

    private static Div card(String title, Environment environment, String org, Component username, KeyValue facts) {
        var caption = new Span(title);
        caption.addClassName("sl-secondary");
        var head = new Div(caption, new EnvironmentBadge(environment));
        head.addClassName("sl-between");
        username.addClassName("sl-account-name");
        var who = new Div(new OrgTile(org, environment, OrgTile.Size.LARGE), username);
        who.addClassName("sl-line");
        var card = new Div(head, who, facts);
        card.addClassName("sl-identity");
        return card;
    }

    private static Span code(String text, boolean same) {
        var code = marked(text, same);
        code.addClassName("sl-mono");
        return code;
    }

    private static Span marked(String text, boolean same) {
        var span = new Span(text);
        if (!same) {
            span.addClassName("sl-different");
        }
        return span;
    }
}
