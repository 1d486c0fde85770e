package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.ownership.Consents.ConsentItem;
import io.surveylink.ownership.Consents.ConsentState;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.PublishedWorkflows.PublishedWorkflow;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class PublishingTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    PublishedWorkflows published;

    @Autowired
    Bindings bindings;

    @Autowired
    Consents consents;

    @Autowired
    Projects projects;

    @Autowired
    Transactions transactions;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

    @Test
    void theCreatorPublishesAndEveryRevisionStays() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);

        var first = workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));
        var second = workflowFixtures.publish(
                people.owner(),
                workflow,
                definition(task(account.orgId(), "Contact", embedded("LastName", "lastName"))));

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(workflows.revisions(people.owner(), workflow.id()))
                .extracting(Workflows.Revision::number)
                .containsExactly(2, 1);
        assertThat(takingEvents()).singleElement().satisfies(taking -> {
            assertThat(taking.revision()).isEqualTo(second.revision());
            assertThat(taking.steps()).singleElement().satisfies(step -> {
                assertThat(step.task().mappings()).hasSize(2);
                assertThat(published.steps(List.of(step.id()))).containsEntry(step.id(), step);
            });
        });
    }

    @Test
    void revisionsOfOneObjectShareTheirLane() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var one = workflowFixtures.create(people.owner(), people);
        var other = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), one, contacts(account.orgId()));
        workflowFixtures.publish(people.owner(), other, contacts(account.orgId()));

        assertThat(takingEvents())
                .hasSize(2)
                .extracting(taking -> taking.steps().getFirst().lane())
                .containsOnly(takingEvents().getFirst().steps().getFirst().lane());
    }

    @Test
    void nobodyButTheCreatorPublishesNotEvenOwnerOrAdmin() {
        workflowFixtures.link(people.owner(), "owner@acme.example");
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        var colleague = fixtures.member();
        projects.setMember(people.owner(), people.id(), colleague.id(), MemberAccess.EDIT);
        int version = workflowFixtures.save(people.editor(), workflow, contacts(account.orgId()));

        for (Actor other : List.of(people.owner(), colleague)) {
            int own = workflowFixtures.save(other, workflow, contacts(account.orgId()));
            refused(ErrorCode.FORBIDDEN, () -> workflows.publish(other, workflow.id(), own, ""));
        }
        refused(ErrorCode.FORBIDDEN, () -> workflows.publish(people.viewer(), workflow.id(), version, ""));
        refused(ErrorCode.FORBIDDEN, () -> workflows.publish(people.admin(), workflow.id(), version, ""));
        refused(ErrorCode.NOT_FOUND, () -> workflows.publish(people.stranger(), workflow.id(), version, ""));
        assertThat(workflows
                        .publish(people.editor(), workflow.id(), version, "")
                        .number())
                .isEqualTo(1);
    }

    @Test
    void aCreatorWhoLostEditPublishesNoMore() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        int version = workflowFixtures.save(people.editor(), workflow, contacts(account.orgId()));

        projects.setMember(people.owner(), people.id(), people.editor().id(), MemberAccess.VIEW);

        refused(ErrorCode.FORBIDDEN, () -> workflows.publish(people.editor(), workflow.id(), version, ""));
    }

    @Test
    void draftsAndWorkflowsAreForThoseWithEdit() {
        var workflow = workflowFixtures.create(people.editor(), people);

        assertThat(workflows.draft(people.owner(), workflow.id()).changed()).isFalse();
        refused(ErrorCode.FORBIDDEN, () -> workflows.draft(people.viewer(), workflow.id()));
        refused(ErrorCode.FORBIDDEN, () -> workflows.draft(people.admin(), workflow.id()));
        refused(ErrorCode.NOT_FOUND, () -> workflows.draft(people.stranger(), workflow.id()));
        refused(ErrorCode.FORBIDDEN, () -> workflowFixtures.create(people.viewer(), people));
        refused(ErrorCode.FORBIDDEN, () -> workflowFixtures.create(people.admin(), people));
        refused(ErrorCode.NOT_FOUND, () -> workflowFixtures.create(people.stranger(), people));
        assertThat(workflows.published(people.viewer(), workflow.id())).isEqualTo(WorkflowDefinition.EMPTY);
        refused(ErrorCode.FORBIDDEN, () -> workflows.published(people.admin(), workflow.id()));
        refused(ErrorCode.NOT_FOUND, () -> workflows.get(people.stranger(), workflow.publicId()));
        assertThat(workflows.list(people.admin(), people.id())).hasSize(1);
    }

    @Test
    void twoWindowsDoNotOverwriteOneAnother() {
        var workflow = workflowFixtures.create(people.owner(), people);
        var mine = definition();

        int firstWindow = workflows.saveDraft(people.owner(), workflow.id(), mine, 0);

        refused(
                ErrorCode.WORKFLOW_EDITED_ELSEWHERE,
                () -> workflows.saveDraft(people.owner(), workflow.id(), WorkflowDefinition.EMPTY, 0));
        int next = workflows.saveDraft(people.owner(), workflow.id(), WorkflowDefinition.EMPTY, firstWindow);
        refused(
                ErrorCode.WORKFLOW_EDITED_ELSEWHERE,
                () -> workflows.saveDraft(people.owner(), workflow.id(), mine, firstWindow));
        assertThat(next).isEqualTo(firstWindow + 1);
    }

    @Test
    void anOldWindowPublishesNothing() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        int version = workflowFixtures.save(people.owner(), workflow, contacts(account.orgId()));
        workflowFixtures.save(people.owner(), workflow, definition(task(account.orgId(), "Lead")));

        refused(
                ErrorCode.WORKFLOW_EDITED_ELSEWHERE,
                () -> workflows.publish(people.owner(), workflow.id(), version, ""));
    }

    @Test
    void everybodyHasADraftOfTheirOwn() {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.editor(), workflow, definition());

        assertThat(workflows.draft(people.editor(), workflow.id()).definition()).isEqualTo(definition());
        assertThat(workflows.draft(people.owner(), workflow.id()).definition()).isEqualTo(WorkflowDefinition.EMPTY);
    }

    @Test
    void aDiscardedDraftIsTheLatestRevisionAgain() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));
        var latest = workflows.draft(people.owner(), workflow.id());
        assertThat(latest.changed()).isFalse();
        workflowFixtures.save(people.owner(), workflow, definition());
        assertThat(workflows.draft(people.owner(), workflow.id()).changed()).isTrue();

        workflows.discardDraft(people.owner(), workflow.id());

        var draft = workflows.draft(people.owner(), workflow.id());
        assertThat(draft.definition()).isEqualTo(latest.definition());
        assertThat(draft.changed()).isFalse();
        refused(
                ErrorCode.WORKFLOW_UNCHANGED,
                () -> workflows.publish(people.owner(), workflow.id(), draft.version(), ""));
    }

    @Test
    void publishingSetsTheBindingWhereOneAccountFits() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);

        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));

        assertThat(bindings.find(people.id(), account.orgId())).contains(account.id());
    }

    @Test
    void aFirstRevisionOfAMemberIsPublishedAndItsStepsAreHeldUntilTheOwnerAgrees() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);

        var result = workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));

        assertThat(result.awaitsConsent()).isFalse();
        assertThat(takingEvents()).extracting(PublishedWorkflow::revision).containsExactly(result.revision());
        assertThat(open(people.owner())).singleElement().satisfies(item -> {
            assertThat(item.state()).isEqualTo(ConsentState.ASKED);
            assertThat(item.publisher()).isEqualTo(people.editor().id());
            assertThat(item.key().object()).isEqualTo("Contact");
        });
        assertThat(workflows.openConsents(people.editor(), workflow.id())).hasSize(1);
        assertThat(workflows.openConsents(people.viewer(), workflow.id())).isEmpty();
    }

    @Test
    void aLaterRevisionThatNeedsConsentWaitsWhileTheOneBeforeItGoesOn() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        var first = workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
        agreeToEverything();

        var second = workflowFixtures.publish(people.editor(), workflow, survey(account));

        assertThat(second.awaitsConsent()).isTrue();
        assertThat(takingEvents()).extracting(PublishedWorkflow::revision).containsExactly(first.revision());
        assertThat(head(workflow).publishedNumber()).isEqualTo(1);
        assertThat(head(workflow).awaitingConsentNumber()).isEqualTo(2);

        agreeToEverything();

        assertThat(takingEvents()).extracting(PublishedWorkflow::revision).containsExactly(second.revision());
        assertThat(head(workflow).publishedNumber()).isEqualTo(2);
        assertThat(head(workflow).awaitingConsentNumber()).isNull();
    }

    @Test
    void aRefusedRevisionIsNotPublishedAndTheNextOneTakesItsPlace() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        var first = workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
        agreeToEverything();
        workflowFixtures.publish(people.editor(), workflow, survey(account));

        open(people.owner())
                .forEach(item -> consents.decide(people.owner(), people.id(), item.publisher(), item.key(), false));

        assertThat(takingEvents()).extracting(PublishedWorkflow::revision).containsExactly(first.revision());
        var third = workflowFixtures.publish(
                people.editor(),
                workflow,
                definition(task(account.orgId(), "Contact", embedded("LastName", "lastName"))));
        assertThat(third.awaitsConsent()).isFalse();
        assertThat(takingEvents()).extracting(PublishedWorkflow::revision).containsExactly(third.revision());
        assertThat(head(workflow).awaitingConsentNumber()).isNull();
    }

    @Test
    void describeIsReadWithThePublishersOwnAccountAndNeverTheOwners() {
        workflowFixtures.link(people.owner(), "owner@acme.example");
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        long before = simulator.production().lastCall();

        workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));

        assertThat(simulator.production().calls(before))
                .filteredOn(call -> call.kind().startsWith("describe"))
                .isNotEmpty()
                .extracting(CallRecord::user)
                .containsOnly("collaborator@acme.example");
    }

    @Test
    void editingDoesNotDescribeAgainWithEveryCheck() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflows.check(people.editor(), workflow.id(), contacts(account.orgId()));
        long before = simulator.production().lastCall();

        for (int i = 0; i < 5; i++) {
            workflows.check(people.editor(), workflow.id(), contacts(account.orgId()));
        }

        assertThat(simulator.production().calls(before))
                .filteredOn(call -> "collaborator@acme.example".equals(call.user()))
                .isEmpty();
    }

    @Test
    void aPublishedMappingKnowsItsFieldsAsSalesforceDescribesThem() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);

        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));

        var task = takingEvents().getFirst().steps().getFirst().task();
        assertThat(task.mapping("Email")).hasValueSatisfying(mapping -> {
            assertThat(mapping.fieldType()).isEqualTo("email");
            assertThat(mapping.fieldLength()).isEqualTo(80);
        });
    }

    private WorkflowDefinition survey(Account account) {
        return definition(task(
                account.orgId(),
                "Survey_Response__c",
                mapping("Answered_At__c", "datetime", new ValueSource.RecordedAt())));
    }

    private List<ConsentItem> open(Actor actor) {
        return consents.open(actor, people.id());
    }

    private void agreeToEverything() {
        open(people.owner())
                .forEach(item -> consents.decide(people.owner(), people.id(), item.publisher(), item.key(), true));
    }

    private List<PublishedWorkflow> takingEvents() {
        return transactions.read(() -> published.takingEvents(people.id()));
    }

    private WorkflowHead head(WorkflowHead workflow) {
        return workflows.get(people.owner(), workflow.publicId());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        Consumer<Throwable> bearsTheCode =
                error -> assertThat(((DomainException) error).code()).isEqualTo(code);
        assertThatThrownBy(call).isInstanceOf(DomainException.class).satisfies(bearsTheCode);
    }
}
