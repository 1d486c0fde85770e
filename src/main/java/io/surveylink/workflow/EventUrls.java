package io.surveylink.workflow;

import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundEndpoints.EndpointState;
import io.surveylink.user.Actor;
import java.util.Optional;

/** The URLs that workflows get outbound messages at. */
public interface EventUrls {

    /**
     * How the workflow's URL fares; empty before it has one.
     *
     * @throws io.surveylink.common.DomainException NOT_FOUND, FORBIDDEN for those who do not see its steps
     */
    Optional<EndpointState> find(Actor actor, WorkflowId workflow);

    /**
     * Gives the workflow a URL, or another one: the former then works no more.
     *
     * @return the URL, told this once
     * @throws io.surveylink.common.DomainException NOT_FOUND; FORBIDDEN for anybody but the creator
     */
    String renew(Actor actor, WorkflowId workflow);
}
