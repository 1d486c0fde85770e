package io.surveylink.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SimulatorBrowser.Callback;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes back counts for the app and the tab that it left from, and for no other. */
@SurveylinkTest
class SignInMixUpTest {

    @Autowired
    AccountLinks links;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SignIns signIns;

    @Autowired
    SalesforceApps apps;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    Fixtures fixtures;

    private final String session = RandomIds.secret();
    private Actor person;

    @BeforeEach
    void newPerson() {
        person = fixtures.member();
    }

    @Test
    void anAnswerThatComesBackAtAnotherAppsCallbackIsRefused() {
        var admin = fixtures.admin();
        String otherApp = RandomIds.publicId();
        var other = apps.add(
                admin,
                new NewSalesforceApp(
                        otherApp,
                        "Z other",
                        Environment.PRODUCTION,
                        simulator.productionUrl(),
                        "key-" + otherApp,
                        "secret"));
        try {
            var callback = leave("successor@acme.example", "Acme");

            assertThat(signIns.finish(person, session, otherApp, callback.parameters()))
                    .isInstanceOfSatisfying(
                            SignInOutcome.Failed.class,
                            failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.LINK_STATE_UNKNOWN));
            assertThat(accounts.mine(person)).isEmpty();
        } finally {
            apps.remove(admin, other);
        }
    }

    @Test
    void twoTabsEachLinkWhatTheyBegan() {
        var first = leave("successor@acme.example", "First tab");
        var second = leave("owner@other.example", "Second tab");

        finish(second);
        finish(first);

        assertThat(accounts.mine(person))
                .extracting(Account::name, Account::username)
                .containsExactlyInAnyOrder(
                        tuple("First tab", "successor@acme.example"), tuple("Second tab", "owner@other.example"));
    }

    private Callback leave(String username, String name) {
        var app = apps.choices(Environment.PRODUCTION).getFirst();
        return new SimulatorBrowser().walk(links.link(person, session, app.id(), name, "accounts"), username, "allow");
    }

    private void finish(Callback callback) {
        assertThat(signIns.finish(person, session, callback.appPublicId(), callback.parameters()))
                .isInstanceOf(SignInOutcome.Completed.class);
    }
}
