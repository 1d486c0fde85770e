package io.surveylink.account.internal;

import io.surveylink.account.Account;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import java.util.List;
import java.util.Optional;

/** A Salesforce user is one person's account once. */
final class SecondLinks {

    private SecondLinks() {}

    /** @throws DomainException ACCOUNT_ALREADY_LINKED, which points to the account that is there */
    static void refuse(Account account) {
        throw new DomainException(
                ErrorCode.ACCOUNT_ALREADY_LINKED,
                account.name(),
                account.username(),
                account.id().value());
    }

    static Optional<Account> same(List<Account> mine, OrgId org, String salesforceUserId) {
        return mine.stream()
                .filter(account -> account.orgId().equals(org)
                        && account.salesforceUserId().equals(salesforceUserId))
                .findFirst();
    }
}
