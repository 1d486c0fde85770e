package io.surveylink.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.account.AccountState;
import io.surveylink.account.SalesforceOrgs;
import io.surveylink.account.SalesforceOrgs.OrgOverview;
import io.surveylink.account.SalesforceOrgs.PersonsAccount;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.account.SandboxRefreshes.Question;
import io.surveylink.common.OrgId;
import io.surveylink.common.ui.Background;
import io.surveylink.common.ui.Banner;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.common.ui.Times;
import io.surveylink.common.ui.Toast;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.RolesAllowed;

/** The orgs that people have linked, for admins: sandboxes that came back with another id, and whose accounts there are. */
@Route(value = AccountNavigation.ORGS, layout = MainLayout.class)
@Menu(title = "account.orgs.title", order = 92, icon = "vaadin:cloud-o")
@RolesAllowed("ADMIN")
class SalesforceOrgsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient SalesforceOrgs orgs;
    private final transient SandboxRefreshes refreshes;
    private final transient CurrentUser currentUser;

    SalesforceOrgsView(SalesforceOrgs orgs, SandboxRefreshes refreshes, CurrentUser currentUser) {
        this.orgs = orgs;
        this.refreshes = refreshes;
        this.currentUser = currentUser;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.orgs.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        var actor = currentUser.actor();
        add(new PageHeader(getTranslation("account.orgs.title"), getTranslation("account.orgs.sentence")));
        refreshes.open(actor).forEach(question -> add(question(question)));
        var all = orgs.orgs(actor);
        if (all.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CLOUD_O,
                    getTranslation("account.orgs.empty.title"),
                    getTranslation("account.orgs.empty.sentence")));
            return;
        }
        var panel = new Panel();
        all.forEach(org -> panel.add(row(org)));
        add(panel);
    }

    private Component question(Question question) {
        var other = new Button(getTranslation("account.orgs.refreshed.no"), click -> askToDecline(question));
        var same = new Button(getTranslation("account.orgs.refreshed.yes"), click -> confirm(question));
        same.addThemeVariants(ButtonVariant.PRIMARY);
        same.setDisableOnClick(true);
        var buttons = new Div(other, same);
        buttons.addClassName("sl-actions");
        return new Banner(
                Banner.Tone.ATTENTION,
                getTranslation("account.orgs.refreshed.title", question.orgName()),
                getTranslation(
                        "account.orgs.refreshed.sentence",
                        String.join(", ", question.usernames()),
                        question.host(),
                        question.before(),
                        question.now(),
                        Times.dateTime(question.foundAt()),
                        question.accounts(),
                        question.usernames().size()),
                buttons);
    }

    private void confirm(Question question) {
        var actor = currentUser.actor();
        Background.run(
                this,
                () -> {
                    refreshes.confirm(actor, question.org(), question.now());
                    return question;
                },
                confirmed -> {
                    show();
                    Toast.show(getTranslation("account.orgs.refreshed.done", confirmed.orgName()));
                },
                error -> {
                    show();
                    Errors.show(error);
                });
    }

    private void askToDecline(Question question) {
        new DangerDialog(
                        getTranslation("account.orgs.refreshed.no.title", question.orgName()),
                        getTranslation("account.orgs.refreshed.no"),
                        getTranslation("common.action.cancel"),
                        () -> {
                            refreshes.decline(currentUser.actor(), question.org(), question.now());
                            show();
                        })
                .withText(getTranslation("account.orgs.refreshed.no.sentence"))
                .open();
    }

    private Component row(OrgOverview org) {
        var name = new Span(org.name());
        name.addClassName("sl-row-title");
        var head = new Div(name, new EnvironmentBadge(org.environment()));
        head.addClassName("sl-line");
        var text = new Div(head, mono(org.salesforceId()), mono(org.host()), accounts(org));
        text.addClassName("sl-grow");
        var row = new Div(new OrgTile(org.name(), org.environment(), OrgTile.Size.LARGE), text);
        row.addClassNames("sl-row", "sl-org-row");
        return row;
    }

    /** Whose they are is read when somebody wants to know. */
    private Component accounts(OrgOverview org) {
        String summary = getTranslation("account.orgs.accounts", org.accounts(), org.broken());
        if (org.accounts() == 0) {
            var none = new Div(summary);
            none.addClassName("sl-secondary");
            return none;
        }
        var list = new Div();
        list.addClassName("sl-stack");
        var details = new Details(summary, list);
        details.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill(list, org.id());
            }
        });
        return details;
    }

    private void fill(Div list, OrgId org) {
        list.removeAll();
        orgs.accountsIn(currentUser.actor(), org).forEach(account -> list.add(account(account)));
    }

    private Component account(PersonsAccount found) {
        var account = found.account();
        var state = new StateDisc(AccountTexts.mark(account.state()), AccountTexts.name(account.state()));
        var revoke = new Button(getTranslation("account.orgs.revoke"), click -> askToRevoke(found));
        revoke.addClassName("sl-small");
        revoke.setAriaLabel(getTranslation("account.orgs.revoke.name", account.username(), found.person()));
        revoke.setEnabled(account.state() != AccountState.NEEDS_REAUTHENTICATION);
        var who = new Div(account.username());
        var whose = new Div(getTranslation("account.orgs.of", account.name(), found.person()));
        whose.addClassName("sl-secondary");
        var text = new Div(who, whose);
        text.addClassName("sl-grow");
        var row = new Div(text, state, revoke);
        row.addClassName("sl-line");
        return row;
    }

    private void askToRevoke(PersonsAccount found) {
        var account = found.account();
        new DangerDialog(
                        getTranslation("account.orgs.revoke.title", account.username(), found.person()),
                        getTranslation("account.orgs.revoke"),
                        getTranslation("account.orgs.revoke.keep"),
                        () -> {
                            orgs.revoke(currentUser.actor(), account.id());
                            show();
                            Toast.show(getTranslation("account.orgs.revoked", account.username()));
                        })
                .withBadge(new EnvironmentBadge(account.environment()))
                .withText(getTranslation("account.orgs.revoke.sentence", found.person()))
                .open();
    }

    private static Component mono(String text) {
        var line = new Div(text);
        line.addClassNames("sl-mono", "sl-secondary-color");
        return line;
    }
}
