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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mapping of eight fields with two conditions is built, tested and published in a browser. */
class WorkflowEditorIT extends Journey {

    /** Of Tab and of arrows, before something counts as out of reach. */
    private static final int MOST_STEPS = 60;

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
        name(dialog).fill("Response to Contact");
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

    @Test
    void byKeyboardAlone() {
        signIn();
        page.navigate(url("/projects/" + project.slug() + "/workflows"));
        press("Create workflow");
        assertThat(name(page.getByRole(AriaRole.DIALOG))).isFocused();
        page.keyboard().type("Response to Contact");
        page.keyboard().press("Enter");

        press("Event: When should it start?");
        assertPanelOpened("When should it start?");
        press("Survey response");
        assertPanelOpened("Survey response");
        page.keyboard().press("Escape");
        assertThat(card("Survey response")).isFocused();
        press("Add a Salesforce task");
        assertPanelOpened("New Salesforce task");
        choose("Salesforce account", "Acme production");
        assertThat(page.getByLabel("Object").first()).isEnabled();
        search("Object", "Contact", "ContactContact");
        assertThat(button("Suggest")).isVisible();
        press("Suggest");
        assertThat(text("MailingCity")).isVisible();

        page.keyboard().press("Escape");
        assertThat(card("Upsert Contact")).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(card("Survey response")).isFocused();
        tabTo("Add a task as step 2");
        page.keyboard().press("Enter");
        assertThat(menuItem("Condition")).isFocused();
        page.keyboard().press("Enter");
        assertPanelOpened("Conditions");
        search("What is compared", "nps", "nps");
        assertThat(page.getByLabel("With what").first()).isVisible();
        tabTo("With what");
        page.keyboard().type("6");
        press("Add comparison");
        assertThat(compared(1)).isFocused();
        page.keyboard().type("Embedded data: email");
        assertThat(option("Embedded data: email")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("How it is compared").nth(1)).isVisible();
        choose("How it is compared", "is not empty");
        assertThat(text("It goes on if “Would you recommend us?” is at least 6 and “email” is not empty."))
                .isVisible();

        deleteAndTakeBack();

        press("Test");
        assertThat(text("sample@example.com")).isVisible();
        page.keyboard().press("Escape");
        press("Publish revision 1");
        tabTo("What changed?");
        page.keyboard().type("By keyboard");
        press("Publish");

        assertPublished();
    }

    /** Delete asks, Ctrl+Z brings it back, Ctrl+Shift+Z takes it away again. */
    private void deleteAndTakeBack() {
        page.keyboard().press("Escape");
        assertThat(card("Condition")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(card("Upsert Contact")).isFocused();
        page.keyboard().press("Delete");
        press("Delete step");
        assertThat(card("Upsert Contact")).hasCount(0);
        assertThat(card("Condition")).isFocused();
        page.keyboard().press("Control+z");
        assertThat(card("Upsert Contact")).isVisible();
        page.keyboard().press("Control+Shift+z");
        assertThat(card("Upsert Contact")).hasCount(0);
        page.keyboard().press("Control+z");
        assertThat(card("Upsert Contact")).isVisible();
    }

    /** The focus is in it: the next Tab leads to its first control. */
    private void assertPanelOpened(String title) {
        assertThat(page.locator(".sl-side-panel h2")).hasText(title);
        assertThat(page.locator(".sl-side-panel h2")).isFocused();
    }

    private Locator card(String title) {
        return page.locator(".sl-step-card")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first();
    }

    private Locator menuItem(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name))
                .last();
    }

    private static Locator name(Locator dialog) {
        return dialog.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Name"));
    }

    private void press(String name) {
        tabTo(name);
        page.keyboard().press("Enter");
    }

    /** In a list that opens. */
    private void choose(String label, String item) {
        tabTo(label);
        page.keyboard().press("Enter");
        assertThat(option(item)).isVisible();
        for (int moved = 0; moved < MOST_STEPS && !focusedName().contains(item); moved++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(option(item)).isHidden();
    }

    /** In a list that narrows down to what is typed. */
    private void search(String label, String typed, String item) {
        tabTo(label);
        page.keyboard().type(typed);
        assertThat(option(item)).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(option(item)).isHidden();
    }

    /** What a screen reader calls the element is what is looked for. */
    private void tabTo(String name) {
        var passed = new ArrayList<String>();
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (focusedName().contains(name)) {
                return;
            }
            page.keyboard().press("Tab");
            passed.add(focusedName());
        }
        throw new AssertionError(name + " is not reached by Tab, but " + passed);
    }

    private String focusedName() {
        return String.valueOf(page.evaluate("""
                () => {
                  const words = element => element.textContent.trim().replace(/\\s+/g, ' ');
                  const focused = document.activeElement;
                  const named = (focused.getAttribute('aria-labelledby') || '').split(' ')
                      .map(id => document.getElementById(id)).filter(found => found).map(words).join(' ');
                  const within = focused.querySelector('[aria-label]');
                  return focused.getAttribute('aria-label') || named
                      || (focused.labels && focused.labels.length > 0 && words(focused.labels[0]))
                      || (within && within.getAttribute('aria-label')) || words(focused);
                }"""));
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
