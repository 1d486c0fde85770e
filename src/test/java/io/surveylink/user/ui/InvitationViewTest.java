package io.surveylink.user.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.PasswordField;
import io.surveylink.common.RandomIds;
import io.surveylink.testing.MailCatcher;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Role;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserInvitations.NewInvitation;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InvitationViewTest extends ViewTest {

    @Autowired
    UserInvitations invitations;

    @Autowired
    Users users;

    @Autowired
    MailCatcher mails;

    @Test
    void theLinkOfTheMailOpensAFormForThePassword() {
        var email = RandomIds.publicId() + "@example.com";
        invitations.invite(fixtures.admin(), new NewInvitation(email, "Ines Invited", Role.MEMBER, Locale.ENGLISH));
        await().until(() -> !mails.list(email).isEmpty());
        var text = mails.list(email).getFirst().text();
        var path =
                text.substring(text.indexOf("invitation/")).lines().findFirst().orElseThrow();
        openBrowser();

        open(path);
        assertThat(_get(H1.class).getText()).isEqualTo("Welcome, Ines Invited");
        var password = _get(PasswordField.class);
        _setValue(password, "short");
        _click(_get(Button.class, spec -> spec.withText("Set the password")));
        assertThat(password.getErrorMessage()).isEqualTo("Choose a password of at least 10 characters.");
        _setValue(password, "long enough");
        _click(_get(Button.class, spec -> spec.withText("Set the password")));

        assertThat(users.findByEmail(email).orElseThrow().state()).isEqualTo(UserState.ACTIVE);
        open(path);
        assertThat(_get(H1.class).getText()).isEqualTo("This link does not work");
    }

    @Test
    void anUnknownLinkSaysWhatToDo() {
        openBrowser();
        open("invitation/0123456789abcdef");

        assertThat(_get(H1.class).getText()).isEqualTo("This link does not work");
    }
}
