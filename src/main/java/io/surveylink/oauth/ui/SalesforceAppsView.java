package io.surveylink.oauth.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.ui.DangerDialog;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Toast;
import io.surveylink.oauth.SalesforceApp;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.RolesAllowed;

/** The OAuth clients of this installation, one per Salesforce org, for admins. */
@Route(value = "salesforce-apps", layout = MainLayout.class)
@Menu(title = "oauth.apps.title", order = 91, icon = "vaadin:key-o")
@RolesAllowed("ADMIN")
class SalesforceAppsView extends Page implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient SalesforceApps apps;
    private final transient SurveylinkProperties properties;
    private final transient CurrentUser currentUser;

    SalesforceAppsView(SalesforceApps apps, SurveylinkProperties properties, CurrentUser currentUser) {
        this.apps = apps;
        this.properties = properties;
        this.currentUser = currentUser;
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("oauth.apps.title");
    }

    private void show() {
        removeAll();
        var all = apps.list(currentUser.actor());
        var header =
                new PageHeader(getTranslation("oauth.apps.title"), getTranslation("oauth.apps.sentence"), addButton());
        if (all.isEmpty()) {
            add(
                    new PageHeader(getTranslation("oauth.apps.title"), getTranslation("oauth.apps.sentence")),
                    new EmptyState(
                            VaadinIcon.KEY_O,
                            getTranslation("oauth.apps.empty.title"),
                            getTranslation("oauth.apps.empty.sentence"),
                            addButton()));
            return;
        }
        var panel = new Panel();
        all.forEach(app -> panel.add(row(app)));
        add(header, panel, egress());
    }

    private Component egress() {
        var addresses = properties.egressIps();
        var note = new Div(
                addresses.isEmpty()
                        ? getTranslation("oauth.apps.egress.unknown")
                        : getTranslation("oauth.apps.egress", String.join(", ", addresses)));
        note.addClassName("sl-caption");
        return note;
    }

    private Component row(SalesforceApp app) {
        var name = new Span(app.name());
        name.addClassName("sl-row-title");
        var head = new Div(name, new EnvironmentBadge(app.environment()));
        head.addClassName("sl-line");
        var text = new Div(
                head,
                mono(app.loginUrl().getHost()),
                labelled("oauth.apps.key", app.consumerKey()),
                labelled("oauth.apps.redirect", app.redirectUri().toString()));
        text.addClassName("sl-grow");
        var accounts = new Span(getTranslation("oauth.apps.accounts", app.accounts()));
        accounts.addClassName("sl-secondary");
        var edit = new Button(getTranslation("oauth.apps.edit"), click -> edit(app));
        edit.addClassName("sl-small");
        edit.setAriaLabel(getTranslation("oauth.apps.edit.name", app.name()));
        var remove = new Button(getTranslation("oauth.apps.remove"), click -> askToRemove(app));
        remove.addClassName("sl-small");
        remove.setAriaLabel(getTranslation("oauth.apps.remove.name", app.name()));
        remove.setEnabled(app.accounts() == 0);
        var row = new Div(new OrgTile(app.name(), app.environment(), OrgTile.Size.LARGE), text, accounts, edit, remove);
        row.addClassName("sl-row");
        return row;
    }

    private Component labelled(String key, String value) {
        var label = new Span(getTranslation(key));
        label.addClassName("sl-secondary");
        var line = new Div(label, mono(value));
        line.addClassName("sl-line");
        return line;
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("sl-mono");
        return span;
    }

    private Button addButton() {
        var add = new Button(
                getTranslation("oauth.apps.add"),
                VaadinIcon.PLUS.create(),
                click -> SalesforceAppDialog.toAdd(apps, app -> {
                            apps.add(currentUser.actor(), app);
                            show();
                            Toast.show(getTranslation("oauth.apps.added", app.name()));
                        })
                        .open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void edit(SalesforceApp app) {
        SalesforceAppDialog.toEdit(app, change -> {
                    apps.change(currentUser.actor(), app.id(), change);
                    show();
                    Toast.show(getTranslation("oauth.apps.saved", change.name()));
                })
                .open();
    }

    private void askToRemove(SalesforceApp app) {
        new DangerDialog(
                        getTranslation("oauth.apps.remove.title", app.name()),
                        getTranslation("oauth.apps.remove.act"),
                        getTranslation("oauth.apps.remove.keep"),
                        () -> {
                            apps.remove(currentUser.actor(), app.id());
                            show();
                            Toast.show(getTranslation("oauth.apps.removed", app.name()));
                        })
                .withBadge(new EnvironmentBadge(app.environment()))
                .withText(getTranslation("oauth.apps.remove.sentence"))
                .open();
    }
}
