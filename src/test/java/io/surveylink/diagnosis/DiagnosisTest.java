package io.surveylink.diagnosis;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.diagnosis.Diagnosis.Report;
import io.surveylink.diagnosis.Diagnosis.Subject;
import io.surveylink.diagnosis.Remedy.Ask;
import io.surveylink.run.ApiBudgets;
import io.surveylink.run.ApiBudgets.OrgBudget;
import io.surveylink.run.RunListItem;
import io.surveylink.run.RunState;
import io.surveylink.run.Runs;
import io.surveylink.run.SentResponses;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each fault is made, a response is sent, and the diagnosis names that very cause and the right button. */
@SurveylinkTest
class DiagnosisTest {

    private static final String OWNER = "owner@acme.example";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Subject PROJECT = new Subject.OfProject();

    @Autowired
    Diagnosis diagnosis;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    ApiBudgets budgets;

    @Autowired
    Runs runs;

    @Autowired
    IngestionKeys keys;

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
    private SentResponses responses;

    @BeforeEach
    void project() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        var key = keys.issue(people.owner(), people.id(), "test", Set.of(Scope.INGEST, Scope.READ));
        responses = new SentResponses(port, people.project().slug(), key);
    }

    @AfterEach
    void mend() {
        production().clearFaults();
        production().reset();
        clock.reset();
        // The org belongs to every test.
        database.execute("DELETE FROM org_budget");
        database.execute("UPDATE hold SET active_key = NULL, ended_at = created_at WHERE scope = 'ORG'");
    }

    @Test
    void nothingIsWrongWhereResponsesArrive() {
        publishOfTheOwner();
        send(RunState.SUCCEEDED);

        var report = report(people.owner());

        assertThat(report.cause()).isNull();
        assertThat(report.remedy()).isNull();
        assertThat(report.answers()).extracting(Answer::question).containsExactly(Question.values());
        assertThat(report.answers()).extracting(Answer::state).containsOnly(Fact.State.OK);
    }

    @Test
    void noAccount() {
        publishOfTheEditor();
        send(RunState.HELD);

        assertCause(people.owner(), Fact.NO_ACCOUNT, new Remedy.LinkAccount(Environment.PRODUCTION));
        assertAsks(people.editor(), "Olga Owner");
        assertAsks(people.viewer(), "Olga Owner");
    }

    @Test
    void wrongEnvironment() {
        linking.link(people.owner(), Environment.SANDBOX, "owner@acme.example.sandbox", "Acme sandbox");
        publishOfTheEditor();
        send(RunState.HELD);

        var cause = assertCause(people.owner(), Fact.WRONG_ENVIRONMENT, new Remedy.LinkAccount(Environment.PRODUCTION));
        assertThat(cause.evidence().orgs())
                .singleElement()
                .satisfies(org -> assertThat(org.environment()).isEqualTo(Environment.PRODUCTION));
    }

    @Test
    void anotherOrgOfTheSameEnvironment() {
        workflowFixtures.link(people.owner(), "owner@other.example");
        publishOfTheEditor();
        send(RunState.HELD);

        assertCause(people.owner(), Fact.OTHER_ORG, new Remedy.LinkAccount(Environment.PRODUCTION));
    }

    @Test
    void twoAccountsUnbound() {
        workflowFixtures.link(people.owner(), OWNER);
        workflowFixtures.link(people.owner(), "successor@acme.example");
        publishOfTheEditor();
        send(RunState.HELD);

        var cause = assertCause(people.owner(), Fact.ACCOUNT_NOT_CHOSEN, new Remedy.ChooseAccount());
        assertThat(cause.arguments()).endsWith(2);
        assertAsks(people.viewer(), "Olga Owner");
    }

    @Test
    void deadToken() {
        var account = publishOfTheOwner();
        production().revokeGrants(OWNER);
        send(RunState.HELD);

        var cause = assertCause(people.owner(), Fact.TOKEN_DEAD, new Remedy.SignInAgain(account.id()));
        assertThat(cause.evidence().code()).isEqualTo("SALESFORCE_TOKEN_DEAD");
        assertThat(cause.evidence().at()).isNotNull();
        assertAsks(people.editor(), "Olga Owner");
        assertAsks(people.admin(), "Olga Owner");
    }

    @Test
    void appBlocked() {
        var account = publishOfTheOwner();
        production().expireSessions(OWNER);
        production().settings("{\"org\":\"acme\",\"set\":{\"blocked\":true}}");
        try {
            send(RunState.HELD);

            var cause = assertCause(people.owner(), Fact.ORG_BLOCKS, new Remedy.SeeRequirements(account.id()));
            assertThat(cause.evidence().code()).isEqualTo("SALESFORCE_APP_BLOCKED");
            assertAsks(people.editor(), "Olga Owner");
        } finally {
            production().settings("{\"org\":\"acme\",\"set\":{\"blocked\":false}}");
        }
    }

    @Test
    void apiDisabled() {
        var account = publishOfTheOwner();
        production().settings("{\"org\":\"acme\",\"set\":{\"apiEnabled\":false}}");
        try {
            send(RunState.HELD);

            var cause = assertCause(people.owner(), Fact.ORG_BLOCKS, new Remedy.SeeRequirements(account.id()));
            assertThat(cause.evidence().code()).startsWith("API_").contains("DISABLED");
        } finally {
            production().settings("{\"org\":\"acme\",\"set\":{\"apiEnabled\":true}}");
        }
    }

    @Test
    void fieldPermissionLost() {
        var account = workflowFixtures.link(people.owner(), OWNER);
        publish(
                people.owner(),
                definition(task(
                        account.orgId(),
                        "Contact",
                        embedded("LastName", "lastName"),
                        embedded("Description", "firstName"))));
        production()
                .settings("{\"org\":\"acme\",\"user\":\"" + OWNER
                        + "\",\"object\":\"Contact\",\"field\":\"Description\",\"set\":{\"edit\":false}}");
        send(RunState.HELD);

        var cause = assertCause(people.owner(), Fact.PERMISSION_LOST, new Remedy.SeeRequirements(account.id()));
        assertThat(cause.arguments()).endsWith("Contact.Description");
        assertAsks(people.editor(), "Olga Owner");
    }

    @Test
    void objectGone() {
        var account = workflowFixtures.link(people.owner(), OWNER);
        var workflow = publish(
                people.owner(),
                definition(task(account.orgId(), "Survey_Response__c", embedded("Comment__c", "firstName"))));
        production().settings("{\"org\":\"acme\",\"object\":\"Survey_Response__c\",\"set\":{\"deleted\":true}}");
        send(RunState.HELD);

        var cause =
                assertCause(people.owner(), Fact.SCHEMA_CHANGED, new Remedy.OpenEditor(workflow.publicId(), "task-1"));
        assertThat(cause.arguments()).endsWith("Survey_Response__c");
        assertAsks(people.viewer(), "Olga Owner");
    }

    @Test
    void consentMissing() {
        workflowFixtures.link(people.owner(), OWNER);
        publishOfTheEditor();
        send(RunState.HELD);

        assertCause(people.owner(), Fact.CONSENT_MISSING, new Remedy.GiveConsent());
        assertAsks(people.editor(), "Olga Owner");
    }

    @Test
    void pausedByAnAdmin() {
        var workflow = publishOfTheOwnerAsWorkflow();
        workflows.pause(people.admin(), workflow.id());
        send(RunState.HELD);

        assertCause(people.admin(), Fact.PAUSED_BY_ADMIN, new Remedy.Resume(workflow.id()));
        assertThat(report(people.owner()).remedy()).isInstanceOf(Ask.class);
        workflows.resume(people.admin(), workflow.id());
        workflows.pause(people.owner(), workflow.id());
        assertCause(people.owner(), Fact.PAUSED, new Remedy.Resume(workflow.id()));
        assertAsks(people.editor(), "Olga Owner");
    }

    @Test
    void budgetUsedUp() {
        var account = publishOfTheOwner();
        send("U-1", RunState.SUCCEEDED);
        int used = Objects.requireNonNull(budget(account.orgId()).used());
        production().settings("{\"org\":\"acme\",\"set\":{\"requestLimit\":" + (used + 100) + "}}");
        budgets.setPercent(people.admin(), account.orgId(), used * 100 / (used + 100));
        send("U-2", RunState.SUCCEEDED);
        send("U-3", RunState.HELD);

        assertCause(people.admin(), Fact.API_BUDGET, new Remedy.OpenBudget());
        assertThat(report(people.owner()).remedy()).isInstanceOf(Ask.class);
    }

    @Test
    void requestsUsedUpAreTriedAgainAtATimeThatIsTold() {
        publishOfTheOwner();
        production().addFault("upsert", new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        send(RunState.HELD);

        var report = report(people.viewer());
        assertThat(Objects.requireNonNull(report.cause()).fact()).isEqualTo(Fact.API_LIMIT);
        assertThat(report.remedy())
                .isInstanceOfSatisfying(
                        Remedy.Wait.class, wait -> assertThat(wait.until()).isAfter(clock.instant()));
    }

    @Test
    void validationError() {
        publishOfTheOwner();
        production().addFault("upsert", new Fault.Row("FIELD_CUSTOM_VALIDATION_EXCEPTION", 0));
        send(RunState.FAILED);
        var run = list().getFirst().id();

        var cause = assertCause(people.owner(), Fact.RUN_FAILED, new Remedy.OpenRun(run));
        assertThat(cause.evidence().code()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        assertThat(cause.evidence().message()).isNotBlank();
        assertThat(Objects.requireNonNull(diagnosis
                                .diagnose(people.editor(), people.id(), new Subject.OfRun(run))
                                .cause())
                        .fact())
                .isEqualTo(Fact.RUN_FAILED);
        for (Actor noData : List.of(people.viewer(), people.admin())) {
            assertThat(Objects.requireNonNull(report(noData).cause()).evidence())
                    .satisfies(evidence -> assertThat(evidence.message()).isNull())
                    .satisfies(evidence -> assertThat(evidence.fields()).isNull());
            assertAsks(noData, "Olga Owner");
        }
    }

    private Account publishOfTheOwner() {
        var account = workflowFixtures.link(people.owner(), OWNER);
        publish(people.owner(), contacts(account.orgId()));
        return account;
    }

    private WorkflowHead publishOfTheOwnerAsWorkflow() {
        var account = workflowFixtures.link(people.owner(), OWNER);
        return publish(people.owner(), contacts(account.orgId()));
    }

    private void publishOfTheEditor() {
        var own = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        publish(people.editor(), contacts(own.orgId()));
    }

    private WorkflowHead publish(Actor creator, WorkflowDefinition definition) {
        var workflow = workflowFixtures.create(creator, people);
        workflowFixtures.publish(creator, workflow, definition);
        return workflow;
    }

    private void send(RunState becomes) {
        send("R-1", becomes);
    }

    private void send(String id, RunState becomes) {
        responses.send(id, "Mori", "mori@example.com");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list())
                        .filteredOn(run -> run.event().id().equals(id))
                        .extracting(RunListItem::state)
                        .containsExactly(becomes));
    }

    private List<RunListItem> list() {
        return runs.list(people.owner(), new Runs.Filter(people.id(), null, Set.of(), null), null, 100);
    }

    private Report report(Actor reader) {
        return diagnosis.diagnose(reader, people.id(), PROJECT);
    }

    private Answer assertCause(Actor reader, Fact fact, Remedy remedy) {
        var report = report(reader);
        var cause = Objects.requireNonNull(report.cause());
        assertThat(cause.fact()).isEqualTo(fact);
        assertThat(report.remedy()).isEqualTo(remedy);
        return cause;
    }

    private void assertAsks(Actor reader, String name) {
        assertThat(report(reader).remedy())
                .isInstanceOfSatisfying(Ask.class, ask -> assertThat(ask.name()).isEqualTo(name));
    }

    private OrgBudget budget(OrgId org) {
        return budgets.list(people.admin()).stream()
                .filter(budget -> budget.org().equals(org))
                .findFirst()
                .orElseThrow();
    }

    private Controls production() {
        return simulator.production();
    }
}
