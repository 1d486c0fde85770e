package io.surveylink.account.ui;

import com.vaadin.flow.component.UI;
import io.surveylink.common.AccountId;

/** Ways into this feature's views. */
public final class AccountNavigation {

    static final String LIST = "accounts";
    static final String LINKED = "accounts/linked";
    static final String OTHER = "accounts/other";
    static final String REFRESHED = "accounts/refreshed";
    static final String ORGS = "salesforce-orgs";
    static final String REQUIREMENTS = "requirements";
    static final String RETURN_TO = "returnTo";

    private AccountNavigation() {}

    /** Path of the person's own accounts. */
    public static String listPath() {
        return LIST;
    }

    /** Path of one of the person's own accounts. */
    public static String detailPath(AccountId account) {
        return LIST + "/" + account.value();
    }

    /** Path of what one of the person's own accounts needs in Salesforce. */
    public static String requirementsPath(AccountId account) {
        return detailPath(account) + "/" + REQUIREMENTS;
    }

    static void toRequirements(AccountId account) {
        UI.getCurrent().navigate(requirementsPath(account));
    }

    public static void toList() {
        UI.getCurrent().navigate(LIST);
    }
}
