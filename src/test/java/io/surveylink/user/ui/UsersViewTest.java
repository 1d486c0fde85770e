package io.surveylink.user.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.RandomIds;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Role;
import io.surveylink.user.Users;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsersViewTest extends ViewTest {

    @Autowired
    Users users;

    @Test
    void adminAddsAUserWithAFirstPassword() {
        signIn(fixtures.admin());
        open("users");
        assertThat(_get(H1.class).getText()).isEqualTo("Users");

        _click(_get(Button.class, spec -> spec.withText("Add user")));
        var email = RandomIds.publicId() + "@example.com";
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Tom Becker");
        _setValue(_get(EmailField.class, spec -> spec.withLabel("E-mail address")), email.toUpperCase());
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Password")), "long enough");
        var role = (RadioButtonGroup<Role>) _get(RadioButtonGroup.class, spec -> spec.withLabel("Role"));
        _setValue(role, Role.ADMIN);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Add user")));

        assertThat(_find(Dialog.class)).isEmpty();
        assertThat(users.findByEmail(email)).hasValueSatisfying(user -> {
            assertThat(user.name()).isEqualTo("Tom Becker");
            assertThat(user.role()).isEqualTo(Role.ADMIN);
        });
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        var admin = fixtures.admin();
        signIn(admin);
        open("users");

        _click(_get(Button.class, spec -> spec.withText("Add user")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Tom Becker");
        var email = _get(EmailField.class, spec -> spec.withLabel("E-mail address"));
        _setValue(email, users.find(admin.id()).orElseThrow().email());
        var password = _get(PasswordField.class, spec -> spec.withLabel("Password"));
        _setValue(password, "short");
        var add = _get(_get(Dialog.class), Button.class, spec -> spec.withText("Add user"));
        _click(add);
        assertThat(password.getErrorMessage()).isEqualTo("Choose a password of at least 10 characters.");
        _setValue(password, "long enough");
        _click(add);
        assertThat(password.isInvalid()).isFalse();
        assertThat(email.getErrorMessage()).isEqualTo("Somebody with this e-mail address is here already.");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getValue())
                .isEqualTo("Tom Becker");
    }

    @Test
    void memberNeitherSeesNorOpensTheUsers() {
        signIn(fixtures.member());
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).doesNotContain("Users");
        open("users");
        assertThat(_get(H2.class).getText()).isEqualTo("This page is not here");
    }
}
