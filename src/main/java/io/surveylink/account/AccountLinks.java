package io.surveylink.account;

import io.surveylink.common.AccountId;
import io.surveylink.common.OrgId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.SignInAttemptId;
import io.surveylink.common.WorkflowId;
import io.surveylink.oauth.SalesforceIdentity;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.user.Actor;
import java.net.URI;
import java.util.Optional;

/** The ways to Salesforce's own login page and what they bring back. */
public interface AccountLinks {

    /**
     * Begins to link an account.
     *
     * @param sessionId of the HTTP session that must finish it
     * @param returnTo a path inside the console without leading slash, where the person goes on afterwards
     * @return where to send the browser
     * @throws io.surveylink.common.DomainException ACCOUNT_SLOTS_FULL, ACCOUNT_NAME_TAKEN, INVALID_INPUT,
     *     SALESFORCE_APP_MISSING, RATE_LIMITED
     */
    URI link(Actor actor, String sessionId, SalesforceAppId app, String name, String returnTo);

    /**
     * Begins to repair an account in place. Another user or org than before changes nothing.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND unless it is the actor's own
     */
    URI signInAgain(Actor actor, String sessionId, AccountId account, String returnTo);

    /**
     * Begins a sign-in that proves, afresh, that the person has a user in an org, for a workflow to be taken over. No
     * account is linked, and none is needed.
     *
     * @throws io.surveylink.common.DomainException SALESFORCE_APP_MISSING, INVALID_INPUT, RATE_LIMITED
     */
    URI prove(Actor actor, String sessionId, OrgId org, WorkflowId workflow, String returnTo);

    /** The actor's last sign-in that left for Salesforce and has not come back, for a day or until it is given up. */
    Optional<SignInAttempt> unfinished(Actor actor);

    /** Nothing that comes back for the sign-in counts any more; no-one is asked about it again. */
    void giveUp(Actor actor, SignInAttemptId attempt);

    /**
     * Begins once more what was not finished, as it was begun: a link by its app and name, a repair by its account.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND if it was somebody else's or is forgotten; and what
     *     {@link #link} and {@link #signInAgain} throw
     */
    URI startAgain(Actor actor, String sessionId, SignInAttemptId attempt);

    /** The actor's own account as Salesforce knows it at this moment; empty if the API does not answer it. */
    Optional<SalesforceIdentity> check(Actor actor, AccountId account);
}
