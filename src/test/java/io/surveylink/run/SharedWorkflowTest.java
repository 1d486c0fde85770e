package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.RandomIds;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.ownership.Consents.ConsentState;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.workflow.Proposals;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.TakeOvers;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever people do to a workflow around its steps, what is published goes on or is held, and says why. */
class SharedWorkflowTest extends EngineTestCase {

    private static final String COLLABORATOR = "collaborator@acme.example";

    @Autowired
    Proposals proposals;

    @Autowired
    TakeOvers takeOvers;

    @Autowired
    SignIns signIns;

    @Autowired
    Projects projects;

    @Test
    void aThousandResponsesRunWhileItIsProposedTakenOverAndConsentIsPending() {
        workflowFixtures.link(people.editor(), COLLABORATOR);
        var workflow = publish(contact());
        responses.send("A", 1, 250);

        var published = workflows.published(people.editor(), workflow.id());
        int draft = workflowFixtures.save(
                people.editor(), workflow, published.withEvent(new WorkflowEvent.SurveyResponse(true, false)));
        proposals.propose(people.editor(), workflow.id(), draft, "Only new ones");
        responses.send("B", 1, 250);

        takeOver(workflow);
        responses.send("C", 1, 250);

        var pending = workflows.publish(
                people.editor(),
                workflow.id(),
                workflows.draft(people.editor(), workflow.id()).version(),
                "");
        assertThat(pending.awaitsConsent()).isTrue();
        responses.send("D", 1, 250);

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(states()).isEqualTo(Map.of(RunState.SUCCEEDED, 1000)));
        assertThat(list()).extracting(RunListItem::revisionNumber).containsOnly(1);
        assertThat(contacts()).hasSize(1000);
    }

    @Test
    void aMembersDeletionsWriteNothingBeforeConsentAndNothingAfterItsWithdrawal() {
        workflowFixtures.link(people.editor(), COLLABORATOR);
        bindings.set(owner, people.id(), org(), account.id());
        var ids = List.of(accountRecord("One"), accountRecord("Two"), accountRecord("Three"));
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, deletionOfAccounts());
        long before = production().lastCall();

        responses.send("D-1", ids.get(0), "one@example.com");
        awaitHeld(1);
        assertThat(deletionsAfter(before)).isZero();
        assertThat(runs.held(owner, people.id())).extracting(HeldCause::cause).containsExactly(HoldCause.NO_CONSENT);

        decide(true);
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(accountExists(ids.get(0))).isFalse();

        decide(false);
        long withdrawn = production().lastCall();
        responses.send("D-2", ids.get(1), "two@example.com");
        awaitHeld(1);
        assertThat(deletionsAfter(withdrawn)).isZero();
        assertThat(accountExists(ids.get(1))).isTrue();
        assertThat(runs.held(owner, people.id())).extracting(HeldCause::cause).containsExactly(HoldCause.NO_CONSENT);
    }

    @Test
    void withoutAnAccountOfTheOwnerRunsAreHeldAndGoOnAfterLinkingAndConsent() {
        accounts.delete(owner, account.id());
        workflowFixtures.link(people.editor(), COLLABORATOR);
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contact());

        responses.send("R-1", "Mori", "nobody@example.com");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(runs.held(owner, people.id()))
                        .extracting(HeldCause::cause)
                        .contains(HoldCause.NO_BINDING));

        workflowFixtures.link(owner, OWNER);
        assertThat(bindings.find(people.id(), org())).isPresent();
        awaitHeld(1);
        assertThat(runs.held(owner, people.id())).extracting(HeldCause::cause).containsExactly(HoldCause.NO_CONSENT);
        decide(true);

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void whatALeaverPublishedHoldsUntilTheOwnerKeepsIt() {
        workflowFixtures.link(people.editor(), COLLABORATOR);
        bindings.set(owner, people.id(), org(), account.id());
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contact());
        decide(true);
        responses.send("R-1", "Mori", "before@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 1));

        projects.setMember(owner, people.id(), people.editor().id(), MemberAccess.VIEW);
        responses.send("R-2", "Sato", "after@example.com");

        awaitHeld(1);
        assertThat(consents.all(owner, people.id()))
                .singleElement()
                .satisfies(item -> assertThat(item.state()).isEqualTo(ConsentState.ASKED));
        assertThat(workflows.get(owner, workflow.publicId()).creatorId()).isNull();
        decide(true);
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
    }

    @Test
    void anotherAccountServesWhatWaitsAtOnce() {
        var workflow = publish(contact());
        var other = workflowFixtures.link(owner, "successor@acme.example");
        workflows.pause(owner, workflow.id());
        responses.send("R-1", "Mori", "binding@example.com");
        awaitHeld(1);
        long before = production().lastCall();

        bindings.set(owner, people.id(), org(), other.id());
        workflows.resume(owner, workflow.id());

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(production().calls(before))
                .filteredOn(call -> call.kind().equals("upsert"))
                .extracting(call -> call.user())
                .containsOnly("successor@acme.example");
    }

    private void takeOver(WorkflowHead workflow) {
        String session = RandomIds.secret();
        var authorize = takeOvers.signIn(people.editor(), session, workflow.id(), org(), "accounts");
        var callback = new SimulatorBrowser().walk(authorize, COLLABORATOR, "allow");
        assertThat(signIns.finish(people.editor(), session, callback.appPublicId(), callback.parameters()))
                .isInstanceOf(SignInOutcome.Completed.class);
        takeOvers.takeOver(people.editor(), workflow.id());
    }

    /** Deletes the Account whose id stands in the last name. */
    private WorkflowDefinition deletionOfAccounts() {
        return definition(new SalesforceTask(
                "task-1",
                org(),
                WriteOperation.DELETE,
                "Account",
                "Account",
                null,
                List.of(mapping("Id", "id", new ValueSource.EmbeddedData("lastName")))));
    }

    private String accountRecord(String name) {
        return String.valueOf(production()
                .putRecord(
                        "Account",
                        "",
                        "acme",
                        Map.of("Name", name + " " + people.project().publicId()))
                .get("Id"));
    }

    private boolean accountExists(String id) {
        return production().records("Account").stream().anyMatch(record -> id.equals(String.valueOf(record.get("Id"))));
    }

    private long deletionsAfter(long call) {
        return production().calls(call).stream()
                .filter(record -> record.kind().equals("delete"))
                .count();
    }

    private void awaitHeld(int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, count));
    }

    private void decide(boolean yes) {
        consents.all(owner, people.id())
                .forEach(item -> consents.decide(owner, people.id(), item.publisher(), item.key(), yes));
    }
}
