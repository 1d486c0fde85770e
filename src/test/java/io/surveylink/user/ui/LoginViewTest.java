package io.surveylink.user.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.login.LoginForm;
import io.surveylink.testing.ViewTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginViewTest extends ViewTest {

    @BeforeEach
    void someUserIsThere() {
        fixtures.member();
        openBrowser();
    }

    @Test
    void formIsPostedByTheBrowserItself() {
        open("login");

        assertThat(_get(H1.class).getText()).isEqualTo("Sign in");
        assertThat(_get(LoginForm.class).getElement().getProperty("action")).isEqualTo("login");
        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void failureIsSaidAboveTheForm() {
        open("login?error");

        assertThat(_get(LoginForm.class).isError()).isTrue();
        assertThat(i18n()).contains("E-mail address or password is not right.", "Check both and try again.");
    }

    @Test
    void lockedAccountReadsTheSameSentenceAndTheWait() {
        open("login?error&wait=42");

        assertThat(i18n()).contains("E-mail address or password is not right.", "Try again in 42 seconds.");
    }

    @Test
    void strangeWaitIsNotRepeated() {
        open("login?error&wait=%3Cb%3E");

        assertThat(i18n()).contains("Check both and try again.").doesNotContain("<b>");
    }

    @Test
    void languageIsChosenBelowTheForm() {
        open("login");
        _click(_get(Button.class, spec -> spec.withText("日本語")));

        assertThat(UI.getCurrent().getSession().getAttribute(Locale.class)).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void whoIsSignedInIsLedHome() {
        signIn(fixtures.member());
        open("login");

        _assertNone(LoginForm.class);
    }

    private String i18n() {
        return _get(LoginForm.class).getElement().getPropertyRaw("i18n").toString();
    }
}
