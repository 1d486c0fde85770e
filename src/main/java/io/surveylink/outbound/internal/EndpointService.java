package io.surveylink.outbound.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.Digests;
import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundEndpoints;
import io.surveylink.user.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class EndpointService implements OutboundEndpoints {

    static final String PATH = "/salesforce/outbound/";

    private static final int HINT_LENGTH = 4;

    private final EndpointRepository endpoints;
    private final AuditLog auditLog;
    private final Clock clock;

    EndpointService(EndpointRepository endpoints, AuditLog auditLog, Clock clock) {
        this.endpoints = endpoints;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String renew(Actor actor, ProjectId project, WorkflowId workflow) {
        String secret = RandomIds.secret();
        String hint = secret.substring(secret.length() - HINT_LENGTH);
        endpoints.renew(project, workflow, Digests.sha256(secret), hint, clock.instant());
        auditLog.record(AuditEntry.of(actor.id(), AuditAction.EVENT_URL_RENEWED, "workflow", workflow.value())
                .in(project));
        return PATH + secret;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(WorkflowId workflow, OrgId org, String object) {
        endpoints.expect(workflow, org, object);
    }

    @Override
    public Optional<EndpointState> find(WorkflowId workflow) {
        return endpoints.state(workflow);
    }
}
