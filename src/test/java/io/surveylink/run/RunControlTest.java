package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.DomainException;
import io.surveylink.common.RunId;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.run.RunControl.Decision;
import io.surveylink.run.RunControl.Done;
import io.surveylink.run.RunControl.Possible;
import io.surveylink.run.RunControl.Replay;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunControl.WithRevision;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.user.Actor;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide about runs: done once, by those who may, and kept. */
class RunControlTest extends EngineTestCase {

    private static final Replay AGAIN = new Replay(WithRevision.AS_IT_RAN, false, "Sales has mended the rule");
    private static final Replay WITH_CURRENT = new Replay(WithRevision.CURRENT, false, "");
    private static final String REFUSED = "FIELD_CUSTOM_VALIDATION_EXCEPTION";

    @Autowired
    RunControl control;

    @Autowired
    UnstartedEvents unstarted;

    @Autowired
    Projects projects;

    @Test
    void failedRunIsSentAgainOnceHoweverOftenItIsAsked() {
        var run = failed("R-1");

        assertThat(control.replay(owner, of(run), AGAIN)).isEqualTo(new Done(1, 0));
        assertThat(control.replay(owner, of(run), AGAIN)).isEqualTo(new Done(0, 1));

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).hasSize(1);
        assertThat(attempts()).containsExactly(AttemptOutcome.FAILED, AttemptOutcome.SUCCEEDED);
        assertThat(detail().decisions()).singleElement().satisfies(decided -> {
            assertThat(decided.decision()).isEqualTo(RunDecision.REPLAYED);
            assertThat(decided.person()).isEqualTo("Olga Owner");
            assertThat(decided.note()).isEqualTo("Sales has mended the rule");
            assertThat(decided.revisionNumber()).isOne();
        });
        assertThat(control.replay(owner, of(run), AGAIN)).isEqualTo(new Done(0, 1));
    }

    @Test
    void allThatMatchAFilterAreSentAgain() {
        publish(contact());
        production().addFault("upsert", new Fault.Row(REFUSED, "No", List.of(), Set.of(0, 1, 2)));
        responses.send("R", 1, 5);
        awaitStates(Map.of(RunState.SUCCEEDED, 2, RunState.FAILED, 3));
        var failed = new Selection.Matching(new Runs.Filter(people.id(), null, Set.of(RunState.FAILED), null));

        assertThat(control.possible(owner, failed)).isEqualTo(new Possible(3, 0, 0));
        assertThat(control.replay(owner, failed, AGAIN)).isEqualTo(new Done(3, 0));

        awaitStates(Map.of(RunState.SUCCEEDED, 5));
        assertThat(contacts()).hasSize(5);
    }

    @Test
    void replayOfOldContentIsSkippedUnlessThePersonInsists() {
        var run = failed("R-1");
        responses.send("R-1", "New", "new@example.com");
        awaitStates(Map.of(RunState.FAILED, 1, RunState.SUCCEEDED, 1));

        control.replay(owner, of(run), AGAIN);
        awaitStates(Map.of(RunState.SKIPPED, 1, RunState.SUCCEEDED, 1));
        assertThat(contacts()).extracting(contact -> contact.get("LastName")).containsExactly("New");

        control.replay(owner, of(run), new Replay(WithRevision.AS_IT_RAN, true, ""));
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(contacts()).extracting(contact -> contact.get("LastName")).containsExactly("Name R-1");
    }

    @Test
    void replayGoesByTheRevisionThatRanOrByTheCurrentOne() {
        var workflow = publish(contact());
        production().addFault("upsert", new Fault.Row(REFUSED, "No", List.of(), Set.of(0, 1)));
        responses.send("R", 1, 2);
        awaitStates(Map.of(RunState.FAILED, 2));
        var ids = list().stream().map(RunListItem::id).toList();
        workflowFixtures.publish(
                owner,
                workflow,
                definition(
                        task(org(), "Contact", embedded("LastName", "lastName"), embedded("FirstName", "firstName"))));

        control.replay(owner, of(ids.getFirst()), AGAIN);
        control.replay(owner, of(ids.getLast()), WITH_CURRENT);

        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(list()).extracting(RunListItem::revisionNumber).containsExactly(1, 2);
        assertThat(contacts()).extracting(contact -> contact.get("FirstName")).containsExactlyInAnyOrder(null, "Test");
    }

    @Test
    void replayBeginsAtTheFirstTaskThatDidNotSucceed() {
        publish(definition(withKey(createTask(), "first"), withKey(comment(), "second")));
        production().addFault("upsert", new Fault.Row(REFUSED, "No", List.of(), Set.of(0)));
        responses.send("R-1", "Mori", "two@example.com");
        awaitStates(Map.of(RunState.FAILED, 1));

        control.replay(owner, of(list().getFirst().id()), AGAIN);

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).hasSize(1);
        assertThat(recordsOf("Survey_Response__c")).hasSize(1);
    }

    @Test
    void heldRunsMoveToTheCurrentRevisionOrAreCancelled() {
        var workflow = publish(contact());
        workflows.pause(owner, workflow.id());
        responses.send("H", 1, 2);
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 2));
        var ids = list().stream().map(RunListItem::id).toList();
        workflowFixtures.publish(
                owner,
                workflow,
                definition(
                        task(org(), "Contact", embedded("LastName", "lastName"), embedded("FirstName", "firstName"))));

        var waiting = new Selection.Matching(new Runs.Filter(people.id(), null, Set.of(RunState.HELD), null));
        assertThat(control.possible(owner, waiting)).isEqualTo(new Possible(0, 2, 2));
        assertThat(control.replay(owner, of(ids.getFirst()), WITH_CURRENT)).isEqualTo(new Done(1, 0));
        assertThat(control.cancel(owner, of(ids.getLast()), "not wanted")).isEqualTo(new Done(1, 0));
        workflows.resume(owner, workflow.id());

        awaitStates(Map.of(RunState.SUCCEEDED, 1, RunState.CANCELLED, 1));
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("FirstName", "Test"));
        assertThat(control.cancel(owner, of(ids.getFirst()), "")).isEqualTo(new Done(0, 1));
        control.replay(owner, of(ids.getLast()), AGAIN);
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
    }

    @Test
    void uncertainRunThatWasWrittenGoesOnWithItsNextStep() {
        publish(definition(withKey(unaskableCreate(), "first"), withKey(comment(), "second")));
        var run = uncertain();

        control.resolve(owner, run, Decision.WRITTEN, "003000000000001AAA", "Seen in Salesforce");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(recordsOf("Survey_Response__c")).hasSize(1);
        assertThat(detail().steps().getFirst().recordId()).isEqualTo("003000000000001AAA");
        assertThatThrownBy(() -> control.resolve(owner, run, Decision.LEAVE, null, ""))
                .hasMessage("STALE");
    }

    @Test
    void uncertainRunThatWasNotWrittenIsSentAgain() {
        publish(definition(unaskableCreate()));
        var run = uncertain();

        assertThat(control.replay(owner, of(run), AGAIN)).isEqualTo(new Done(0, 1));
        control.resolve(owner, run, Decision.SEND_AGAIN, null, "");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void uncertainRunThatIsLeftKeepsNothingBackAnyMore() {
        publish(definition(unaskableCreate()));
        var run = uncertain();
        responses.send("R-1", "Later", "later@example.com");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list().getFirst().state()).isEqualTo(RunState.QUEUED));
        assertThat(detail().standing().waitsFor()).isEqualTo(run);

        control.resolve(owner, run, Decision.LEAVE, null, "");

        awaitStates(Map.of(RunState.CANCELLED, 1, RunState.SUCCEEDED, 1));
    }

    @Test
    void lookupThatComesLateEndsTheUncertainty() {
        publish(definition(createTask()));
        production().addFault("create", new Fault.ResetAfterCommit());
        production().addFault("query", new Fault.Html503());
        responses.send("R-1", "Mori", "late@example.com");
        awaitStates(Map.of(RunState.UNCERTAIN, 1));

        assertThat(control.lookUp(owner, list().getFirst().id())).isTrue();

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(list().getFirst().recordId()).isEqualTo(contacts().getFirst().get("Id"));
    }

    @Test
    void onlyOwnerAndCreatorDecide() {
        var run = failed("R-1");
        var all = new Selection.Matching(new Runs.Filter(people.id(), null, Set.of(), null));

        for (Actor nobody : List.of(people.editor(), people.viewer(), people.admin())) {
            for (var refused : everything(nobody, run)) {
                assertThatThrownBy(refused).isInstanceOf(DomainException.class).hasMessage("FORBIDDEN");
            }
            assertThat(control.replay(nobody, all, AGAIN)).isEqualTo(new Done(0, 1));
            assertThat(control.cancel(nobody, all, "")).isEqualTo(new Done(0, 1));
            assertThat(control.possible(nobody, all)).isEqualTo(new Possible(0, 0, 0));
            assertThat(runs.get(nobody, run).standing().mayControl()).isFalse();
        }
        for (var refused : everything(people.stranger(), run)) {
            assertThatThrownBy(refused).isInstanceOf(DomainException.class).hasMessage("NOT_FOUND");
        }
        assertThatThrownBy(() -> control.replay(people.stranger(), all, AGAIN)).hasMessage("NOT_FOUND");
        assertThat(states()).isEqualTo(Map.of(RunState.FAILED, 1));
        assertThat(runs.get(owner, run).standing().mayControl()).isTrue();
        assertThat(control.possible(owner, all)).isEqualTo(new Possible(1, 0, 0));
    }

    @Test
    void creatorWhoLostEditDecidesNoMoreAndTheOwnerDoes() {
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contact());
        bindings.set(owner, people.id(), org(), account.id());
        responses.send("R-1", "Mori", "creator@example.com");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 1));
        var run = list().getFirst().id();
        assertThat(runs.get(people.editor(), run).standing().mayControl()).isTrue();

        projects.setMember(owner, people.id(), people.editor().id(), MemberAccess.VIEW);
        assertThatThrownBy(() -> control.cancel(people.editor(), of(run), "")).hasMessage("FORBIDDEN");
        projects.setMember(owner, people.id(), people.editor().id(), MemberAccess.EDIT);
        assertThatThrownBy(() -> control.cancel(people.editor(), of(run), "")).hasMessage("FORBIDDEN");

        assertThat(control.cancel(owner, of(run), "")).isEqualTo(new Done(1, 0));
    }

    @Test
    void eventsOfAWorkflowThatIsOffAreListedWithTheReason() {
        var workflow = publish(contact());
        workflows.switchOff(owner, workflow.id());

        responses.send("O", 1, 3);

        assertThat(list()).isEmpty();
        assertThat(unstarted.count(owner, people.id())).isEqualTo(3);
        var newest = unstarted.list(people.viewer(), people.id(), null, 2);
        assertThat(newest).extracting(RunControlTest::response).containsExactly("O-3", "O-2");
        assertThat(newest.getFirst().reason()).isEqualTo(UnstartedReason.SWITCHED_OFF);
        assertThat(unstarted.list(owner, people.id(), newest.getLast().number(), 2))
                .extracting(RunControlTest::response)
                .containsExactly("O-1");
        assertThatThrownBy(() -> unstarted.count(people.stranger(), people.id()))
                .hasMessage("NOT_FOUND");
        workflows.switchOn(owner, workflow.id());
        responses.send("R-1", "Mori", "on@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    private List<ThrowingCallable> everything(Actor actor, RunId run) {
        return List.of(
                () -> control.replay(actor, of(run), AGAIN),
                () -> control.cancel(actor, of(run), ""),
                () -> control.resolve(actor, run, Decision.LEAVE, null, ""),
                () -> control.lookUp(actor, run));
    }

    private static Selection of(RunId run) {
        return new Selection.Of(List.of(run));
    }

    private RunId failed(String response) {
        publish(contact());
        production().addFault("upsert", new Fault.Row(REFUSED, 0));
        responses.send(response, "Name " + response, response + "@example.com");
        awaitStates(Map.of(RunState.FAILED, 1));
        return list().getFirst().id();
    }

    private RunId uncertain() {
        production().addFault("create", new Fault.ResetBeforeCommit());
        responses.send("R-1", "Mori", "uncertain@example.com");
        awaitStates(Map.of(RunState.UNCERTAIN, 1));
        return list().getFirst().id();
    }

    private SalesforceTask unaskableCreate() {
        return new SalesforceTask(
                "task-1",
                org(),
                WriteOperation.CREATE,
                "Contact",
                "Contact",
                null,
                List.of(embedded("LastName", "lastName"), embedded("Email", "email")));
    }

    private SalesforceTask comment() {
        return task(
                org(),
                "Survey_Response__c",
                mapping("Comment__c", "textarea", new ValueSource.EmbeddedData("lastName")));
    }

    private static String response(UnstartedEvents.Unstarted unstarted) {
        return Objects.requireNonNull(unstarted.event()).id();
    }
}
