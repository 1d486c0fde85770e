package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Earlier revisions, read and made the draft again. */
@SurveylinkTest
class RestoreTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;
    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void twoRevisions() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));
        workflowFixtures.publish(
                people.owner(),
                workflow,
                definition(task(account.orgId(), "Contact", embedded("LastName", "lastName"))));
    }

    @Test
    void anEarlierRevisionBecomesTheDraftAndIsPublishedAsANewOne() {
        var first = workflows.revision(people.owner(), workflow.id(), 1);
        int version = restore(people.owner());

        var draft = workflows.draft(people.owner(), workflow.id());
        assertThat(draft.definition()).isEqualTo(first);
        assertThat(draft.changed()).isTrue();
        assertThat(workflows.published(people.owner(), workflow.id())).isNotEqualTo(first);
        assertThat(workflows
                        .publish(people.owner(), workflow.id(), version, "Back")
                        .number())
                .isEqualTo(3);
        assertThat(workflows.published(people.owner(), workflow.id())).isEqualTo(first);
    }

    @Test
    void onlyTheCreatorRestoresAndWhoSeesStepsSeesOldOnes() {
        for (Actor other : List.of(people.editor(), people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> workflows.restore(other, workflow.id(), 1, 0));
        }
        refused(ErrorCode.NOT_FOUND, () -> workflows.restore(people.stranger(), workflow.id(), 1, 0));
        for (Actor reader : List.of(people.owner(), people.editor(), people.viewer())) {
            assertThat(workflows.revision(reader, workflow.id(), 2).steps()).hasSize(1);
        }
        refused(ErrorCode.FORBIDDEN, () -> workflows.revision(people.admin(), workflow.id(), 1));
        refused(ErrorCode.NOT_FOUND, () -> workflows.revision(people.stranger(), workflow.id(), 1));
    }

    @Test
    void aRevisionThatNeverWasIsNotThere() {
        refused(ErrorCode.NOT_FOUND, () -> workflows.revision(people.owner(), workflow.id(), 3));
        refused(ErrorCode.NOT_FOUND, () -> workflows.restore(people.owner(), workflow.id(), 3, 0));
    }

    @Test
    void anOldWindowDoesNotRestoreOverANewerDraft() {
        int old = workflows.draft(people.owner(), workflow.id()).version();
        workflowFixtures.save(people.owner(), workflow, definition());

        refused(ErrorCode.WORKFLOW_EDITED_ELSEWHERE, () -> workflows.restore(people.owner(), workflow.id(), 1, old));
        assertThat(workflows.draft(people.owner(), workflow.id()).definition()).isEqualTo(definition());
    }

    private int restore(Actor actor) {
        return workflows.restore(
                actor, workflow.id(), 1, workflows.draft(actor, workflow.id()).version());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        Consumer<Throwable> bearsTheCode =
                error -> assertThat(((DomainException) error).code()).isEqualTo(code);
        assertThatThrownBy(call).isInstanceOf(DomainException.class).satisfies(bearsTheCode);
    }
}
