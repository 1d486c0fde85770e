package io.surveylink.workflow.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.WorkflowId;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.Projects;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.internal.WorkflowRepository.WorkflowRow;
import org.springframework.stereotype.Component;

/** Workflows by id, and what a person may do with them: the rights in their project, and those of their creator. */
@Component
class WorkflowAccess {

    private final WorkflowRepository workflows;
    private final Projects projects;

    WorkflowAccess(WorkflowRepository workflows, Projects projects) {
        this.workflows = workflows;
        this.projects = projects;
    }

    /** @throws DomainException NOT_FOUND */
    WorkflowHead head(WorkflowId workflow) {
        return workflows.head(workflow).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    /**
     * To be locked before rights and state are read: an admin's pause must not slip in between.
     *
     * @throws DomainException NOT_FOUND
     */
    WorkflowRow lock(WorkflowId workflow) {
        return workflows.lock(workflow).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    /** @throws DomainException NOT_FOUND, FORBIDDEN */
    WorkflowHead require(Actor actor, WorkflowId workflow, Operation operation) {
        var head = head(workflow);
        of(actor, head).require(operation);
        return head;
    }

    ProjectAccess of(Actor actor, WorkflowHead head) {
        return projects.access(actor, head.projectId()).toWorkflowOf(head.creatorId());
    }

    ProjectAccess of(Actor actor, WorkflowRow row) {
        return projects.access(actor, row.project()).toWorkflowOf(row.creator());
    }
}
