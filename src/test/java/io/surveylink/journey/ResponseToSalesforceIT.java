package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Surveys;
import io.surveylink.testing.AccountLinking;
import io.surveylink.user.Actor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole road in a browser: link an account, build a workflow, publish it, and see a response become a record. */
class ResponseToSalesforceIT extends Journey {

    private static final String RESPONSE = "J-1";

    @Autowired
    Projects projects;

    @Autowired
    Surveys surveys;

    @Autowired
    IngestionKeys keys;

    @Autowired
    AccountLinking linking;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectSummary project;
    private String key;

    @BeforeEach
    void aPersonWithAProjectAndOneAccount() {
        project = projects.create(person, "Journey");
        addSurvey(person, project.id());
        key = keys.issue(person, project.id(), "Journey", Set.of(IngestionKeys.Scope.INGEST));
        linking.link(person, Environment.PRODUCTION, "owner@acme.example", "Acme production");
    }

    @Test
    void aNewUserLinksAnAccountBuildsAWorkflowAndSeesARecord() throws Exception {
        signIn();
        linkSandbox();
        buildWorkflow();
        publish();

        assertThat(send()).isEqualTo(202);

        page.navigate(url("/projects/" + project.slug() + "/runs"));
        assertThat(page.getByText(RESPONSE).first()).isVisible();
        assertThat(page.getByText("Survey Response created").first()).isVisible();
        assertThat(simulator.sandbox().records("Survey_Response__c"))
                .filteredOn(fields -> (project.publicId() + ":" + RESPONSE).equals(fields.get("Survey_Response_Id__c")))
                .singleElement()
                .satisfies(fields -> assertThat(fields.get("Email__c")).isEqualTo("a@example.com"));
    }

    private void addSurvey(Actor person, ProjectId id) {
        surveys.addQuestion(
                person, id, new Surveys.NewQuestion("nps", QuestionType.NPS, "Would you recommend us?", List.of()));
        surveys.addEmbeddedData(person, id, "email");
    }

    private void linkSandbox() {
        link("Linked accounts").click();
        button("Add account").click();
        page.getByText("A copy to try things in").click();
        page.getByLabel("Name").fill("Acme UAT");
        button("Connect to Salesforce").click();

        signInAtSalesforce("owner@acme.example.sandbox", "allow");

        assertThat(page.getByText("owner@acme.example.sandbox").first()).isVisible();
        button("Use this account").click();
        assertThat(page.getByText("2 of 5").first()).isVisible();
    }

    private void buildWorkflow() {
        page.navigate(url("/projects/" + project.slug() + "/workflows"));
        button("Create workflow").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Response to Survey Response");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Create").setExact(true))
                .click();

        page.getByText("When should it start?").first().click();
        page.getByText("Survey response", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.getByText("New responses").first()).isVisible();
        button("Add a Salesforce task").click();

        page.getByLabel("Salesforce account").first().click();
        option("Acme UAT").click();
        assertThat(page.getByText("owner@acme.example.sandbox").first()).isVisible();
        Locator object = page.getByLabel("Object").first();
        object.click();
        object.fill("Survey R");
        option("Survey Response").click();
        button("Suggest").click();
        assertThat(page.getByText("Email__c").first()).isVisible();
    }

    private void publish() {
        button("Publish revision 1").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByText("Published, revision 1").first()).isVisible();
    }

    private int send() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url("/api/v1/projects/" + project.slug() + "/responses")))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"responses":[{"id":"%s","status":"complete","recordedAt":"2026-11-23T09:00:00Z",\
                        "answers":{"nps":9},"embeddedData":{"email":"a@example.com"}}]}""".formatted(RESPONSE)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
