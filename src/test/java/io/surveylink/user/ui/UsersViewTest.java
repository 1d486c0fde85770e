package io.surveylink.user.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.RandomIds;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Menus;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("unchecked") // groups of the values named beside them
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
    void adminInvitesAndTheRowSaysUntilWhenTheLinkWorks() {
        signIn(fixtures.admin());
        open("users");

        _click(_get(Button.class, spec -> spec.withText("Invite a person")));
        var email = RandomIds.publicId() + "@example.com";
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Ines Invited");
        _setValue(_get(EmailField.class, spec -> spec.withLabel("E-mail address")), email);
        _assertNone(PasswordField.class);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Send the invitation")));

        assertThat(users.findByEmail(email).orElseThrow().state()).isEqualTo(UserState.INVITED);
        search(email);
        var row = _get(UserRowView.class);
        _get(row, Span.class, spec -> spec.withText("Invited"));
        _get(
                row,
                Div.class,
                spec -> spec.withPredicate(div -> div.getText().startsWith("The invitation’s link works until")));
        Menus.click(_get(row, MenuBar.class), "Invite again");
        assertThat(users.findByEmail(email).orElseThrow().state()).isEqualTo(UserState.INVITED);
    }

    @Test
    void adminDeactivatesAnOwnerWithTheImpactInSightAndTakesItBack() {
        var people = fixtures.project("Store audit");
        signIn(people.admin());
        open("users");
        search(emailOf(people.owner()));

        chooseInMenu("Deactivate");
        var dialog = _get(Dialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Deactivate Olga Owner?");
        _get(dialog, Div.class, spec -> spec.withText("Projects that need another owner"));
        _get(dialog, Div.class, spec -> spec.withText("Store audit"));
        var runs = (RadioButtonGroup<LeaversRuns>) _get(dialog, RadioButtonGroup.class);
        assertThat(runs.getValue()).isEqualTo(LeaversRuns.HELD);
        _setValue(runs, LeaversRuns.RUN_ON);
        confirm("Deactivate", "not it");
        assertThat(_get(PasswordField.class).getErrorMessage()).isEqualTo("This is not your password.");
        confirm("Deactivate", Fixtures.PASSWORD);

        assertThat(_find(Dialog.class)).isEmpty();
        _get(
                UserRowView.class,
                spec -> spec.withPredicate(row -> _find(row, Span.class, word -> word.withText("Deactivated"))
                                .size()
                        == 1));
        _get(Div.class, spec -> spec.withPredicate(div -> div.getText().startsWith("Projects run on until")));
        chooseInMenu("Hold the runs now");
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Hold the runs now")));
        _assertNone(Div.class, spec -> spec.withPredicate(div -> div.getText().startsWith("Projects run on until")));
        chooseInMenu("Reactivate");
        confirm("Reactivate", Fixtures.PASSWORD);

        assertThat(users.find(people.owner().id()).orElseThrow().state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void adminChangesARoleAndNothingAboutOneself() {
        var admin = fixtures.admin();
        var member = fixtures.member();
        signIn(admin);
        open("users");
        search(emailOf(admin));
        _assertNone(_get(UserRowView.class), MenuBar.class);

        search(emailOf(member));
        chooseInMenu("Make an admin");
        confirm("Make an admin", Fixtures.PASSWORD);

        assertThat(users.find(member.id()).orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void aSearchThatFindsNobodySaysSoAndLeadsBack() {
        signIn(fixtures.admin());
        open("users");
        search("nobody has this in their name");

        assertThat(_get(H2.class).getText()).isEqualTo("Nobody found");
        _click(_get(Button.class, spec -> spec.withText("Show everybody")));
        assertThat(_find(UserRowView.class)).isNotEmpty();
    }

    @Test
    void theListCostsOneStatementHoweverManyUsersThereAre() {
        signIn(fixtures.admin());
        open("users");
        int few = statements.during(() -> open("users"));
        for (int i = 0; i < 5; i++) {
            fixtures.member();
        }
        assertThat(statements.during(() -> open("users"))).isEqualTo(few);
    }

    private String emailOf(Actor user) {
        return users.find(user.id()).orElseThrow().email();
    }

    private static void search(String text) {
        _setValue(
                _get(
                        TextField.class,
                        spec -> spec.withPredicate(
                                field -> "Search by name or e-mail address".equals(field.getPlaceholder()))),
                text);
    }

    private static void chooseInMenu(String item) {
        Menus.click(_get(_get(UserRowView.class), MenuBar.class), item);
    }

    private static void confirm(String button, String password) {
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Your own password")), password);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(button)));
    }

    @Test
    void memberNeitherSeesNorOpensTheUsers() {
        signIn(fixtures.member());
        assertThat(_find(SideNavItem.class).stream().map(SideNavItem::getLabel)).doesNotContain("Users");
        open("users");
        assertThat(_get(H2.class).getText()).isEqualTo("This page is not here");
    }
}
