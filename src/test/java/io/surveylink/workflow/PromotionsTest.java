package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.ownership.Bindings;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Promotions.Comparison;
import io.surveylink.workflow.Promotions.Difference;
import io.surveylink.workflow.Promotions.DifferenceKind;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A workflow that was tried in a sandbox is pointed to production. */
@SurveylinkTest
class PromotionsTest {

    @Autowired
    Promotions promotions;

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    Bindings bindings;

    @Autowired
    Projects projects;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectPeople people;
    private Account sandbox;
    private Account production;
    private WorkflowHead workflow;

    @BeforeEach
    void accountsInBothOrgs() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        linkBoth(people.owner(), "owner@acme.example");
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @AfterEach
    void sandboxAsItWas() {
        simulator.sandbox().reset();
    }

    private void linkBoth(Actor actor, String username) {
        production = workflowFixtures.link(actor, username);
        sandbox = linking.link(actor, Environment.SANDBOX, username + ".sandbox", "Acme UAT");
    }

    private void draft(WorkflowDefinition definition) {
        workflowFixtures.save(people.owner(), workflow, definition);
    }

    private Comparison compare(Actor actor) {
        return promotions.compare(actor, workflow.id(), sandbox.orgId(), production.orgId());
    }

    private int promote(Actor actor) {
        int version = workflowFixtures.save(actor, workflow, contacts(sandbox.orgId()));
        return promoteVersion(actor, version);
    }

    private int promoteVersion(Actor actor, int version) {
        return promotions.promote(actor, workflow.id(), sandbox.orgId(), production.orgId(), version);
    }

    @Test
    void everyStepAndTheEventOfTheDraftPointToTheOtherOrgAndNothingElseChanges() {
        var event = new WorkflowEvent.OutboundMessage(sandbox.orgId(), "Contact", "Contact", List.of("Email"));
        var before = contacts(sandbox.orgId()).withEvent(event);
        int version = workflowFixtures.save(people.owner(), workflow, before);

        int next = promotions.promote(people.owner(), workflow.id(), sandbox.orgId(), production.orgId(), version);

        var draft = workflows.draft(people.owner(), workflow.id());
        assertThat(draft.version()).isEqualTo(next);
        assertThat(draft.definition())
                .isEqualTo(new WorkflowDefinition(
                        new WorkflowEvent.OutboundMessage(production.orgId(), "Contact", "Contact", List.of("Email")),
                        withOrg(before, production.orgId()).steps()));
    }

    @Test
    void aStepOfAThirdOrgStaysWhereItIs() {
        var third = workflowFixtures.link(people.owner(), "owner@other.example");
        var steps = definition(
                task(sandbox.orgId(), "Contact", embedded("LastName", "lastName")),
                new SalesforceTask(
                        "lead",
                        third.orgId(),
                        WriteOperation.UPSERT,
                        "Lead",
                        "Lead",
                        "Survey_Response_Id__c",
                        List.of()));
        int version = workflowFixtures.save(people.owner(), workflow, steps);

        promotions.promote(people.owner(), workflow.id(), sandbox.orgId(), production.orgId(), version);

        assertThat(workflows.draft(people.owner(), workflow.id()).definition().steps())
                .extracting(step -> ((SalesforceTask) step).org())
                .containsExactly(production.orgId(), third.orgId());
    }

    @Test
    void whatIsPublishedGoesOnUntilTheDraftIsPublished() {
        workflowFixtures.publish(people.owner(), workflow, contacts(sandbox.orgId()));
        int version = promote(people.owner());

        assertThat(orgOf(workflows.published(people.owner(), workflow.id()))).isEqualTo(sandbox.orgId());
        workflows.publish(people.owner(), workflow.id(), version, "To production");

        assertThat(orgOf(workflows.published(people.owner(), workflow.id()))).isEqualTo(production.orgId());
        assertThat(bindings.find(people.id(), production.orgId())).hasValue(production.id());
    }

