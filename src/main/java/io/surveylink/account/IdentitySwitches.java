package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.user.Actor;
import java.util.Optional;

/**
 * When somebody signs in again to an account and Salesforce answers with another user or another org, the link stays as
 * it was. The other sign-in waits beside it for 30 minutes; only an explicit yes puts it in the account's place.
 */
public interface IdentitySwitches {

    /**
     * The sign-in that waits beside the actor's account.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless the account is the actor's own
     */
    Optional<OtherIdentity> waiting(Actor actor, AccountId account);

    /** Keeps the link as it was; the other sign-in is revoked. */
    void keep(Actor actor, AccountId account);

    /**
     * Puts the other user in the account's place. Bindings in the same org follow, as the person was told; in another
     * org the account serves nothing of the former one any more, and what waits there is held. The old sign-in is
     * revoked.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND, STALE if nothing waits any more, ACCOUNT_ALREADY_LINKED if
     *     the other user has become an account of its own meanwhile
     */
    Account switchTo(Actor actor, AccountId account);

    /** Who signed in. */
    record OtherIdentity(
            String username,
            String displayName,
            String orgName,
            String orgSalesforceId,
            Environment environment,
            boolean sameOrg) {}
}
