package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.run.ApiBudgets.OrgBudget;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.user.UserState;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What hits every row alike holds it, at the narrowest scope, and lets it go on by itself. */
class HoldTest extends EngineTestCase {

    @Autowired
    ApiBudgets budgets;

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
    void whenTheBoundAccountIsDeletedNothingFallsToAnotherInTheOrg() {
        publish(contact());
        var other = workflowFixtures.link(owner, "successor@acme.example");
        accounts.delete(owner, account.id());
        long before = production().lastCall();

        responses.send("T", 1, 3);

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 3));
        assertThat(runs.held(owner, people.id()))
                .singleElement()
                .satisfies(held -> assertThat(held.cause()).isEqualTo(HoldCause.NO_BINDING));
        assertThat(upsertsAfter(before)).isEmpty();
        bindings.set(owner, people.id(), org(), other.id());

        awaitStates(Map.of(RunState.SUCCEEDED, 3));
        assertThat(contacts()).hasSize(3);
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

    @Test
    void deactivatedOwnerHoldsTheProjectUntilActiveAgain() {
        publish(contact());
        fixtures.setState(owner, UserState.DEACTIVATED);
        try {
            responses.send("R-1", "Mori", "owner@example.com");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(runs.held(people.editor(), people.id()))
                            .singleElement()
                            .satisfies(held -> {
                                assertThat(held.cause()).isEqualTo(HoldCause.OWNER_DEACTIVATED);
                                assertThat(held.runs()).isOne();
                            }));
            clock.advance(Duration.ofMinutes(16));
            assertThat(contacts()).isEmpty();
        } finally {
            fixtures.setState(owner, UserState.ACTIVE);
        }

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(runs.held(owner, people.id())).isEmpty();
    }

    @Test
    void budgetHoldsTheOrgBeforeSalesforceDoes() {
        publish(contact());
        int used = used();
        production().settings("{\"org\":\"acme\",\"set\":{\"requestLimit\":" + (used + 100) + "}}");
        try {
            budgets.setPercent(people.admin(), org(), used * 100 / (used + 100));
            responses.send("R-1", "Mori", "budget@example.com");
            awaitStates(Map.of(RunState.SUCCEEDED, 2));
            responses.send("B", 1, 3);

            await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 3));
            assertThat(runs.held(owner, people.id()))
                    .singleElement()
                    .satisfies(held -> assertThat(held.cause()).isEqualTo(HoldCause.API_BUDGET));
            budgets.setPercent(people.admin(), org(), 100);

            awaitStates(Map.of(RunState.SUCCEEDED, 5));
        } finally {
            production().reset();
        }
    }

    @Test
    void budgetTellsCallsUsedAndSaved() {
        publish(contact());
        var before = budget();
        responses.send("B", 1, 50);
        awaitStates(Map.of(RunState.SUCCEEDED, 50));

        assertThat(budget().calls()).isEqualTo(before.calls() + 1);
        assertThat(budget().saved()).isEqualTo(before.saved() + 49);
        assertThat(budget().used()).isNotNull().isPositive();
        assertThatThrownBy(() -> budgets.list(owner)).hasMessage("FORBIDDEN");
        assertThatThrownBy(() -> budgets.setPercent(owner, org(), 50)).hasMessage("FORBIDDEN");
    }

    @Test
    void attemptsThatEndedInAHoldAreKept() {
        publish(contact());
        production().addFault("upsert", new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        responses.send("R-1", "Mori", "kept@example.com");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 1));

        clock.advance(Duration.ofMinutes(16));
        awaitStates(Map.of(RunState.SUCCEEDED, 1));

        assertThat(attempts()).containsExactly(AttemptOutcome.HELD, AttemptOutcome.SUCCEEDED);
        assertThat(detail().steps().getFirst().attempts()).allSatisfy(attempt -> {
            assertThat(attempt.username()).isEqualTo(OWNER);
            assertThat(attempt.endedAt()).isNotNull();
        });
        assertThat(detail().steps().getFirst().attempts().getFirst().errorCode())
                .isEqualTo("REQUEST_LIMIT_EXCEEDED");
    }

    private OrgBudget budget() {
        return budgets.list(people.admin()).stream()
                .filter(budget -> budget.org().equals(org()))
                .findFirst()
                .orElseThrow();
    }

    private int used() {
        responses.send("U-1", "Mori", "used@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        return Objects.requireNonNull(budget().used());
    }
}
