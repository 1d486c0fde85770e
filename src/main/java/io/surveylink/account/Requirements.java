package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Optional;

/**
 * What linked accounts need in Salesforce, found out with their own tokens: everything that their users are shown, and
 * for the rest who can look it up. Checked on demand, before a workflow is published, and once a day.
 */
public interface Requirements {

    /**
     * What the last check of the actor's own account found; Salesforce is not asked.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless it is the actor's own
     */
    Optional<RequirementReport> report(Actor actor, AccountId account);

    /**
     * Checks the actor's own account with everything that published workflows touch with it, and keeps what it finds. At
     * most six calls; a query that the user may not make is a finding, not an error.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless it is the actor's own;
     *     ACCOUNT_NEEDS_REAUTHENTICATION, SALESFORCE_UNREACHABLE or SALESFORCE_REFUSED if nothing could be found out:
     *     the earlier report stays
     */
    RequirementReport check(Actor actor, AccountId account);

    /**
     * What stands in the way of steps that are not published yet, for the account that the project's binding names:
     * names and states, whoever owns it. Nothing is kept. Needs EDIT.
     *
     * @return empty if no account serves the org
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN; and as {@link #check}
     */
    Optional<RequirementReport> checkRunAs(Actor actor, ProjectId project, OrgId org, List<Touched> touched);

    /**
     * What stands in the way of steps for an account that would run them: names and states. Nothing is kept. For
     * features that have checked who asks.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND; and as {@link #check}
     */
    RequirementReport checkFor(AccountId account, List<Touched> touched);
}
