package io.surveylink.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ui.Page;

/** Where somebody is asked about one account on the way back from Salesforce, and goes on to where the way began. */
abstract class AccountPage extends Page implements HasUrlParameter<Long>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private String returnTo = AccountNavigation.LIST;

    /**
     * Shows the account, or forwards where there is nothing to ask.
     *
     * @throws DomainException for an account that is not the person's own: the page is then not found
     */
    abstract void show(BeforeEvent event, AccountId account);

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(AccountNavigation.RETURN_TO)
                .ifPresent(path -> returnTo = path);
        try {
            show(event, new AccountId(id));
        } catch (DomainException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    String returnTo() {
        return returnTo;
    }

    void goBack() {
        var back = new Location(returnTo);
        UI.getCurrent().navigate(back.getPath(), back.getQueryParameters());
    }
}
