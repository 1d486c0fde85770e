package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.common.Environment;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Surveys;
import io.surveylink.testing.AccountLinking;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.Workflows;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mapping of eight fields with two conditions is built, tested and published in a browser. */
class WorkflowEditorIT extends Journey {

    @Autowired
    Projects projects;

    @Autowired
    Surveys surveys;

    @Autowired
    Workflows workflows;

    @Autowired
    AccountLinking linking;

    private ProjectSummary project;

    @BeforeEach
    void aProjectWithASurveyAndAnAccount() {
        project = projects.create(person, "Editor");
        surveys.addQuestion(
                person,
                project.id(),
                new Surveys.NewQuestion("nps", QuestionType.NPS, "Would you recommend us?", List.of()));
        for (var name : List.of("lastName", "firstName", "email", "title", "department", "phone", "mailingCity")) {
            surveys.addEmbeddedData(person, project.id(), name);
        }
        linking.link(person, Environment.PRODUCTION, "owner@acme.example", "Acme production");
    }

    @Test
    void byMouse() {
        signIn();
        page.navigate(url("/projects/" + project.slug() + "/workflows"));
        button("Create workflow").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Response to Contact");
        exact(dialog, "Create").click();

        text("When should it start?").click();
        page.getByText("Survey response", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(text("New responses")).isVisible();
        button("Add a Salesforce task").click();
        page.getByLabel("Salesforce account").first().click();
        option("Acme production").click();
        var object = page.getByLabel("Object").first();
        object.click();
        object.fill("Contact");
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText("ContactContact"))
                .first()
                .click();
        button("Suggest").click();
        assertThat(text("MailingCity")).isVisible();

        page.locator(".sl-connector vaadin-menu-bar-button").first().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Condition"))
                .first()
                .click();
        compared(0).fill("nps");
        option("nps").click();
        page.getByLabel("With what").first().fill("6");
        button("Add comparison").click();
        compared(1).fill("Embedded data: email");
        option("Embedded data: email").click();
        page.getByLabel("How it is compared").nth(1).click();
        option("is not empty").click();
        assertThat(text("It goes on if “Would you recommend us?” is at least 6 and “email” is not empty."))
                .isVisible();

        testIt();
        page.keyboard().press("Escape");
        button("Publish revision 1").click();
        exact(page.getByRole(AriaRole.DIALOG), "Publish").click();

        assertPublished();
    }

    private void testIt() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Test").setExact(true))
                .click();
        assertThat(text("sample@example.com")).isVisible();
    }

    private void assertPublished() {
        assertThat(text("Published, revision 1")).isVisible();
        var workflow = workflows.list(person, project.id()).getFirst().head();
        var published = workflows.published(person, workflow.id());
        assertThat(published.conditions().comparisons())
                .containsExactly(
                        new Comparison(new ValueSource.Answer("nps", AnswerForm.LABEL), Operator.AT_LEAST, "6"),
                        new Comparison(new ValueSource.EmbeddedData("email"), Operator.NOT_EMPTY, ""));
        assertThat(published.steps()).singleElement().isInstanceOfSatisfying(SalesforceTask.class, task -> {
            assertThat(task.object()).isEqualTo("Contact");
            assertThat(task.mappings()).hasSize(8);
        });
    }

    private Locator compared(int row) {
        return page.getByLabel("What is compared").nth(row);
    }

    private static Locator exact(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
