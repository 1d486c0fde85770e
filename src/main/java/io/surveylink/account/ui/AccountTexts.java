package io.surveylink.account.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.account.AccountState;
import io.surveylink.common.ui.Mark;

/** How states of accounts look and what they are called. */
final class AccountTexts {

    private AccountTexts() {}

    static Mark mark(AccountState state) {
        return switch (state) {
            case CONNECTED -> Mark.SUCCEEDED;
            case AWAITING_CONFIRMATION, UNREACHABLE -> Mark.ATTENTION;
            case NEEDS_REAUTHENTICATION -> Mark.NEEDS_SIGN_IN;
            case BLOCKED_BY_ORG -> Mark.FAILED;
        };
    }

    static String name(AccountState state) {
        return I18NProvider.translate("account.state." + state);
    }

    /** Whether the account runs nothing until somebody acts. */
    static boolean isBroken(AccountState state) {
        return switch (state) {
            case NEEDS_REAUTHENTICATION, BLOCKED_BY_ORG -> true;
            case CONNECTED, AWAITING_CONFIRMATION, UNREACHABLE -> false;
        };
    }
}
