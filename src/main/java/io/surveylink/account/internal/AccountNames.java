package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of accounts: a person tells them apart by them, so no two of one person are alike. */
final class AccountNames {

    private static final int MAX_LENGTH = 60;

    private AccountNames() {}

    static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            throw new DomainException(ErrorCode.INVALID_INPUT, "name");
        }
        return stripped;
    }

    static void requireFree(String name, @Nullable AccountId self, List<Account> accounts) {
        if (accounts.stream()
                .anyMatch(
                        account -> !account.id().equals(self) && account.name().equalsIgnoreCase(name))) {
            throw new DomainException(ErrorCode.ACCOUNT_NAME_TAKEN, name);
        }
    }
}
