package io.surveylink.ownership;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.user.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which of the owner's linked accounts serves an org in a project. The owner's alone to set; works at once. */
public interface Bindings {

    /**
     * Sets the binding.
     *
     * @throws io.surveylink.common.DomainException FORBIDDEN for anybody but the owner, BINDING_ACCOUNT_UNSUITABLE if
     *     the account is not the owner's, not confirmed, or not in that org
     */
    void set(Actor actor, ProjectId project, OrgId org, AccountId account);

    /**
     * Sets it by itself where it was never set and the owner has exactly one confirmed account in the org; does
     * nothing otherwise. Called when a workflow that names the org is published and when an account is confirmed.
     * Joins the caller's transaction.
     */
    void setWhereUnambiguous(ProjectId project, OrgId org);

    Optional<AccountId> find(ProjectId project, OrgId org);

    /**
     * As {@link #find}, and nobody changes it until the caller's transaction ends: who claims work with an account does
     * so before the project changes hands, or after.
     */
    Optional<AccountId> findAndKeep(ProjectId project, OrgId org);

    Map<OrgId, AccountId> findAll(ProjectId project, Collection<OrgId> orgs);

    /**
     * The account is another Salesforce user from now on, by its owner's explicit yes: its bindings stay with it. Joins
     * the caller's transaction.
     */
    void follow(Actor actor, AccountId account, String salesforceUserId);

    /** Takes an account out of every binding, which stays as "set once". Joins the caller's transaction. */
    void clear(Actor actor, AccountId account);
}
