package io.surveylink.workflow;

import io.surveylink.account.Account;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.user.Actor;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.Workflows.PublishResult;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Surveys, accounts and definitions that tests of workflows build on. */
@TestComponent
public class WorkflowFixtures {

    public static final String KEY_FIELD = "Survey_Response_Id__c";

    private final Surveys surveys;
    private final Workflows workflows;
    private final AccountLinking linking;

    WorkflowFixtures(Surveys surveys, Workflows workflows, AccountLinking linking) {
        this.surveys = surveys;
        this.workflows = workflows;
        this.linking = linking;
    }

    /** A 0-10 question, a choice, embedded data e-mail and names. */
    public void survey(ProjectPeople people) {
        surveys.addQuestion(
                people.owner(), people.id(), new NewQuestion("nps", QuestionType.NPS, "Recommend us?", List.of()));
        surveys.addQuestion(
                people.owner(),
                people.id(),
                new NewQuestion(
                        "mood",
                        QuestionType.SINGLE_CHOICE,
                        "How did we do?",
                        List.of(new Choice("1", "Very good"), new Choice("2", "Not so good"))));
        for (String name : List.of("email", "firstName", "lastName")) {
            surveys.addEmbeddedData(people.owner(), people.id(), name);
        }
    }

    public Account link(Actor actor, String username) {
        return linking.link(actor, Environment.PRODUCTION, username, username);
    }

    /** An upsert of Contacts that nothing stands against. */
    public static WorkflowDefinition contacts(OrgId org) {
        return definition(task(org, "Contact", embedded("LastName", "lastName"), embedded("Email", "email")));
    }

    public static WorkflowDefinition definition(Step... steps) {
        return new WorkflowDefinition(new WorkflowEvent.SurveyResponse(true, true), List.of(steps));
    }

    /** An upsert by the response key. */
    public static SalesforceTask task(OrgId org, String object, FieldMapping... more) {
        var task = new SalesforceTask(
                "task-1",
                org,
                WriteOperation.UPSERT,
                object,
                object,
                KEY_FIELD,
                List.of(mapping(KEY_FIELD, "string", new ValueSource.ResponseKey())));
        for (FieldMapping mapping : more) {
            task = task.with(mapping);
        }
        return task;
    }

    public static FieldMapping embedded(String field, String name) {
        return mapping(field, "string", new ValueSource.EmbeddedData(name));
    }

    public static FieldMapping mapping(String field, String type, ValueSource source) {
        return new FieldMapping(field, field, type, 0, source, WhenEmpty.SKIP);
    }

    public WorkflowHead create(Actor actor, ProjectPeople people) {
        return workflows.create(actor, people.id(), "Response to Contact");
    }

    /** What its owner has published in a project. */
    public record OwnersWorkflow(OrgId org, WorkflowHead workflow, PublishResult first) {}

    /** Gives the project a survey, links its owner's account and publishes a workflow to Contacts as the owner's. */
    public OwnersWorkflow publishOfTheOwner(ProjectPeople people) {
        survey(people);
        var org = link(people.owner(), "owner@acme.example").orgId();
        var workflow = create(people.owner(), people);
        return new OwnersWorkflow(org, workflow, publish(people.owner(), workflow, contacts(org)));
    }

    /** Saves the definition as the actor's draft and publishes it. */
    public PublishResult publish(Actor actor, WorkflowHead workflow, WorkflowDefinition definition) {
        return workflows.publish(actor, workflow.id(), save(actor, workflow, definition), "");
    }

    public int save(Actor actor, WorkflowHead workflow, WorkflowDefinition definition) {
        int version = workflows.draft(actor, workflow.id()).version();
        return workflows.saveDraft(actor, workflow.id(), definition, version);
    }
}
