package io.surveylink.ownership;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.UserId;
import java.util.List;

/** SPI of ownership, implemented by account: what the owner could bind. */
public interface OwnedAccounts {

    /** Confirmed accounts of a user in an org. */
    List<OwnedAccount> accountsOf(UserId user, OrgId org);

    /** Everything linked by a user, for what would run after a switch. */
    OwnedSlots slotsOf(UserId user);

    /**
     * @param used slots that are taken, by links that wait for their confirmation too
     * @param accounts the confirmed ones
     */
    record OwnedSlots(int used, int limit, List<LinkedTo> accounts) {}

    record LinkedTo(AccountId id, OrgId org, String salesforceUserId, String name, String username, Health health) {}

    /** Whether an account could run anything now. */
    enum Health {
        USABLE,
        NEEDS_SIGN_IN,
        /** The org blocks app, API or user. */
        BLOCKED
    }

    /** A confirmed account that may be bound. */
    record OwnedAccount(AccountId id, String salesforceUserId) {}
}
