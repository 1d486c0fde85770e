package io.surveylink.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.SalesforceOrgs;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.common.ui.Banner;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where admins see orgs, say a word about refreshed sandboxes and revoke accounts. */
class SalesforceOrgsViewTest extends ViewTest {

    private static final String USERNAME = "successor@acme.example.sandbox";

    @Autowired
    AccountLinking linking;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SalesforceOrgs orgs;

    @Autowired
    SandboxRefreshes refreshes;

    @Autowired
    SalesforceSimulator simulator;

    private Actor admin;
    private Actor person;
    private String name;
    private Account account;

    @BeforeEach
    void somebodysAccount() {
        admin = fixtures.admin();
        name = "Rita " + RandomIds.publicId();
        person = fixtures.user(name, Role.MEMBER);
        account = linking.link(person, Environment.SANDBOX, USERNAME, "Acme UAT");
    }

    @AfterEach
    void decide() {
        refreshes.open(admin).forEach(question -> refreshes.confirm(admin, question.org(), question.now()));
    }

    @Test
    void anAdminConfirmsThatASandboxIsTheSame() {
        simulator.sandbox().refreshOrg("acme");
        accounts.refresh(person, account.id());
        linking.signInAgain(person, account, USERNAME);
        signIn(admin);
        open("salesforce-orgs");
        assertThat(_get(Banner.class).getElement().getTextRecursively())
                .contains("refreshed sandbox?", USERNAME, account.orgSalesforceId());

        _click(_get(Button.class, spec -> spec.withText("It is the same sandbox")));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(_find(Banner.class)).isEmpty();
        });
        assertThat(accounts.get(person, account.id()).state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void whoSignedInIsToldThatItWaits() {
        simulator.sandbox().refreshOrg("acme");
        accounts.refresh(person, account.id());
        linking.signInAgain(person, account, USERNAME);
        signIn(person);

        open("accounts");
        assertThat(_get(AccountRow.class).getElement().getTextRecursively())
                .contains("the sandbox has another org id now");
        _click(_get(Button.class, spec -> spec.withText("Show the sign-in")));

        assertThat(_get(H1.class).getText()).isEqualTo("Refreshed sandbox?");
        assertThat(_get(RefreshedSandboxView.class).getElement().getTextRecursively())
                .contains(USERNAME, account.orgSalesforceId());
    }

    @Test
    void anAdminSeesWhoseAccountsThereAreAndRevokesOne() {
        signIn(admin);
        open("salesforce-orgs");
        _find(Details.class).forEach(details -> details.setOpened(true));
        assertThat(_get(SalesforceOrgsView.class).getElement().getTextRecursively())
                .contains(account.orgSalesforceId(), USERNAME);

        int approvals = simulator.sandbox().grants(USERNAME).size();
        askToRevoke();
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Revoke")));

        assertThat(accounts.get(person, account.id()))
                .returns(AccountState.NEEDS_REAUTHENTICATION, Account::state)
                .returns(ErrorCode.ACCOUNT_REVOKED_BY_ADMIN.name(), Account::stateCode);
        assertThat(simulator.sandbox().grants(USERNAME)).hasSize(approvals - 1);
        assertThat(linking.signInAgain(person, account, USERNAME).state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void nobodyElseGetsThere() {
        signIn(person);
        open("salesforce-orgs");
        _assertNone(SalesforceOrgsView.class);

        for (Actor other : new Actor[] {person, fixtures.member()}) {
            refused(() -> orgs.orgs(other));
            refused(() -> orgs.accountsIn(other, account.orgId()));
            refused(() -> orgs.revoke(other, account.id()));
        }
        assertThat(accounts.get(person, account.id()).state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void thePageTakesAFixedNumberOfStatements() {
        signIn(admin);
        open("salesforce-orgs");
        int few = statements.during(() -> open("salesforce-orgs"));
        linking.link(fixtures.member(), Environment.SANDBOX, USERNAME, "Mine");
        linking.link(fixtures.member(), Environment.PRODUCTION, "owner@other.example", "Other");

        assertThat(statements.during(() -> open("salesforce-orgs"))).isEqualTo(few);
    }

    private void askToRevoke() {
        _click(_find(Button.class, spec -> spec.withText("Revoke")).stream()
                .filter(button -> button.getAriaLabel()
                        .filter(("Revoke " + USERNAME + " of " + name)::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
}
