package io.surveylink.testing;

import static io.surveylink.jooq.Tables.INGESTION_KEY;
import static io.surveylink.jooq.Tables.RUN;

import io.surveylink.account.Account;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.Digests;
import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignIns;
import io.surveylink.ownership.Bindings;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.user.Users;
import io.surveylink.user.Users.NewUser;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/**
 * What bin/run shows on its first start, made through the services that people use; the Salesforce account is linked by
 * walking the real OAuth flow. The key alone is written to its table, because its text is known to all.
 */
public final class DemoData {

    public static final String PASSWORD = "surveylink";
    public static final String PROJECT = "customer-satisfaction";
    public static final String INGESTION_KEY_TEXT = "demo-key";
    public static final String ADMIN = "admin@example.com";
    public static final String OWNER = "owner@example.com";
    public static final String COLLABORATOR = "collaborator@example.com";
    public static final String SUCCESSOR = "successor@example.com";

    private static final String EXTERNAL_ID = "Survey_Response_Id__c";
    private static final Duration RUNS_LIMIT = Duration.ofSeconds(60);

    private final ApplicationContext console;
    private final Users users;
    private final DSLContext database;

    public DemoData(ApplicationContext console) {
        this.console = console;
        this.users = console.getBean(Users.class);
        this.database = console.getBean(DSLContext.class);
    }

    /** Makes it unless somebody has been here before, and tells whether it did. */
    public boolean createOnFirstStart(URI simulator, URI sandbox) {
        if (!users.needsFirstAdmin()) {
            return false;
        }
        Actor admin =
                users.createFirstAdmin(user(ADMIN, "Admin", Role.ADMIN), "").asActor();
        Actor owner = users.create(admin, user(OWNER, "Owner", Role.MEMBER)).asActor();
        Actor collaborator = users.create(admin, user(COLLABORATOR, "Collaborator", Role.MEMBER))
                .asActor();
        users.create(admin, user(SUCCESSOR, "Successor", Role.MEMBER));

        var apps = console.getBean(SalesforceApps.class);
        DemoApps.add(apps, admin, DemoApp.PRODUCTION, simulator.toString());
        DemoApps.add(apps, admin, DemoApp.SANDBOX, sandbox.toString());

        var projects = console.getBean(Projects.class);
        ProjectId project = projects.create(owner, "Customer satisfaction").id();
        projects.setMember(owner, project, collaborator.id(), MemberAccess.EDIT);
        createSurvey(owner, project);
        createKey(owner, project);

        Account account = linking(apps).link(owner, Environment.PRODUCTION, "owner@acme.example", "Acme production");
        publishWorkflow(owner, project, account, "Response to Contact", contactTask(account));
        return true;
    }

    /** Publishes a second workflow, for benchmarks that write two objects. */
    public void publishSurveyResponseWorkflow() {
        Actor owner = users.findByEmail(OWNER).orElseThrow().asActor();
        ProjectId project = console.getBean(Projects.class).get(owner, PROJECT).id();
        Account account = console.getBean(LinkedAccounts.class).mine(owner).getFirst();
        publishWorkflow(owner, project, account, "Response to Survey Response", surveyResponseTask(account));
    }

    /** Returns when no run is under way. */
    public void awaitEndOfRuns() {
        Awaitility.await("the end of the demo's runs")
                .atMost(RUNS_LIMIT)
                .until(() -> !database.fetchExists(RUN, RUN.FINISHED_AT.isNull()));
    }

    private static NewUser user(String email, String name, Role role) {
        return new NewUser(email, name, PASSWORD, role, Locale.ENGLISH);
    }

    private AccountLinking linking(SalesforceApps apps) {
        return new AccountLinking(
                apps,
                console.getBean(AccountLinks.class),
                console.getBean(SignIns.class),
                console.getBean(LinkedAccounts.class));
    }

    private void createSurvey(Actor owner, ProjectId project) {
        var surveys = console.getBean(Surveys.class);
        surveys.addQuestion(
                owner,
                project,
                new NewQuestion("nps", QuestionType.NPS, "How likely are you to recommend us?", List.of()));
        for (String name : List.of("email", "firstName", "lastName")) {
            surveys.addEmbeddedData(owner, project, name);
        }
    }

    private void createKey(Actor owner, ProjectId project) {
        database.insertInto(INGESTION_KEY)
                .set(INGESTION_KEY.PROJECT_ID, project)
                .set(INGESTION_KEY.NAME, "Demo")
                .set(INGESTION_KEY.KEY_DIGEST, Digests.sha256(INGESTION_KEY_TEXT))
                .set(INGESTION_KEY.KEY_HINT, "-key")
                .set(INGESTION_KEY.SCOPES, "INGEST,READ")
                .set(INGESTION_KEY.CREATED_BY_ID, owner.id())
                .set(INGESTION_KEY.CREATED_AT, console.getBean(Clock.class).instant())
                .execute();
    }

    private void publishWorkflow(Actor owner, ProjectId project, Account account, String name, SalesforceTask task) {
        var workflows = console.getBean(Workflows.class);
        var workflow = workflows.create(owner, project, name);
        console.getBean(Bindings.class).set(owner, project, account.orgId(), account.id());
        var definition = new WorkflowDefinition(new WorkflowEvent.SurveyResponse(true, true), List.of(task));
        int version = workflows.draft(owner, workflow.id()).version();
        int saved = workflows.saveDraft(owner, workflow.id(), definition, version);
        workflows.publish(owner, workflow.id(), saved, "");
    }

    private static SalesforceTask contactTask(Account account) {
        return upsert(
                account,
                "Contact",
                "Contact",
                List.of(
                        responseKey(),
                        mapping("LastName", "Last Name", "string", 80, new ValueSource.EmbeddedData("lastName")),
                        mapping("FirstName", "First Name", "string", 40, new ValueSource.EmbeddedData("firstName")),
                        mapping("Email", "Email", "email", 80, new ValueSource.EmbeddedData("email"))));
    }

    private static SalesforceTask surveyResponseTask(Account account) {
        return upsert(
                account,
                "Survey_Response__c",
                "Survey Response",
                List.of(
                        responseKey(),
                        mapping(
                                "Score__c",
                                "Score",
                                "double",
                                0,
                                new ValueSource.Answer("nps", ValueSource.AnswerForm.RECODE)),
                        mapping("Email__c", "Email", "email", 80, new ValueSource.EmbeddedData("email"))));
    }

    private static SalesforceTask upsert(Account account, String object, String label, List<FieldMapping> mappings) {
        return new SalesforceTask(
                "task-1", account.orgId(), WriteOperation.UPSERT, object, label, EXTERNAL_ID, mappings);
    }

    private static FieldMapping responseKey() {
        return mapping(EXTERNAL_ID, "Survey Response Id", "string", 255, new ValueSource.ResponseKey());
    }

    private static FieldMapping mapping(String field, String label, String type, int length, ValueSource source) {
        return new FieldMapping(field, label, type, length, source, WhenEmpty.SKIP);
    }
}
