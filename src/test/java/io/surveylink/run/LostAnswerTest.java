package io.surveylink.run;

import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.workflow.SalesforceTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls whose answer never came: nothing is lost for that, and nothing written twice. */
class LostAnswerTest extends EngineTestCase {

    @Test
    void upsertIsSentAgainAndDoublesNothing() {
        publish(contact());
        production().addFault("upsert", new Fault.ResetAfterCommit());

        responses.send("A", 1, 3);
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.RETRYING, 3));
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SUCCEEDED, 3));
        assertThat(contacts()).hasSize(3);
    }

    @Test
    void createThatALookupFindsHasSucceeded() {
        publish(definition(createTask()));
        production().addFault("create", new Fault.ResetAfterCommit());

        responses.send("R-1", "Mori", "found@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(list().getFirst().recordId()).isEqualTo(contact.get("Id")));
        assertThat(attempts()).containsExactly(AttemptOutcome.FOUND);
        assertThat(creates()).isOne();
    }

    @Test
    void createThatALookupDoesNotFindIsUncertainAndNeverRepeated() {
        publish(definition(createTask()));
        production().addFault("create", new Fault.ResetBeforeCommit());

        responses.send("R-1", "Mori", "lost@example.com");

        awaitStates(Map.of(RunState.UNCERTAIN, 1));
        clock.advance(Duration.ofHours(25));
        responses.send("R-2", "Mori", "next@example.com");
        awaitStates(Map.of(RunState.UNCERTAIN, 1, RunState.SUCCEEDED, 1));
        assertThat(contacts()).hasSize(1);
        assertThat(creates()).isEqualTo(2);
        assertThat(notices()).extracting(NotificationItem::kind).contains(NoticeKind.RUN_UNCERTAIN);
    }

    @Test
    void createWhoseLookupFailsIsUncertainAndNeverRepeated() {
        publish(definition(createTask()));
        production().addFault("create", new Fault.ResetAfterCommit());
        production().addFault("query", new Fault.Html503());

        responses.send("R-1", "Mori", "lookup@example.com");

        awaitStates(Map.of(RunState.UNCERTAIN, 1));
        assertThat(contacts()).hasSize(1);
        assertThat(creates()).isOne();
    }

    @Test
    void recordOfAnotherRunIsNotTakenForTheOneThatWasLost() {
        publish(definition(createTask()));
        responses.send("R-1", "Mori", "first@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        production().addFault("create", new Fault.ResetBeforeCommit());

        responses.send("R-1", "Mori again", "second@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1, RunState.UNCERTAIN, 1));
    }

    @Test
    void createWithoutAKeyToAskForIsUncertainAtOnce() {
        publish(definition(new SalesforceTask(
                "task-1",
                org(),
                WriteOperation.CREATE,
                "Contact",
                "Contact",
                null,
                List.of(embedded("LastName", "lastName"), embedded("Email", "email")))));
        production().addFault("create", new Fault.ResetAfterCommit());

        responses.send("R-1", people.project().publicId(), "create@example.com");

        awaitStates(Map.of(RunState.UNCERTAIN, 1));
        assertThat(production().records("Contact"))
                .filteredOn(contact -> people.project().publicId().equals(contact.get("LastName")))
                .hasSize(1);
    }

    @Test
    void createOfAnExecutionThatIsGoneIsLookedUpByTheNext() {
        publish(definition(createTask()));
        production().addFault("create", new Fault.HoldAfterCommit());
        responses.send("R-1", "Mori", "gone@example.com");
        production().holds().await(1, SOON);

        raiseEpoch();
        production().holds().releaseAll();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list().getFirst().state()).isEqualTo(RunState.RUNNING));
        responses.send("R-2", "Mori", "next@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(contacts()).hasSize(2);
        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void truncatedAnswerIsNoAnswer() {
        publish(definition(createTask()));
        production().addFault(FaultMatch.call("create"), new Fault.Truncated(), 1);

        responses.send("R-1", "Mori", "truncated@example.com");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(attempts()).containsExactly(AttemptOutcome.FOUND);
        assertThat(contacts()).hasSize(1);
    }

    private long creates() {
        return database.fetchCount(
                SALESFORCE_CALL,
                SALESFORCE_CALL
                        .OPERATION
                        .eq("CREATE")
                        .and(SALESFORCE_CALL.LANE_ID.in(
                                database.select(LANE.ID).from(LANE).where(LANE.PROJECT_ID.eq(people.id())))));
    }
}
