package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What hits every row alike holds it, at the narrowest scope, and lets it go on by itself. */
class HoldTest extends EngineTestCase {

    @Test
    void deadTokenHoldsTheAccountUntilItsPersonSignsInAgain() {
        publish(contact());
        responses.send("R-1", "Mori", "before@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 1));

        production().revokeGrants(OWNER);
        responses.send("T", 1, 5);

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 5));
        assertThat(runs.held(owner, people.id())).singleElement().satisfies(held -> {
            assertThat(held.cause()).isEqualTo(HoldCause.TOKEN_DEAD);
            assertThat(held.subject()).isEqualTo(account.name());
            assertThat(held.runs()).isEqualTo(5);
        });
        assertThat(notices()).extracting(NotificationItem::kind).contains(NoticeKind.RUNS_HELD);

        long before = production().lastCall();
        linking.signInAgain(owner, account, OWNER);

        awaitStates(Map.of(RunState.SUCCEEDED, 6));
        assertThat(contacts()).hasSize(6);
        assertThat(upsertsAfter(before)).startsWith(1);
        assertThat(runs.held(owner, people.id())).isEmpty();
        assertThat(notices()).extracting(NotificationItem::kind).contains(NoticeKind.RUNS_RESUMED);
    }

    @Test
    void apiLimitHoldsTheOrgAndIsProbedByOneRow() {
        publish(contact());
        production().addFault("upsert", new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));

        responses.send("L", 1, 3);

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 3));
        assertThat(runs.held(owner, people.id()))
                .singleElement()
                .satisfies(held -> assertThat(held.cause()).isEqualTo(HoldCause.API_LIMIT));
        long before = production().lastCall();
        clock.advance(Duration.ofMinutes(16));

        awaitStates(Map.of(RunState.SUCCEEDED, 3));
        assertThat(upsertsAfter(before)).startsWith(1);
    }

    @Test
    void missingBindingHoldsUntilOneIsSet() {
        publish(contact());
        database.execute(
                "UPDATE binding SET linked_account_id = NULL WHERE project_id = ?",
                people.id().value());

        responses.send("R-1", "Mori", "binding@example.com");

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 1));
        assertThat(runs.held(owner, people.id()))
                .singleElement()
                .satisfies(held -> assertThat(held.cause()).isEqualTo(HoldCause.NO_BINDING));
        bindings.set(owner, people.id(), org(), account.id());

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void pausedWorkflowTakesEventsAndHoldsThem() {
        var workflow = publish(contact());
        workflows.pause(owner, workflow.id());

        responses.send("R-1", "Mori", "pause@example.com");

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 1));
        workflows.resume(owner, workflow.id());

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void collaboratorsWorkflowIsHeldUntilTheOwnerAgrees() {
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contact());
        if (bindings.find(people.id(), org()).isEmpty()) {
            bindings.set(owner, people.id(), org(), account.id());
        }

        responses.send("R-1", "Mori", "consent@example.com");

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 1));
        assertThat(runs.held(owner, people.id())).extracting(HeldCause::cause).containsExactly(HoldCause.NO_CONSENT);
        var asked = consents.open(owner, people.id()).getFirst();
        consents.decide(owner, people.id(), asked.publisher(), asked.key(), true);

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void missingFieldHoldsTheStepAndNotItsNeighbour() {
        publish(definition(withKey(
                task(org(), "Contact", embedded("LastName", "lastName"), embedded("Description", "firstName")),
                "with-description")));
        publish(definition(
                withKey(task(org(), "Lead", embedded("LastName", "lastName"), embedded("Company", "email")), "lead")));
        production()
                .settings(
                        "{\"org\":\"acme\",\"object\":\"Contact\",\"field\":\"Description\",\"set\":{\"deleted\":true}}");
        try {
            responses.send("R-1", "Mori", "field@example.com");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(states()).isEqualTo(Map.of(RunState.HELD, 1, RunState.SUCCEEDED, 1)));
            assertThat(runs.held(owner, people.id())).singleElement().satisfies(held -> {
                assertThat(held.cause()).isEqualTo(HoldCause.SCHEMA_CHANGED);
                assertThat(held.message()).contains("Description");
            });
        } finally {
            production().reset();
        }
        clock.advance(Duration.ofMinutes(16));
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
    }
}
