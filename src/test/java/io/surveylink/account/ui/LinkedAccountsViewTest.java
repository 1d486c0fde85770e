package io.surveylink.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.account.AddAccountLink;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.Choice;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.oauth.SignInFailure;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LinkedAccountsViewTest extends ViewTest {

    private static final String USERNAME = "collaborator@acme.example";

    @Autowired
    AccountLinking linking;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    AccountSessions sessions;

    @Autowired
    SalesforceGateway salesforce;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    AccountLinks links;

    @Autowired
    SalesforceApps apps;

    @Autowired
    SettableClock clock;

    private Actor person;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @BeforeEach
    void newPerson() {
        person = fixtures.member();
    }

    @Test
    void whoHasNoAccountIsInvitedToLinkOne() {
        signIn(person);
        open("accounts");

        assertThat(_get(_get(EmptyState.class), H2.class).getText()).isEqualTo("No Salesforce account yet");
        _click(_get(Button.class, spec -> spec.withText("Add account")));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Add a Salesforce account");
    }

    @Test
    void addingAnAccountLeavesForSalesforce() {
        signIn(person);
        open("accounts");
        _click(_get(Button.class, spec -> spec.withText("Add account")));

        var connect = _get(Button.class, spec -> spec.withText("Connect to Salesforce"));
        _click(connect);
        var name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.getErrorMessage()).isEqualTo("Give it a name of at most 60 characters.");

        @SuppressWarnings("unchecked") // the group of the dialog
        var environment = (RadioButtonGroup<Environment>)
                _get(RadioButtonGroup.class, spec -> spec.withLabel("What do you want to link?"));
        _setValue(environment, Environment.SANDBOX);
        _setValue(name, "Acme UAT");
        _click(connect);

        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(
                        call -> assertThat(call.getInvocation().getParameters().toString())
                                .contains(simulator.sandboxUrl() + "/services/oauth2/authorize")
                                .contains("code_challenge_method=S256"));
    }

    @Test
    void aHealthyAccountIsShownWithItsOrgAndUser() {
        linking.link(person, Environment.PRODUCTION, USERNAME, "Acme production");
        signIn(person);
        open("accounts");

        assertThat(text()).contains("Acme production", "Acme Corporation", USERNAME, "Connected", "Nowhere yet");
        assertThat(text()).contains("1 of 5 linked", "4 free slots.");
    }

    @Test
    void whoHasUsedUpTheApprovalsIsWarnedBeforeTheNextSignIn() {
        simulator.production().revokeGrants(USERNAME);
        for (int others = 0; others < 4; others++) {
            linking.link(fixtures.member(), Environment.PRODUCTION, USERNAME, "Other");
        }
        linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        signIn(person);
        open("accounts");

        assertThat(text()).contains("5 of 5", "The next one drops the oldest");
        _click(_get(Button.class, spec -> spec.withText("Add account")));
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains(USERNAME + " has given all five approvals");
    }

    @Test
    void aBrokenAccountComesFirstAndHasOneButton() {
        linking.link(person, Environment.PRODUCTION, "owner@other.example", "Other");
        kill(linking.link(person, Environment.PRODUCTION, USERNAME, "Acme"));
        signIn(person);
        open("accounts");

        assertThat(_find(AccountRow.class))
                .extracting(AccountRow::state)
                .containsExactly(AccountState.NEEDS_REAUTHENTICATION, AccountState.CONNECTED);
        assertThat(text()).contains("Salesforce no longer accepts this sign-in: it was revoked there");
        _click(_get(Button.class, spec -> spec.withText("Sign in to Salesforce")));
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(
                        call -> assertThat(call.getInvocation().getParameters().toString())
                                .contains("login_hint=collaborator"));
    }

    @Test
    void anAccountIsRenamedInPlace() {
        var account = linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        signIn(person);
        open("accounts");

        choose("Rename…");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Acme Japan");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(accounts.get(person, account.id()).name()).isEqualTo("Acme Japan");
        assertThat(text()).contains("Acme Japan");
    }

    @Test
    void deletingShowsTheImpactAndWantsTheName() {
        linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        signIn(person);
        open("accounts");

        choose("Delete…");
        var delete = _get(Button.class, spec -> spec.withText("Delete and revoke"));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Delete Acme?");
        assertThat(delete.isEnabled()).isFalse();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Type the account’s name to delete it")), "Acme");
        _click(delete);

        assertThat(accounts.mine(person)).isEmpty();
        assertThat(_find(EmptyState.class)).hasSize(1);
    }

    @Test
    void whatWentWrongAtSalesforceIsSaidOnce() {
        signIn(person);
        leave(new DomainException(ErrorCode.LINK_DENIED));
        open("accounts");
        var dialog = _get(Dialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("The sign-in at Salesforce was not finished");
        assertThat(dialog.getElement().getTextRecursively())
                .contains("You did not allow access on Salesforce’s page.", "Nothing was linked or changed.");
        _click(_get(Button.class, spec -> spec.withText("Close")));

        open("accounts");
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void whoHasNotComeBackIsToldWhatSalesforceMayHaveShown() {
        var app = apps.choices(Environment.PRODUCTION).getFirst();
        links.link(person, "session", app.id(), "Acme", "accounts");
        signIn(person);
        open("accounts");

        assertThat(text())
                .contains("and have not come back", "it does not send you back")
                .contains("redirect_uri_mismatch", "does not name this console’s callback URL");
        _click(_get(Button.class, spec -> spec.withText("Start again")));
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(
                        call -> assertThat(call.getInvocation().getParameters().toString())
                                .contains("/services/oauth2/authorize"));

        clock.advance(Duration.ofMinutes(11));
        open("accounts");
        assertThat(text()).contains("was not finished within ten minutes");
        _click(_get(Button.class, spec -> spec.withText("Forget it")));
        open("accounts");
        assertThat(_find(UnfinishedSignIn.class)).isEmpty();
    }

    @Test
    void whatTheOrgBlocksIsSaidWithWhoCanMendItAndTriedOnRequest() {
        linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        simulator.production().expireSessions(USERNAME);
        simulator
                .production()
                .addFault(
                        new FaultMatch(Map.of("call", "token", "grant", "refresh_token")),
                        new Fault.OAuth(400, "invalid_grant", "invalid login hours"),
                        1);
        accounts.refresh(person, accounts.mine(person).getFirst().id());
        signIn(person);
        open("accounts");

        assertThat(text()).contains("Blocked by the org", "Setup, Profiles, Login Hours.");
        _click(_get(Button.class, spec -> spec.withText("Try now")));
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(text()).contains("Connected");
        });
    }

    @Test
    void theMailOfSomebodyWhoAsksOpensAddAccountFilledIn() {
        signIn(person);
        var app = apps.choices(Environment.SANDBOX).getFirst();
        String path = new AddAccountLink(Environment.SANDBOX, app.publicId(), "workflows/abc123").path();

        open(path);

        var dialog = _get(AddAccountDialog.class);
        assertThat(_get(dialog, RadioButtonGroup.class).getValue()).isEqualTo(Environment.SANDBOX);
        assertThat(_get(dialog, TextField.class).getValue()).isEqualTo(app.name());
        _click(_get(Button.class, spec -> spec.withText("Connect to Salesforce")));
        assertThat(links.unfinished(person))
                .hasValueSatisfying(
                        attempt -> assertThat(attempt.request().returnTo()).isEqualTo("workflows/abc123"));
    }

    @Test
    void whereSeveralAppsFitThePersonChooses() {
        var admin = fixtures.admin();
        var second = apps.add(
                admin,
                new NewSalesforceApp(
                        RandomIds.publicId(),
                        "Z Acme Japan",
                        Environment.PRODUCTION,
                        simulator.productionUrl(),
                        "japan",
                        "secret"));
        try {
            signIn(person);
            open("accounts");
            _click(_get(Button.class, spec -> spec.withText("Add account")));
            @SuppressWarnings("unchecked") // the choice of the dialog
            var app = (Select<Choice>) _get(Select.class, spec -> spec.withLabel("Salesforce org"));
            _setValue(
                    app,
                    apps.choices(Environment.PRODUCTION).stream()
                            .filter(choice -> choice.id().equals(second))
                            .findFirst()
                            .orElseThrow());
            _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Japan");
            _click(_get(Button.class, spec -> spec.withText("Connect to Salesforce")));

            assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                    .anySatisfy(call -> assertThat(
                                    call.getInvocation().getParameters().toString())
                            .contains("client_id=japan"));
        } finally {
            apps.remove(admin, second);
        }
    }

    @Test
    void theListTakesAFixedNumberOfStatements() {
        linking.link(person, Environment.PRODUCTION, USERNAME, "One");
        signIn(person);
        open("accounts");
        long one = statements.during(() -> open("accounts"));
        linking.link(person, Environment.PRODUCTION, "owner@other.example", "Two");
        linking.link(person, Environment.SANDBOX, "owner@acme.example.sandbox", "Three");

        assertThat(statements.during(() -> open("accounts"))).isEqualTo(one);
    }

    private void kill(Account account) {
        simulator.production().revokeGrants(account.username());
        try {
            sessions.call(account.id(), salesforce::getUserInfo);
        } catch (AccountUnavailableException e) {
            assertThat(e.state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
        }
    }

    /** As the callback does. */
    private static void leave(DomainException error) {
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(
                        SignInFailure.ATTRIBUTE, SignInFailure.of(new SignInOutcome.Failed(error, "accounts", null)));
    }

    private static void choose(String action) {
        var item = _get(_get(AccountRow.class), MenuBar.class).getItems().getFirst().getSubMenu().getItems().stream()
                .filter(each -> each.getElement().getTextRecursively().equals(action))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private static String text() {
        return _get(LinkedAccountsView.class).getElement().getTextRecursively();
    }
}
