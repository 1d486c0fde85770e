package io.surveylink.workflow.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundEndpoints;
import io.surveylink.outbound.OutboundEndpoints.EndpointState;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.workflow.EventUrls;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class EventUrlService implements EventUrls {

    private final OutboundEndpoints endpoints;
    private final WorkflowRepository workflows;
    private final RevisionRepository revisions;
    private final Projects projects;
    private final SurveylinkProperties properties;
    private final Transactions transactions;

    EventUrlService(
            OutboundEndpoints endpoints,
            WorkflowRepository workflows,
            RevisionRepository revisions,
            Projects projects,
            SurveylinkProperties properties,
            Transactions transactions) {
        this.endpoints = endpoints;
        this.workflows = workflows;
        this.revisions = revisions;
        this.projects = projects;
        this.properties = properties;
        this.transactions = transactions;
    }

    @Override
    public Optional<EndpointState> find(Actor actor, WorkflowId workflow) {
        return transactions.read(() -> {
            allowed(actor, workflow, Operation.SEE_DEFINITION);
            return endpoints.find(workflow);
        });
    }

    @Override
    public String renew(Actor actor, WorkflowId workflow) {
        return properties.baseUrl().toString().replaceFirst("/$", "")
                + transactions.write(() -> {
                    var head = allowed(actor, workflow, Operation.PUBLISH);
                    String path = endpoints.renew(actor, head.projectId(), workflow);
                    revisions.published(workflow).ifPresent(published -> expect(workflow, published.definition()));
                    return path;
                });
    }

    private WorkflowHead allowed(Actor actor, WorkflowId workflow, Operation operation) {
        var head = workflows.head(workflow).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        projects.access(actor, head.projectId()).toWorkflowOf(head.creatorId()).require(operation);
        return head;
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
