package io.surveylink.user.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Banner;
import io.surveylink.shell.ShellUser;
import io.surveylink.user.Users;

/** Sign-in. The form is posted by the browser itself, so password managers know it for what it is. */
@Route("login")
@AnonymousAllowed
class LoginView extends Composite<Main> implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int DIGITS_OF_A_WAIT = 4;

    private final transient Users users;
    private final transient ShellUser currentUser;
    private final LoginForm form = new LoginForm();
    private final Div ended = new Div();

    LoginView(Users users, ShellUser currentUser) {
        this.users = users;
        this.currentUser = currentUser;
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
    }

    @Override
    protected Main initContent() {
        ended.add(new Banner(Banner.Tone.INFO, "", getTranslation("user.login.ended")));
        return new FrontDoor(getTranslation("user.login.title"), getTranslation("user.login.sentence"), ended, form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (users.needsFirstAdmin()) {
            event.forwardTo(SetupView.class);
            return;
        }
        if (currentUser.current().isPresent()) {
            event.forwardTo("");
            return;
        }
        var query = event.getLocation().getQueryParameters();
        form.setI18n(texts(query));
        form.setError(query.getParameters().containsKey("error"));
        ended.setVisible(query.getParameters().containsKey("ended"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("user.login.pageTitle");
    }

    private LoginI18n texts(QueryParameters query) {
        var labels = new LoginI18n.Form();
        labels.setTitle("");
        labels.setUsername(getTranslation("user.email"));
        labels.setPassword(getTranslation("user.password"));
        labels.setSubmit(getTranslation("user.login.submit"));
        var error = new LoginI18n.ErrorMessage();
        error.setTitle(getTranslation(ErrorCode.SIGN_IN_FAILED.textKey()));
        error.setMessage(query.getSingleParameter("wait")
                .filter(LoginView::isNumber)
                .map(seconds -> getTranslation(ErrorCode.SIGN_IN_THROTTLED.textKey(), Integer.valueOf(seconds)))
                .orElseGet(() -> getTranslation("user.login.tryAgain")));
        error.setUsername(getTranslation("user.email.missing"));
        error.setPassword(getTranslation("user.password.missing"));
        var texts = new LoginI18n();
        texts.setForm(labels);
        texts.setErrorMessage(error);
        return texts;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= DIGITS_OF_A_WAIT
                && text.chars().allMatch(Character::isDigit);
    }
}
