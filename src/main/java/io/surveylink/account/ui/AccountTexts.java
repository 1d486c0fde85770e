package io.surveylink.account.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.common.ui.Errors;
import io.surveylink.common.ui.Mark;
import io.surveylink.oauth.Refusals;

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

    /** Why the account does not work, who can mend it and where; empty while it works. */
    static String trouble(Account account, Refusals refusals) {
        String code = account.stateCode();
        return code == null ? "" : Errors.sentence(refusals.error(code));
    }

    /** Whether the account runs nothing until somebody acts. */
    static boolean isBroken(AccountState state) {
        return switch (state) {
            case NEEDS_REAUTHENTICATION, BLOCKED_BY_ORG -> true;
            case CONNECTED, AWAITING_CONFIRMATION, UNREACHABLE -> false;
        };
    }
}
