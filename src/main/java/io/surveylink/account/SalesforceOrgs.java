package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.user.Actor;
import java.util.List;

/**
 * Orgs and the accounts in them, as admins see them: whose they are and how they stand. An admin uses and renames
 * nobody's account, and may revoke one. All methods throw FORBIDDEN for anybody but admins.
 */
public interface SalesforceOrgs {

    /** By environment and name; one statement. */
    List<OrgOverview> orgs(Actor actor);

    /** By person. */
    List<PersonsAccount> accountsIn(Actor actor, OrgId org);

    /**
     * Ends an account's sign-in, here and at Salesforce. Its person is told and may sign in again; what runs with it is
     * held.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN, NOT_FOUND
     */
    void revoke(Actor actor, AccountId account);

    /**
     * @param accounts how many are linked
     * @param broken how many of them need their person or the org's admin
     */
    record OrgOverview(
            OrgId id,
            String name,
            Environment environment,
            String salesforceId,
            String host,
            int accounts,
            int broken) {}

    /** @param person whose it is, by name */
    record PersonsAccount(Account account, String person) {}
}
