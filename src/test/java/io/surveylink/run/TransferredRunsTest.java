package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.common.ProjectId;
import io.surveylink.common.TransferId;
import io.surveylink.ownership.Transfers;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.UserState;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A project changes hands while responses come in. */
class TransferredRunsTest extends EngineTestCase {

    private static final String SUCCESSOR = "collaborator@acme.example";
    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final int BATCHES = 20;
    private static final int BATCH = 100;

    @Autowired
    Transfers transfers;

    @Autowired
    Projects projects;

    private Actor successor;

    @BeforeEach
    void nameASuccessor() {
        successor = fixtures.user("Sana Successor", Role.MEMBER);
    }

    @Test
    void eachResponseArrivesOnceWithTheCredentialsThatWereRightWhenItWasClaimed() {
        var before = account;
        var after = workflowFixtures.link(successor, SUCCESSOR);
        publish(contact());
        long call = production().lastCall();
        var transfer = approved();

        for (int batch = 0; batch < BATCHES; batch++) {
            responses.sendAll(batch(batch));
            if (batch == BATCHES / 2) {
                transfers.accept(successor, transfer, 1);
            }
        }

        await().atMost(A_WHILE).untilAsserted(() -> assertThat(contacts()).hasSize(BATCHES * BATCH));
        assertThat(contacts()).extracting(contact -> contact.get(KEY_FIELD)).doesNotHaveDuplicates();
        var users = production().calls(call).stream()
                .filter(made -> made.kind().equals("upsert"))
                .map(CallRecord::user)
                .toList();
        assertThat(users).contains(before.username(), after.username());
        assertThat(users.subList(users.indexOf(after.username()), users.size()))
                .as("once the successor's credentials are used the former owner's are not used again")
                .filteredOn(before.username()::equals)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(production().calls(call).stream()
                        .filter(made -> made.kind().equals("upsert"))
                        .mapToInt(CallRecord::rows)
                        .sum())
                .as("nothing was sent twice")
                .isEqualTo(BATCHES * BATCH);
    }

    @Test
    void whatIsNotReadyHoldsAndGoesOnInOrderOnceTheNewOwnerLinks() {
        publish(contact());
        var transfer = approved();
        transfers.accept(successor, transfer, 0);

        responses.sendAll(List.of(SentResponses.response("R-1", "First", "one@example.com")));
        responses.sendAll(List.of(SentResponses.response("R-1", "Second", "one@example.com")));
        awaitStates(successor, Map.of(RunState.HELD, 2));
        workflowFixtures.link(successor, SUCCESSOR);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(contacts())
                        .singleElement()
                        .satisfies(
                                contact -> assertThat(contact.get("LastName")).isEqualTo("Second")));
    }

    @Test
    void theProjectsOfALeaverGoOnWhereTheNewOwnerIsReadyAndHoldElsewhere() {
        publish(contact());
        var otherOrg = workflowFixtures.link(owner, "owner@other.example");
        var other = anotherProject(otherOrg);
        var third = projects.create(owner, "Third").id();
        workflowFixtures.link(successor, SUCCESSOR);
        fixtures.setState(owner, UserState.DEACTIVATED);
        responses.sendAll(List.of(SentResponses.response("R-1", "Mori", "one@example.com")));

        transfers.force(people.admin(), List.of(people.id(), other, third), successor.id(), "Left the company.");

        await().atMost(SOON).untilAsserted(() -> assertThat(contacts()).hasSize(1));
        assertThat(bindings.findAll(other, List.of(otherOrg.orgId()))).isEmpty();
        assertThat(List.of(people.id(), other, third))
                .allSatisfy(project -> assertThat(
                                projects.find(project).orElseThrow().ownerId())
                        .isEqualTo(successor.id()));
    }

    @Test
    void whatAMemberPublishedWaitsForTheNewOwnersYes() {
        var member = people.editor();
        workflowFixtures.link(member, SUCCESSOR);
        workflowFixtures.link(successor, SUCCESSOR);
        var workflow = workflowFixtures.create(member, people);
        workflowFixtures.publish(member, workflow, contact());
        var key = consents.open(owner, people.id()).getFirst().key();
        consents.decide(owner, people.id(), member.id(), key, true);
        var transfer = approved();
        transfers.accept(successor, transfer, 0);

        responses.sendAll(List.of(SentResponses.response("R-1", "Mori", "one@example.com")));
        awaitStates(successor, Map.of(RunState.HELD, 1));
        consents.decide(successor, people.id(), member.id(), key, true);
        awaitStates(successor, Map.of(RunState.SUCCEEDED, 1));

        transfers.undo(people.admin(), transfer);
        responses.sendAll(List.of(SentResponses.response("R-2", "Mori", "two@example.com")));
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
    }

    /** A project of the same owner that writes to an org where the successor has nothing. */
    private ProjectId anotherProject(Account otherOrg) {
        var project = projects.create(owner, "Another").id();
        var workflow = workflows.create(owner, project, "Leads");
        var lead = definition(new SalesforceTask(
                "task-1",
                otherOrg.orgId(),
                WriteOperation.CREATE,
                "Lead",
                "Lead",
                null,
                List.of(
                        mapping("LastName", "string", new ValueSource.Fixed("Mori")),
                        mapping("Company", "string", new ValueSource.Fixed("Acme")))));
        workflowFixtures.publish(owner, workflow, lead);
        return project;
    }

    private TransferId approved() {
        var transfer = transfers.request(owner, people.id(), successor.id(), "I move to sales.");
        transfers.approve(people.admin(), transfer);
        return transfer;
    }

    private void awaitStates(Actor reader, Map<RunState, Integer> expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                runs
                                        .list(reader, new Runs.Filter(people.id(), null, Set.of(), null), null, 100)
                                        .stream()
                                        .collect(Collectors.groupingBy(
                                                RunListItem::state, Collectors.summingInt(run -> 1))))
                        .isEqualTo(expected));
    }

    private static List<String> batch(int number) {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> "R-" + number + "-" + i)
                .map(id -> SentResponses.response(id, "Mori", id.toLowerCase(Locale.ROOT) + "@example.com"))
                .toList();
    }
}
