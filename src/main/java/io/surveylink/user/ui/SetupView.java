package io.surveylink.user.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.surveylink.user.Users;

/** The first start: who looks after this console? */
@Route("setup")
@AnonymousAllowed
class SetupView extends Composite<Main> implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Users users;

    SetupView(Users users) {
        this.users = users;
    }

    @Override
    protected Main initContent() {
        var form = new NewUserForm(users.asksSetupCode(), getTranslation("user.setup.submit"), (user, code) -> {
            users.createFirstAdmin(user, code);
            UI.getCurrent().getPage().setLocation("login");
        });
        return new FrontDoor(getTranslation("user.setup.title"), getTranslation("user.setup.sentence"), form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!users.needsFirstAdmin()) {
            event.forwardTo(LoginView.class);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("user.setup.title");
    }
}
