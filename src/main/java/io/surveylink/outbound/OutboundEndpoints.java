package io.surveylink.outbound;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URLs to which Salesforce sends outbound messages: one per workflow, with a secret in its path, because messages
 * bear neither signature nor session (the session id is nil since February 2026). Whether the actor may is the caller's
 * to ask: a workflow's rights are its own.
 */
public interface OutboundEndpoints {

    /**
     * Gives the workflow a URL, or another one: the former then works no more, and whichever definition sends first is
     * the workflow's from then on. Joins the caller's transaction.
     *
     * @return the path of the URL, told this once
     */
    String renew(Actor actor, ProjectId project, WorkflowId workflow);

    /**
     * From now on messages of this org and object are taken, others refused. Another org than before also forgets which
     * definition sent. Does nothing for a workflow without a URL. Joins the caller's transaction.
     *
     * @param object API name
     */
    void expect(WorkflowId workflow, OrgId org, String object);

    Optional<EndpointState> find(WorkflowId workflow);

    /**
     * How a URL fares.
     *
     * @param hint the last characters of its secret
     * @param lastMessageAt when a message was taken last
     * @param lastRefusal why one was refused, if that was later than any was taken
     */
    record EndpointState(
            String hint,
            @Nullable Instant lastMessageAt,
            @Nullable Refusal lastRefusal,
            @Nullable Instant lastRefusedAt) {}

    /** Why a message was not taken. Salesforce then tries again for 24 hours and tells its admin. */
    enum Refusal {
        /** It comes from another org than the workflow names. */
        WRONG_ORG,
        /** Another outbound message definition sent to this URL before. */
        WRONG_DEFINITION,
        /** It tells of another object. */
        WRONG_OBJECT
    }
}
