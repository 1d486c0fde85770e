package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How rows travel: once, together, in order, again when that is safe. */
class EngineTest extends EngineTestCase {

    @Test
    void responseBecomesOneRecord() {
        publish(contact());

        responses.send("R-1", "Mori", "mori@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).singleElement().satisfies(contact -> {
            assertThat(contact).containsEntry("LastName", "Mori").containsEntry(KEY_FIELD, keyOf("R-1"));
            assertThat(list().getFirst().recordId()).isEqualTo(contact.get("Id"));
        });
        assertThat(list().getFirst().accountName()).isEqualTo(account.name());
    }

    @Test
    void manyResponsesTravelTwoHundredAtATime() {
        publish(contact());

        responses.send("B", 1, 400);

        awaitStates(Map.of(RunState.SUCCEEDED, 400));
        assertThat(contacts()).hasSize(400);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void secondStepFollowsTheFirst() {
        publish(definition(
                contactTask(),
                withKey(
                        task(
                                org(),
                                "Survey_Response__c",
                                mapping("Comment__c", "textarea", new ValueSource.EmbeddedData("lastName"))),
                        "second")));

        responses.send("R-1", "Mori", "two@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).hasSize(1);
        assertThat(recordsOf("Survey_Response__c")).hasSize(1);
        var detail = runs.get(owner, list().getFirst().id());
        assertThat(detail.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.state()).isEqualTo(RunState.SUCCEEDED));
    }

    @Test
    void recordOfOneStepIsPassedToTheNext() {
        var record = new ValueSource.TaskRecord("first");
        publish(definition(
                withKey(createTask(), "first"),
                new SalesforceTask(
                        "second",
                        org(),
                        WriteOperation.UPDATE,
                        "Contact",
                        "Contact",
                        null,
                        List.of(mapping("Id", "id", record), embedded("FirstName", "firstName"))),
                new SalesforceTask(
                        "third",
                        org(),
                        WriteOperation.CREATE,
                        "Case",
                        "Case",
                        null,
                        List.of(
                                mapping(KEY_FIELD, "string", new ValueSource.ResponseKey()),
                                mapping("ContactId", "reference", record)))));

        responses.send("R-1", "Mori", "passed@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).singleElement().satisfies(contact -> {
            assertThat(contact).containsEntry("FirstName", "Test");
            assertThat(recordsOf("Case"))
                    .singleElement()
                    .satisfies(each -> assertThat(each).containsEntry("ContactId", contact.get("Id")));
        });
    }

    @Test
    void rowsThatAskForOtherRulesOfTheOrgDoNotTravelTogether() {
        var plain = cases("task-1");
        publish(definition(plain));
        publish(definition(plain.withOptions(new WriteOptions(true, true))));
        long before = production().lastCall();

        responses.send("R-1", "Mori", "rules@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(rowsOfCreatesAfter(before)).containsExactly(1, 1);
        assertThat(production().records("Case").stream()
                        .filter(record -> keyOf("R-1").equals(record.get("Subject")))
                        .map(record -> record.get("OwnerId"))
                        .distinct())
                .as("one is its writer's, the other is assigned to a queue")
                .hasSize(2);
    }

    private SalesforceTask cases(String key) {
        return new SalesforceTask(
                key,
                org(),
                WriteOperation.CREATE,
                "Case",
                "Case",
                null,
                List.of(mapping("Subject", "string", new ValueSource.ResponseKey())));
    }

    private List<Integer> rowsOfCreatesAfter(long call) {
        return production().calls(call).stream()
                .filter(record -> record.kind().equals("create"))
                .map(record -> record.rows())
                .toList();
    }

    @Test
    void aPostAppearsAtTheRecordOfTheStepBefore() {
        publish(definition(
                withKey(createTask(), "first"),
                new SalesforceTask(
                        "second",
                        org(),
                        WriteOperation.CREATE,
                        "FeedItem",
                        "Feed Item",
                        null,
                        List.of(
                                mapping("ParentId", "reference", new ValueSource.TaskRecord("first")),
                                mapping(
                                        "Body",
                                        "textarea",
                                        new ValueSource.Text("{{data.lastName}} answered: {{responseKey}}"))))));

        responses.send("R-1", "Mori", "posted@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        String contact = String.valueOf(contacts().getFirst().get("Id"));
        assertThat(production().records("FeedItem"))
                .filteredOn(post -> contact.equals(post.get("ParentId")))
                .extracting(post -> post.get("Body"))
                .containsExactly("Mori answered: " + keyOf("R-1"));
    }

    @Test
    void deleteThatFindsItsRecordGoneAfterALostAnswerHasSucceeded() {
        publish(definition(withKey(createTask(), "first"), deleteOfFirst()));
        production().addFault("delete", new Fault.ResetAfterCommit());

        responses.send("R-1", "Mori", "deleted@example.com");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnlyKeys(RunState.RETRYING));
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).isEmpty();
    }

    @Test
    void deleteOfWhatSomebodyElseDeletedFails() {
        publish(definition(withKey(createTask(), "first"), deleteOfFirst()));
        production().addFault("delete", new Fault.Row("ENTITY_IS_DELETED", 0));

        responses.send("R-1", "Mori", "deleted@example.com");

        awaitStates(Map.of(RunState.FAILED, 1));
        assertThat(list().getFirst().errorCode()).isEqualTo("ENTITY_IS_DELETED");
    }

    private SalesforceTask deleteOfFirst() {
        return new SalesforceTask(
                "second",
                org(),
                WriteOperation.DELETE,
                "Contact",
                "Contact",
                null,
                List.of(mapping("Id", "id", new ValueSource.TaskRecord("first"))));
    }

    @Test
    void refusedRowFailsAloneAndItsCreatorIsTold() {
        publish(contact());

        production()
                .addFault(
                        "upsert",
                        new Fault.Row(
                                "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Ask sales first", List.of("Email"), Set.of(1)));

        responses.sendAll(List.of(
                SentResponses.response("R-1", "Mori", "one@example.com"),
                SentResponses.response("R-2", "Mori", "two@example.com"),
                SentResponses.response("R-3", "Mori", "three@example.com")));

        awaitStates(Map.of(RunState.SUCCEEDED, 2, RunState.FAILED, 1));
        var failed = list().stream()
                .filter(run -> run.state() == RunState.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.event().id()).isEqualTo("R-2");
        assertThat(failed.errorCode()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        assertThat(failed.errorFields()).isEqualTo("Email");
        assertThat(failed.errorMessage()).isEqualTo("Ask sales first");
        assertThat(notices()).extracting(NotificationItem::kind).contains(NoticeKind.RUN_FAILED);
    }

    @Test
    void lockedRowIsTriedAgainByItself() {
        publish(contact());
        production().addFault("upsert", new Fault.Row("UNABLE_TO_LOCK_ROW", 0));

        responses.send("R-1", "Mori", "lock@example.com");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnlyKeys(RunState.RETRYING));
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        var attempts =
                runs.get(owner, list().getFirst().id()).steps().getFirst().attempts();
        assertThat(attempts)
                .extracting(RunDetail.Attempt::outcome)
                .containsExactly(AttemptOutcome.RETRY, AttemptOutcome.SUCCEEDED);
    }

    @Test
    void batchRefusedAsAWholeFindsTheRowThatIsToBlame() {
        publish(contact());
        // The whole call is refused as long as it holds more than a few rows.
        production().addFault(FaultMatch.call("upsert"), new Fault.Code("INVALID_ID_FIELD"), 3);

        responses.send("S", 1, 16);

        awaitStates(Map.of(RunState.SUCCEEDED, 16));
        assertThat(contacts()).hasSize(16);
    }

    @Test
    void deletingADeadAccountLeavesItsRunsWaitingForAnother() {
        publish(contact());
        production().revokeGrants(OWNER);
        responses.send("D", 1, 2);
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 2));

        accounts.delete(owner, account.id());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(runs.held(owner, people.id()))
                        .singleElement()
                        .satisfies(held -> assertThat(held.cause()).isEqualTo(HoldCause.NO_BINDING)));
        assertThat(states()).containsEntry(RunState.HELD, 2);
        var other = workflowFixtures.link(owner, OWNER);
        bindings.set(owner, people.id(), org(), other.id());

        awaitStates(Map.of(RunState.SUCCEEDED, 2));
    }

    @Test
    void resultsOfAnOlderEpochCountNoMore() {
        publish(contact());
        production().addFault("upsert", new Fault.HoldAfterCommit());
        responses.send("R-1", "Mori", "epoch@example.com");
        production().holds().await(1, SOON);

        raiseEpoch();
        production().holds().releaseAll();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list().getFirst().state()).isEqualTo(RunState.RUNNING));
        // The next execution finds the row in flight and sends it again: the key keeps it one record.
        responses.send("R-2", "Mori", "epoch2@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(contacts()).hasSize(2);
    }
}