    @Test
    void whatIsMissingThereIsTold() {
        settings("NPS_Sandbox__c", "\"type\":\"double\"");
        draft(definition(task(
                sandbox.orgId(),
                "Contact",
                embedded("LastName", "lastName"),
                mapping("NPS_Sandbox__c", "double", new ValueSource.Answer("nps", ValueSource.AnswerForm.RECODE)))));

        var found = compare(people.owner());

        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_GONE);
            assertThat(problem.field()).isEqualTo("NPS_Sandbox__c");
        });
        assertThat(found.differences()).isEmpty();
    }

    @Test
    void whatIsRequiredThereAndNotMappedIsTold() {
        simulator
                .sandbox()
                .settings("{\"org\":\"acme\",\"object\":\"Training_Session__c\",\"field\":\"Held_On__c\","
                        + "\"set\":{\"required\":false}}");
        draft(definition(new SalesforceTask(
                "task-1",
                sandbox.orgId(),
                WriteOperation.CREATE,
                "Training_Session__c",
                "Training Session",
                null,
                List.of(embedded("Name", "lastName")))));

        assertThat(compare(people.owner()).problems())
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(ProblemCode.REQUIRED_FIELD_UNMAPPED, "Held_On__c"));
    }

    @Test
    void anotherTypeThereIsToldEvenWhereItCouldBePublished() {
        settings("Department", "\"type\":\"textarea\"");
        draft(definition(task(
                sandbox.orgId(), "Contact", embedded("LastName", "lastName"), embedded("Department", "firstName"))));

        assertThat(compare(people.owner()).differences())
                .containsExactly(new Difference(
                        "task-1",
                        "Department",
                        DifferenceKind.FIELD_TYPE,
                        List.of("Department", "textarea", "string")));
    }

    @Test
    void whatTheEventsMessagesCannotHaveThereIsTold() {
        settings("NPS_Sandbox__c", "\"type\":\"double\"");
        draft(contacts(sandbox.orgId())
                .withEvent(new WorkflowEvent.OutboundMessage(
                        sandbox.orgId(), "Contact", "Contact", List.of("Email", "NPS_Sandbox__c"))));

        assertThat(compare(people.owner()).differences())
                .containsExactly(new Difference(null, null, DifferenceKind.EVENT_FIELDS, List.of("NPS_Sandbox__c")));
    }

    @Test
    void bothOrgsAreDescribedByAccountsOfThePromotingPerson() {
        draft(contacts(sandbox.orgId()));
        long here = simulator.sandbox().lastCall();
        long there = simulator.production().lastCall();

        assertThat(compare(people.owner()).isEmpty()).isTrue();

        assertThat(simulator.sandbox().calls(here))
                .filteredOn(call -> call.kind().equals("describeSObjects"))
                .extracting(CallRecord::user)
                .containsOnly("owner@acme.example.sandbox");
        assertThat(simulator.production().calls(there))
                .filteredOn(call -> call.kind().equals("describeSObjects"))
                .extracting(CallRecord::user)
                .containsOnly("owner@acme.example");
    }

    @Test
    void onlyTheCreatorPromotes() {
        var creator = people.editor();
        workflow = workflowFixtures.create(creator, people);
        linkBoth(creator, "collaborator@acme.example");
        var colleague = fixtures.member();
        projects.setMember(people.owner(), people.id(), colleague.id(), MemberAccess.EDIT);
        for (Actor each : List.of(creator, colleague, people.owner())) {
            workflowFixtures.save(each, workflow, contacts(sandbox.orgId()));
        }

        for (Actor other : List.of(people.owner(), colleague, people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> compare(other));
            refused(ErrorCode.FORBIDDEN, () -> promoteVersion(other, 1));
        }
        refused(ErrorCode.NOT_FOUND, () -> compare(people.stranger()));
        refused(ErrorCode.NOT_FOUND, () -> promoteVersion(people.stranger(), 1));
        assertThat(compare(creator).isEmpty()).isTrue();
        promoteVersion(creator, 1);
        assertThat(orgOf(workflows.draft(creator, workflow.id()).definition())).isEqualTo(production.orgId());

        projects.removeMember(people.owner(), people.id(), creator.id());
        refused(ErrorCode.NOT_FOUND, () -> promoteVersion(creator, 2));
    }

    @Test
    void anOldWindowDoesNotPromoteOverANewerDraft() {
        int old = workflowFixtures.save(people.owner(), workflow, contacts(sandbox.orgId()));
        workflowFixtures.save(
                people.owner(), workflow, contacts(sandbox.orgId()).withConditions(Conditions.NONE));

        refused(ErrorCode.WORKFLOW_EDITED_ELSEWHERE, () -> promoteVersion(people.owner(), old));
    }

    @Test
    void anOrgThatTheDraftDoesNotNameOrThatOneHasNoAccountInIsRefused() {
        draft(contacts(production.orgId()));
        refused(ErrorCode.INVALID_INPUT, () -> compare(people.owner()));

        draft(contacts(sandbox.orgId()));
        refused(
                ErrorCode.INVALID_INPUT,
                () -> promotions.compare(people.owner(), workflow.id(), sandbox.orgId(), sandbox.orgId()));
        accounts.delete(people.owner(), production.id());
        refused(ErrorCode.INVALID_INPUT, () -> compare(people.owner()));
    }

    private void settings(String field, String set) {
        simulator
                .sandbox()
                .settings(
                        "{\"org\":\"acme\",\"object\":\"Contact\",\"field\":\"" + field + "\",\"set\":{" + set + "}}");
    }

    private static WorkflowDefinition withOrg(WorkflowDefinition definition, OrgId org) {
        return definition.withSteps(definition.steps().stream()
                .<Step>map(step -> switch (step) {
                    case SalesforceTask task -> task.withOrg(org);
                })
                .toList());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        Consumer<Throwable> bearsTheCode =
                error -> assertThat(((DomainException) error).code()).isEqualTo(code);
        assertThatThrownBy(call).isInstanceOf(DomainException.class).satisfies(bearsTheCode);
    }

    private static OrgId orgOf(WorkflowDefinition definition) {
        return Objects.requireNonNull(((SalesforceTask) definition.steps().getFirst()).org());
    }
}
