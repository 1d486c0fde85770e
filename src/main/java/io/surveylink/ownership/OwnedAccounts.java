package io.surveylink.ownership;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import java.util.List;

/** SPI of ownership, implemented by account: what the owner could bind. */
public interface OwnedAccounts {

    /** Confirmed accounts of a user in an org. */
    List<OwnedAccount> accountsOf(UserId user, OrgId org);

    /** A confirmed account that may be bound. */
    record OwnedAccount(AccountId id, String salesforceUserId) {}
}
