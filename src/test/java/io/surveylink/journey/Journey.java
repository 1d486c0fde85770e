package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.common.RandomIds;
import io.surveylink.testing.Chromium;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.Users;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Somebody with a browser of their own, who finds things by what they read. */
@SurveylinkTest
abstract class Journey {

    private static final String PASSWORD = "a-long-journey";
    private static final int WAIT_MILLIS = 60_000;

    @Autowired
    Fixtures fixtures;

    @Autowired
    Users users;

    @Value("${SURVEYLINK_PORT}")
    int port;

    Actor person;
    BrowserContext browser;
    Page page;
    private Chromium chromium;
    private String email;

    @BeforeEach
    void openBrowser() {
        email = RandomIds.publicId() + "@example.com";
        person = users.create(
                        fixtures.admin(), new Users.NewUser(email, "Journey", PASSWORD, Role.MEMBER, Locale.ENGLISH))
                .asActor();
        chromium = Chromium.start();
        browser = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
        page = browser.newPage();
        page.setDefaultTimeout(WAIT_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    }

    @AfterEach
    void closeBrowser() {
        chromium.close();
    }

    void signIn() {
        page.navigate(url("/login"));
        enterPassword();
        assertThat(link("Linked accounts")).isVisible();
    }

    /** A browser of their own for one of the people around a project, signed in. */
    Page browserOf(Actor other) {
        var theirs = browser.browser()
                .newContext(new Browser.NewContextOptions().setLocale("en"))
                .newPage();
        theirs.navigate(url("/login"));
        theirs.locator("input[name=username]")
                .fill(users.find(other.id()).orElseThrow().email());
        theirs.locator("input[name=password]").fill(Fixtures.PASSWORD);
        theirs.keyboard().press("Enter");
        assertThat(theirs.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Linked accounts"))
                        .first())
                .isVisible();
        return theirs;
    }

    /** On the login page. */
    void enterPassword() {
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
    }

    /** On Salesforce's login page, then on its consent page. */
    void signInAtSalesforce(String username, String decision) {
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=pw]").fill("salesforce");
        page.locator("input[name=Login]").click();
        page.locator("button[value=" + decision + "]").click();
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    Locator button(String name) {
        return buttonAt(page, name);
    }

    static Locator buttonAt(Page where, String name) {
        return where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator option(String text) {
        return page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }
}
