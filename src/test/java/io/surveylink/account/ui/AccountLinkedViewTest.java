package io.surveylink.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.SignInFlow;
import io.surveylink.common.Environment;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignIns;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountLinkedViewTest extends ViewTest {

    private static final String USERNAME = "collaborator@acme.example";

    @Autowired
    SalesforceApps apps;

    @Autowired
    AccountLinks links;

    @Autowired
    SignIns signIns;

    @Autowired
    LinkedAccounts accounts;

    private Actor person;
    private Account pending;

    @BeforeEach
    void linkAnAccount() {
        person = fixtures.member();
        SignInFlow.link(apps, links, signIns, person, Environment.PRODUCTION, USERNAME, "Acme")
                .finish();
        pending = accounts.mine(person).getFirst();
    }

    @Test
    void showsWhoWasLinkedAndWhatSalesforceAnswers() {
        signIn(person);
        open("accounts/linked/" + pending.id().value());

        assertThat(_get(H1.class).getText()).isEqualTo("You linked Acme");
        assertThat(text()).contains(USERNAME, "Acme Corporation", pending.orgSalesforceId());
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.runUIQueue();
            assertThat(text()).contains("enabled", "yes");
        });
    }

    @Test
    void usingItConfirmsAndGoesBackToWhereThePersonWas() {
        signIn(person);
        open("accounts/linked/" + pending.id().value() + "?returnTo=accounts%3Fcame%3Dback");
        _click(_get(Button.class, spec -> spec.withText("Use this account")));

        assertThat(accounts.get(person, pending.id()).state()).isEqualTo(AccountState.CONNECTED);
        assertThat(_find(LinkedAccountsView.class)).hasSize(1);
    }

    @Test
    void theWrongOneIsUnlinked() {
        signIn(person);
        open("accounts/linked/" + pending.id().value());
        _click(_get(Button.class, spec -> spec.withText("Not the right one: unlink")));

        assertThat(accounts.mine(person)).isEmpty();
    }

    @Test
    void somebodyElsesLinkIsNotThere() {
        signIn(fixtures.member());
        open("accounts/linked/" + pending.id().value());

        assertThat(_find(AccountLinkedView.class)).isEmpty();
    }

    private static String text() {
        return _get(AccountLinkedView.class).getElement().getTextRecursively();
    }
}
