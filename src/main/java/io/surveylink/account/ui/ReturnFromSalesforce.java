package io.surveylink.account.ui;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.surveylink.oauth.SignInFailure;
import io.surveylink.shell.ShellUser;

/** Says once, on whichever page the person left from, why a sign-in at Salesforce was not finished. */
@SpringComponent
class ReturnFromSalesforce implements VaadinServiceInitListener {

    private final AccountDialogs dialogs;
    private final ShellUser currentUser;

    ReturnFromSalesforce(AccountDialogs dialogs, ShellUser currentUser) {
        this.dialogs = dialogs;
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addAfterNavigationListener(this::arrived));
    }

    private void arrived(AfterNavigationEvent event) {
        var session = VaadinSession.getCurrent().getSession();
        // On the login page it waits until the person is back at the step.
        if (session.getAttribute(SignInFailure.ATTRIBUTE) instanceof SignInFailure failure
                && currentUser.current().isPresent()) {
            session.removeAttribute(SignInFailure.ATTRIBUTE);
            new LinkFailedDialog(failure, dialogs).open();
        }
    }
}
