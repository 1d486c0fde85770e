package io.surveylink.workflow;

import io.surveylink.common.OrgId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.OrgName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to become a workflow's creator: a fresh sign-in at Salesforce in every org that it names. A sign-in proves and
 * links nothing; it counts for the person and the workflow it was made for. Whose credentials run stays as it is.
 */
public interface TakeOvers {

    /** How long a sign-in counts. */
    Duration FRESH = Duration.ofMinutes(15);

    /** How far the actor is; EDIT or owner. */
    List<Proof> proofs(Actor actor, WorkflowId workflow);

    /**
     * Sends the actor to Salesforce.
     *
     * @param sessionId of the HTTP session that must finish it
     * @param returnTo a path inside the console
     * @return where to send the browser
     * @throws io.surveylink.common.DomainException FORBIDDEN; TAKE_OVER_NOT_NEEDED for the creator and for a workflow that
     *     names no org; INVALID_INPUT for an org that it does not name; SALESFORCE_APP_MISSING, RATE_LIMITED
     */
    URI signIn(Actor actor, String sessionId, WorkflowId workflow, OrgId org, String returnTo);

    /**
     * Makes the actor the creator; the sign-ins are used up, former creator and owner are told.
     *
     * @throws io.surveylink.common.DomainException TAKE_OVER_NOT_PROVED unless every org has a sign-in that counts;
     *     FORBIDDEN, TAKE_OVER_NOT_NEEDED
     */
    void takeOver(Actor actor, WorkflowId workflow);

    /** @param validUntil null while there is no sign-in that counts */
    record Proof(OrgName org, @Nullable Instant validUntil) {}
}
