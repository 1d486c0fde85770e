package io.surveylink.workflow.internal;

import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundEndpoints;
import io.surveylink.outbound.OutboundEndpoints.EndpointState;
import io.surveylink.project.Operation;
import io.surveylink.user.Actor;
import io.surveylink.workflow.EventUrls;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class EventUrlService implements EventUrls {

    private final OutboundEndpoints endpoints;
    private final RevisionRepository revisions;
    private final WorkflowAccess access;
    private final SurveylinkProperties properties;
    private final Transactions transactions;

    EventUrlService(
            OutboundEndpoints endpoints,
            RevisionRepository revisions,
            WorkflowAccess access,
            SurveylinkProperties properties,
            Transactions transactions) {
        this.endpoints = endpoints;
        this.revisions = revisions;
        this.access = access;
        this.properties = properties;
        this.transactions = transactions;
    }

    @Override
    public Optional<EndpointState> find(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            access.require(actor, workflow, Operation.SEE_DEFINITION);
            return endpoints.find(workflow);
        });
    }

    @Override
    public String renew(Actor actor, WorkflowId workflow) {
        return properties.baseUrl().toString().replaceFirst("/$", "")
                + transactions.write(() -> {
                    var head = access.require(actor, workflow, Operation.PUBLISH);
                    String path = endpoints.renew(actor, head.projectId(), workflow);
                    revisions.published(workflow).ifPresent(published -> expect(workflow, published.definition()));
                    return path;
                });
    }

    boolean hasUrl(WorkflowId workflow) {
        return endpoints.find(workflow).isPresent();
    }

    /** A revision goes live: the URL takes what it waits for, and nothing else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(WorkflowId workflow, WorkflowDefinition definition) {
        switch (definition.event()) {
            case WorkflowEvent.OutboundMessage message ->
                endpoints.expect(
                        workflow, Objects.requireNonNull(message.org()), Objects.requireNonNull(message.object()));
            case WorkflowEvent.SurveyResponse response -> {}
            case null -> {}
        }
    }
}
