package io.surveylink.run;

import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.OrgId;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.Surveys;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The real engine on a real database, with Salesforce at the other end of real HTTP. */
@SurveylinkTest
class EngineTest {

    private static final String OWNER = "owner@acme.example";
    private static final String KEY_FIELD = "Survey_Response_Id__c";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    Runs runs;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    Bindings bindings;

    @Autowired
    Consents consents;

    @Autowired
    Workflows workflows;

    @Autowired
    Surveys surveys;

    @Autowired
    IngestionKeys keys;

    @Autowired
    Notifications notifications;

    @Autowired
    AccountLinking linking;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    @Autowired
    DSLContext database;

    @LocalServerPort
    int port;

    private ProjectPeople people;
    private Actor owner;
    private Account account;
    private WorkflowFixtures workflowFixtures;
    private SentResponses responses;

    @BeforeEach
    void project() {
        workflowFixtures = new WorkflowFixtures(surveys, workflows, linking);
        people = fixtures.project();
        owner = people.owner();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(owner, OWNER);
        var key = keys.issue(owner, people.id(), "test", Set.of(Scope.INGEST, Scope.READ));
        responses = new SentResponses(port, people.project().slug(), key);
    }

    @AfterEach
    void calm() {
        production().clearFaults();
        production().holds().releaseAll();
        clock.reset();
        // The org belongs to every test.
        database.execute("UPDATE hold SET active_key = NULL, ended_at = created_at WHERE scope = 'ORG'");
    }

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
    void changesOfOneResponseArriveInTheirOrder() {
        publish(contact());

        for (int version = 1; version <= 5; version++) {
            responses.send("R-1", "Version " + version, "order@example.com");
        }

        awaitStates(Map.of(RunState.SUCCEEDED, 5));
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("LastName", "Version 5"));
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
        assertThat(failed.responseId()).isEqualTo("R-2");
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
        assertThat(attempts).extracting(RunDetail.Attempt::outcome).containsExactly("RETRY", "SUCCEEDED");
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

    @Test
    void upsertWhoseAnswerIsLostIsSentAgainAndDoublesNothing() {
        publish(contact());
        production().addFault("upsert", new Fault.ResetAfterCommit());

        responses.send("A", 1, 3);
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.RETRYING, 3));
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SUCCEEDED, 3));
        assertThat(contacts()).hasSize(3);
    }

    @Test
    void createWhoseAnswerIsLostIsUncertainAndNeverRepeated() {
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
        clock.advance(Duration.ofHours(2));
        responses.send("R-2", people.project().publicId(), "create@example.com");
        awaitStates(Map.of(RunState.UNCERTAIN, 1, RunState.SUCCEEDED, 1));
        assertThat(production().records("Contact"))
                .filteredOn(contact -> people.project().publicId().equals(contact.get("LastName")))
                .hasSize(2);
        assertThat(notices()).extracting(NotificationItem::kind).contains(NoticeKind.RUN_UNCERTAIN);
    }

    @Test
    void resultsOfAnOlderEpochCountNoMore() {
        publish(contact());
        production().addFault("upsert", new Fault.HoldAfterCommit());
        responses.send("R-1", "Mori", "epoch@example.com");
        production().holds().await(1, SOON);

        database.update(LANE)
                .set(LANE.EPOCH, LANE.EPOCH.plus(1))
                .where(LANE.PROJECT_ID.eq(people.id()))
                .execute();
        production().holds().releaseAll();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list().getFirst().state()).isEqualTo(RunState.RUNNING));
        // The next execution finds the row in flight and sends it again: the key keeps it one record.
        responses.send("R-2", "Mori", "epoch2@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(contacts()).hasSize(2);
    }

    private Controls production() {
        return simulator.production();
    }

    private OrgId org() {
        return account.orgId();
    }

    private WorkflowDefinition contact() {
        return definition(contactTask());
    }

    private SalesforceTask contactTask() {
        return task(org(), "Contact", embedded("LastName", "lastName"), embedded("Email", "email"));
    }

    private static SalesforceTask withKey(SalesforceTask task, String key) {
        return new SalesforceTask(
                key,
                task.org(),
                task.operation(),
                task.object(),
                task.objectLabel(),
                task.externalIdField(),
                task.mappings());
    }

    private WorkflowHead publish(WorkflowDefinition definition) {
        var workflow = workflowFixtures.create(owner, people);
        workflowFixtures.publish(owner, workflow, definition);
        return workflow;
    }

    private List<RunListItem> list() {
        return runs.list(owner, new Runs.Filter(people.id(), null, Set.of(), null), null, 1000);
    }

    private Map<RunState, Integer> states() {
        var states = new java.util.EnumMap<RunState, Integer>(RunState.class);
        list().forEach(run -> states.merge(run.state(), 1, Integer::sum));
        return states;
    }

    private void awaitStates(Map<RunState, Integer> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).isEqualTo(expected));
    }

    private String keyOf(String response) {
        return people.project().publicId() + ":" + response;
    }

    private List<Map<String, Object>> contacts() {
        return recordsOf("Contact");
    }

    private List<Map<String, Object>> recordsOf(String object) {
        return production().records(object).stream()
                .filter(record -> String.valueOf(record.get(KEY_FIELD))
                        .startsWith(people.project().publicId()))
                .toList();
    }

    private int calls() {
        return database.fetchCount(
                SALESFORCE_CALL,
                SALESFORCE_CALL.LANE_ID.in(database.select(LANE.ID).from(LANE).where(LANE.PROJECT_ID.eq(people.id()))));
    }

    private Stream<Integer> rowsOfUpsertsAfter(long call) {
        return production().calls(call).stream()
                .filter(record -> record.kind().equals("upsert"))
                .map(record -> record.rows());
    }

    private List<Integer> upsertsAfter(long call) {
        return rowsOfUpsertsAfter(call).toList();
    }

    private List<NotificationItem> notices() {
        return notifications.latest(owner.id(), 50);
    }
}
