package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.workflow.Workflows.WorkflowHead;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Paused, off and on, by everybody; the workflow is a member's. */
@SurveylinkTest
class WorkflowSwitchTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    PublishedWorkflows published;

    @Autowired
    Transactions transactions;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;
    private WorkflowHead workflow;

    @BeforeEach
    void publishOne() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
    }

    @Test
    void aPausedWorkflowTakesEventsAndOneThatIsOffDoesNot() {
        workflows.pause(people.editor(), workflow.id());
        assertThat(head().state()).isEqualTo(WorkflowState.PAUSED);
        assertThat(takesEvents()).isTrue();

        workflows.switchOff(people.owner(), workflow.id());
        assertThat(head().state()).isEqualTo(WorkflowState.OFF);
        assertThat(takesEvents()).isFalse();

        workflows.switchOn(people.owner(), workflow.id());
        assertThat(head().state()).isEqualTo(WorkflowState.ACTIVE);
        assertThat(takesEvents()).isTrue();
    }

    @Test
    void creatorOwnerAndAdminPauseAndNobodyElse() {
        refused(ErrorCode.FORBIDDEN, () -> workflows.pause(people.viewer(), workflow.id()));
        refused(ErrorCode.NOT_FOUND, () -> workflows.pause(people.stranger(), workflow.id()));
        workflows.pause(people.owner(), workflow.id());
        refused(ErrorCode.FORBIDDEN, () -> workflows.resume(people.viewer(), workflow.id()));
        refused(ErrorCode.FORBIDDEN, () -> workflows.resume(people.admin(), workflow.id()));
        refused(ErrorCode.NOT_FOUND, () -> workflows.resume(people.stranger(), workflow.id()));
        workflows.resume(people.editor(), workflow.id());

        assertThat(head().state()).isEqualTo(WorkflowState.ACTIVE);
    }

    @Test
    void adminsPauseIsLiftedByAnAdminAlone() {
        workflows.pause(people.admin(), workflow.id());

        assertThat(head().pausedByAdmin()).isTrue();
        refused(ErrorCode.WORKFLOW_PAUSED_BY_ADMIN, () -> workflows.resume(people.owner(), workflow.id()));
        refused(ErrorCode.WORKFLOW_PAUSED_BY_ADMIN, () -> workflows.resume(people.editor(), workflow.id()));
        workflows.resume(people.admin(), workflow.id());
        assertThat(head().state()).isEqualTo(WorkflowState.ACTIVE);
    }

    @Test
    void switchingOffAndOnDoesNotLiftAnAdminsPause() {
        workflows.pause(people.admin(), workflow.id());

        workflows.switchOff(people.owner(), workflow.id());
        workflows.switchOn(people.owner(), workflow.id());

        assertThat(head().state()).isEqualTo(WorkflowState.PAUSED);
        assertThat(head().pausedByAdmin()).isTrue();
    }

    @Test
    void anAdminTakesOverTheOwnersPause() {
        workflows.pause(people.owner(), workflow.id());
        workflows.pause(people.admin(), workflow.id());

        refused(ErrorCode.WORKFLOW_PAUSED_BY_ADMIN, () -> workflows.resume(people.owner(), workflow.id()));
    }

    @Test
    void onlyCreatorAndOwnerSwitch() {
        refused(ErrorCode.FORBIDDEN, () -> workflows.switchOff(people.viewer(), workflow.id()));
        refused(ErrorCode.FORBIDDEN, () -> workflows.switchOff(people.admin(), workflow.id()));
        refused(ErrorCode.NOT_FOUND, () -> workflows.switchOff(people.stranger(), workflow.id()));
        workflows.switchOff(people.editor(), workflow.id());
        refused(ErrorCode.FORBIDDEN, () -> workflows.switchOn(people.viewer(), workflow.id()));
        refused(ErrorCode.FORBIDDEN, () -> workflows.switchOn(people.admin(), workflow.id()));
    }

    @Test
    void whatWasNeverPublishedCannotBePaused() {
        var unpublished = workflows.create(people.owner(), people.id(), "New");

        refused(ErrorCode.WORKFLOW_NOT_PUBLISHED, () -> workflows.pause(people.owner(), unpublished.id()));
    }

    private WorkflowHead head() {
        return workflows.get(people.owner(), workflow.publicId());
    }

    private boolean takesEvents() {
        return !transactions.read(() -> published.takingEvents(people.id())).isEmpty();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
