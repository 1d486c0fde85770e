package io.surveylink.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.Route;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.account.SandboxRefreshes.WaitingSignIn;
import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.KeyValue;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Times;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;

/** "Refreshed sandbox?": the org came back with another id. The sign-in waits for an admin's word. */
@Route(value = AccountNavigation.REFRESHED, layout = MainLayout.class)
@PermitAll
class RefreshedSandboxView extends AccountPage {

    private static final long serialVersionUID = 1L;

    private final transient SandboxRefreshes refreshes;
    private final transient CurrentUser currentUser;

    RefreshedSandboxView(SandboxRefreshes refreshes, CurrentUser currentUser) {
        this.refreshes = refreshes;
        this.currentUser = currentUser;
        addClassName("sl-centered");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.sandbox.title");
    }

    @Override
    void show(BeforeEvent event, AccountId id) {
        refreshes
                .waiting(currentUser.actor(), id)
                .ifPresentOrElse(this::show, () -> event.forwardTo(AccountNavigation.LIST));
    }

    private void show(WaitingSignIn waiting) {
        removeAll();
        var sentence = new Paragraph(getTranslation("account.sandbox.sentence", waiting.orgName()));
        sentence.addClassName("sl-secondary-color");
        var username = new Div(waiting.username());
        username.addClassName("sl-account-name");
        var who = new Div(username, new EnvironmentBadge(Environment.SANDBOX));
        who.addClassNames("sl-row", "sl-between");
        var facts = new KeyValue()
                .with(getTranslation("account.linked.org"), waiting.orgName())
                .with(getTranslation("account.sandbox.before"), mono(waiting.before()))
                .with(getTranslation("account.sandbox.now"), mono(waiting.now()))
                .with(getTranslation("account.linked.signedIn"), Times.dateTime(waiting.signedInAt()));
        facts.addClassName("sl-plain");
        var panel = new Panel(who, facts);
        panel.addClassName("sl-linked-panel");
        var back = new Button(getTranslation("account.sandbox.back"), click -> goBack());
        back.addThemeVariants(ButtonVariant.PRIMARY);
        add(Mark.ATTENTION.disc(), new H1(getTranslation("account.sandbox.title")), sentence, panel, back);
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("sl-mono");
        return span;
    }
}
