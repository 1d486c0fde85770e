package io.surveylink.user.internal;

import static io.surveylink.testing.Browser.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.ColorScheme;
import io.surveylink.testing.Browser;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sign-in as a browser does it, over HTTP. */
@SurveylinkTest
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixtures fixtures;

    @Autowired
    Users users;

    private Browser browser = new Browser(URI.create("http://localhost"));

    @BeforeEach
    void openBrowser() {
        browser = new Browser(URI.create("http://localhost:" + port));
    }

    @Test
    void everyPageLeadsToSignInFirst() {
        assertThat(target(browser.get("/"))).isEqualTo("/login");
        assertThat(target(browser.get("/users"))).isEqualTo("/login");
        assertThat(target(browser.get("/nowhere"))).isEqualTo("/login");
    }

    @Test
    void signInOpensTheConsoleWithANewSession() {
        browser.get("/");
        var before = browser.session();

        var answer = signIn(fixtures.member(), Fixtures.PASSWORD);

        assertThat(target(answer)).isNotEqualTo("/login?error");
        assertThat(before).isNotEmpty();
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordUnknownAndDeactivatedReadTheSame() {
        var gone = fixtures.member();
        fixtures.setState(gone, UserState.DEACTIVATED);

        assertThat(target(signIn(fixtures.member(), "wrong"))).isEqualTo("/login?error");
        assertThat(target(signIn(gone, Fixtures.PASSWORD))).isEqualTo("/login?error");
        assertThat(target(post("nobody@example.com", Fixtures.PASSWORD))).isEqualTo("/login?error");
        assertThat(target(browser.get("/"))).isEqualTo("/login");
    }

    @Test
    void emailIsTakenInAnyCase() {
        var email = users.find(fixtures.member().id()).orElseThrow().email();

        post(" " + email.toUpperCase() + " ", Fixtures.PASSWORD);

        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void sessionEndsAtTheNextRequestWhenTheUserIsDeactivated() {
        var user = fixtures.member();
        signIn(user, Fixtures.PASSWORD);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        fixtures.setState(user, UserState.DEACTIVATED);

        assertThat(target(browser.get("/"))).isEqualTo("/login");
        fixtures.setState(user, UserState.ACTIVE);
        assertThat(target(browser.get("/"))).isEqualTo("/login");
    }

    @Test
    void sessionEndsAtTheNextRequestWhenTheRoleChanges() {
        var admin = fixtures.admin();
        signIn(admin, Fixtures.PASSWORD);
        assertThat(browser.get("/users").statusCode()).isEqualTo(200);

        fixtures.setRole(admin, Role.MEMBER);

        assertThat(target(browser.get("/users"))).isEqualTo("/login");
    }

    @Test
    void pagesCarryTheirSecurityHeaders() {
        var headers = browser.get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void signedInUsersSettingsAreInThePageItself() {
        var user = fixtures.member();
        users.changeSettings(user, Locale.JAPANESE, ColorScheme.DARK);
        signIn(user, Fixtures.PASSWORD);

        var page = browser.get("/", "Accept-Language", "en");

        assertThat(page.body()).contains("<html").containsPattern("<html[^>]*lang=\"ja\"");
        assertThat(page.body()).containsPattern("<html[^>]*color-scheme: dark");
    }

    private HttpResponse<String> signIn(Actor user, String password) {
        return post(users.find(user.id()).orElseThrow().email(), password);
    }

    private HttpResponse<String> post(String email, String password) {
        return browser.post("/login", Map.of("username", email, "password", password));
    }
}
