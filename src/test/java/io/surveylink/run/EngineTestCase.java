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
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.control.Controls;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The real engine on a real database, with Salesforce at the other end of real HTTP: a project to deliver from. */
@SurveylinkTest
abstract class EngineTestCase {

    static final String OWNER = "owner@acme.example";
    static final String KEY_FIELD = "Survey_Response_Id__c";
    static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    AccountLinking linking;

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Runs runs;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    IngestionKeys keys;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    @Autowired
    DSLContext database;

    @Autowired
    Bindings bindings;

    @Autowired
    Consents consents;

    @LocalServerPort
    int port;

    ProjectPeople people;
    Actor owner;
    Account account;
    SentResponses responses;

    @BeforeEach
    void project() {
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
        database.execute("DELETE FROM org_budget");
        database.execute("UPDATE hold SET active_key = NULL, ended_at = created_at WHERE scope = 'ORG'");
    }

    Controls production() {
        return simulator.production();
    }

    OrgId org() {
        return account.orgId();
    }

    WorkflowDefinition contact() {
        return definition(contactTask());
    }

    SalesforceTask contactTask() {
        return task(org(), "Contact", embedded("LastName", "lastName"), embedded("Email", "email"));
    }

    /** A create whose response key lands in a field that can be asked for. */
    SalesforceTask createTask() {
        return new SalesforceTask(
                "task-1",
                org(),
                WriteOperation.CREATE,
                "Contact",
                "Contact",
                null,
                List.of(
                        mapping(KEY_FIELD, "string", new ValueSource.ResponseKey()),
                        embedded("LastName", "lastName"),
                        embedded("Email", "email")));
    }

    static SalesforceTask withKey(SalesforceTask task, String key) {
        return new SalesforceTask(
                key,
                task.org(),
                task.operation(),
                task.object(),
                task.objectLabel(),
                task.externalIdField(),
                task.mappings());
    }

    WorkflowHead publish(WorkflowDefinition definition) {
        var workflow = workflowFixtures.create(owner, people);
        workflowFixtures.publish(owner, workflow, definition);
        return workflow;
    }

    List<RunListItem> list() {
        return runs.list(owner, new Runs.Filter(people.id(), null, Set.of(), null), null, 1000);
    }

    Map<RunState, Integer> states() {
        var states = new java.util.EnumMap<RunState, Integer>(RunState.class);
        list().forEach(run -> states.merge(run.state(), 1, Integer::sum));
        return states;
    }

    void awaitStates(Map<RunState, Integer> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).isEqualTo(expected));
    }

    String keyOf(String response) {
        return people.project().publicId() + ":" + response;
    }

    List<Map<String, Object>> contacts() {
        return recordsOf("Contact");
    }

    List<Map<String, Object>> recordsOf(String object) {
        return production().records(object).stream()
                .filter(record -> String.valueOf(record.get(KEY_FIELD))
                        .startsWith(people.project().publicId()))
                .toList();
    }

    /** What a node does that believes another dead. */
    void raiseEpoch() {
        database.update(LANE)
                .set(LANE.EPOCH, LANE.EPOCH.plus(1))
                .where(LANE.PROJECT_ID.eq(people.id()))
                .execute();
    }

    int calls() {
        return database.fetchCount(
                SALESFORCE_CALL,
                SALESFORCE_CALL.LANE_ID.in(database.select(LANE.ID).from(LANE).where(LANE.PROJECT_ID.eq(people.id()))));
    }

    Stream<Integer> rowsOfUpsertsAfter(long call) {
        return production().calls(call).stream()
                .filter(record -> record.kind().equals("upsert"))
                .map(record -> record.rows());
    }

    List<Integer> upsertsAfter(long call) {
        return rowsOfUpsertsAfter(call).toList();
    }

    RunDetail detail() {
        return runs.get(owner, list().getFirst().id());
    }

    List<AttemptOutcome> attempts() {
        return detail().steps().getFirst().attempts().stream()
                .map(RunDetail.Attempt::outcome)
                .toList();
    }

    List<NotificationItem> notices() {
        return notifications.latest(owner.id(), 50);
    }
}
