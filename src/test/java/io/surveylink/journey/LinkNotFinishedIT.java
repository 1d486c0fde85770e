package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SalesforceApps.NewSalesforceApp;
import io.surveylink.project.Projects;
import io.surveylink.simulator.SalesforceSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person sees who left for Salesforce and comes back without a link. */
class LinkNotFinishedIT extends Journey {

    private static final String USERNAME = "successor@acme.example";

    @Autowired
    SalesforceApps apps;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    Projects projects;

    @Autowired
    SalesforceSimulator simulator;

    @Test
    void whoseSessionEndedMeanwhileIsBackAtTheStepAndStartsAgain() {
        signIn();
        addAccount("Acme");
        // The click's request still needs the session that is about to go.
        assertThat(page.locator("input[name=pw]")).isVisible();
        browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName("SURVEYLINK_" + port));
        signInAtSalesforce(USERNAME, "allow");

        assertThat(text("Your session had ended. Sign in, and you are back where you were."))
                .isVisible();
        assertThat(page.url()).doesNotContain("code=").doesNotContain("state=");
        enterPassword();
        assertThat(text("Your session ended while you were at Salesforce, so the link was not finished."))
                .isVisible();
        assertThat(accounts.mine(person)).isEmpty();

        button("Start again").click();
        signInAtSalesforce(USERNAME, "allow");
        assertThat(text("You linked Acme")).isVisible();
        button("Use this account").click();
        assertThat(text("1 of 5")).isVisible();
    }

    @Test
    void whatSalesforceShowsOnItsOwnPageIsExplained() {
        String publicId = RandomIds.publicId();
        var admin = fixtures.admin();
        var id = apps.add(
                admin,
                new NewSalesforceApp(
                        publicId,
                        "Z unknown to Salesforce",
                        Environment.PRODUCTION,
                        simulator.productionUrl(),
                        "key-" + publicId,
                        "secret"));
        try {
            signIn();
            openDialog();
            page.getByLabel("Salesforce org").first().click();
            option("Z unknown to Salesforce").click();
            connect("Acme");
            assertThat(text("client identifier invalid")).isVisible();

            page.navigate(url("/accounts"));
            assertThat(text("and have not come back")).isVisible();
            text("What did Salesforce show?").click();
            assertThat(text("Salesforce does not know the app at this login address"))
                    .isVisible();
            button("Forget it").click();
            assertThat(page.getByText("and have not come back")).hasCount(0);
            page.reload();
            assertThat(text("No Salesforce account yet")).isVisible();
            assertThat(page.getByText("and have not come back")).hasCount(0);
        } finally {
            apps.remove(admin, id);
        }
    }

    @Test
    void whoDeniesInTheMiddleOfTheEditorIsBackAtTheStep() {
        var project = projects.create(person, "Denied");
        signIn();
        page.navigate(url("/projects/" + project.slug() + "/workflows"));
        button("Create workflow").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Response to Contact");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Create").setExact(true))
                .click();
        text("When should it start?").click();
        page.getByText("Survey response", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        button("Add a Salesforce task").click();
        button("Add account").click();
        connect("Acme");
        signInAtSalesforce(USERNAME, "deny");

        assertThat(text("You did not allow access on Salesforce’s page.")).isVisible();
        assertThat(page.url()).contains("/workflows/");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(page.getByLabel("Salesforce account").first()).isVisible();
    }

    private void addAccount(String name) {
        openDialog();
        connect(name);
    }

    private void openDialog() {
        page.navigate(url("/accounts"));
        button("Add account").click();
    }

    private void connect(String name) {
        page.getByLabel("Name").last().fill(name);
        button("Connect to Salesforce").click();
    }
}
