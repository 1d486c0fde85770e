package io.surveylink.user.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Errors;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserProfile;
import io.surveylink.user.Users;

/** Where the link of an invitation leads: its person chooses a password. Looking at it uses nothing up. */
@Route("invitation/:secret")
@AnonymousAllowed
class InvitationView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient UserInvitations invitations;
    private final Div page = new Div();

    InvitationView(UserInvitations invitations) {
        this.invitations = invitations;
    }

    @Override
    protected Div initContent() {
        return page;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("user.invitation.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String secret = event.getRouteParameters().get("secret").orElse("");
        page.removeAll();
        page.add(invitations.find(secret).map(user -> form(user, secret)).orElseGet(this::over));
    }

    private FrontDoor form(UserProfile user, String secret) {
        var password = new PasswordField(getTranslation("user.password"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(getTranslation("user.password.hint", Users.MIN_PASSWORD_LENGTH));
        password.setAutofocus(true);
        var submit = new Button(getTranslation("user.invitation.submit"), click -> accept(secret, password));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickShortcut(Key.ENTER);
        var form = new Div(password, submit);
        form.addClassName("sl-form");
        return new FrontDoor(
                getTranslation("user.invitation.welcome", user.name()),
                getTranslation("user.invitation.sentence", user.email()),
                form);
    }

    private FrontDoor over() {
        return new FrontDoor(
                getTranslation("user.invitation.over.title"),
                getTranslation(ErrorCode.INVITATION_OVER.textKey()),
                new Anchor("login", getTranslation("user.login.title")));
    }

    private void accept(String secret, PasswordField password) {
        password.setInvalid(false);
        try {
            invitations.accept(secret, password.getValue());
            UI.getCurrent().getPage().setLocation("login");
        } catch (DomainException e) {
            password.setErrorMessage(Errors.sentence(e));
            password.setInvalid(true);
        }
    }
}
