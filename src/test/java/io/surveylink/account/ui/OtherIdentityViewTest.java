package io.surveylink.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OtherIdentityViewTest extends ViewTest {

    private static final String USERNAME = "collaborator@acme.example";
    private static final String COLLEAGUE = "limited@acme.example";

    @Autowired
    AccountLinking linking;

    @Autowired
    LinkedAccounts accounts;

    private Actor person;
    private Account account;

    @BeforeEach
    void somebodyElseSignedIn() {
        person = fixtures.member();
        account = linking.link(person, Environment.PRODUCTION, USERNAME, "Acme");
        linking.signInAgain(person, account, COLLEAGUE);
        signIn(person);
        open("accounts/other/" + account.id().value() + "?returnTo=accounts");
    }

    @Test
    void bothIdentitiesAreShownAndTheLinkCanBeKept() {
        assertThat(_get(H1.class).getText()).isEqualTo("That is another Salesforce user");
        assertThat(text()).contains(USERNAME, COLLEAGUE, "nothing has been switched");

        _click(button("Keep the link as it was"));

        assertThat(_get(H1.class).getText()).isEqualTo("Linked accounts");
        assertThat(accounts.get(person, account.id()).username()).isEqualTo(USERNAME);
    }

    @Test
    void switchingWantsAClearYes() {
        _click(button("Switch to this user…"));
        assertThat(accounts.get(person, account.id()).username()).isEqualTo(USERNAME);

        _click(button("Switch and revoke the old sign-in"));

        assertThat(accounts.get(person, account.id()).username()).isEqualTo(COLLEAGUE);
        assertThat(_find(LinkedAccountsView.class)).hasSize(1);
    }

    @Test
    void theRightUserIsOneClickAway() {
        _click(button("Sign in as " + USERNAME));

        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(
                        call -> assertThat(call.getInvocation().getParameters().toString())
                                .contains("login_hint=collaborator"));
    }

    @Test
    void whereNothingWaitsTheListIsShown() {
        _click(button("Keep the link as it was"));
        open("accounts/other/" + account.id().value());

        assertThat(_find(LinkedAccountsView.class)).hasSize(1);
    }

    @Test
    void nobodyElseGetsThere() {
        signIn(fixtures.member());
        open("accounts/other/" + account.id().value());

        assertThat(_find(OtherIdentityView.class)).isEmpty();
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static String text() {
        return _get(OtherIdentityView.class).getElement().getTextRecursively();
    }
}
