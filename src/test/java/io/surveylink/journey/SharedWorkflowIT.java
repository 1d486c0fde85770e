package io.surveylink.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.surveylink.workflow.WorkflowFixtures.contacts;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people at one workflow, each in a browser of their own: what one does shows at the other. */
class SharedWorkflowIT extends Journey {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    Projects projects;

    private ProjectPeople people;
    private WorkflowHead workflow;
    private Page creators;

    @BeforeEach
    void ownersWorkflowSharedWithThePerson() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        var org = workflowFixtures.link(people.owner(), "owner@acme.example").orgId();
        workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(org));
        projects.setMember(people.owner(), people.id(), person.id(), MemberAccess.EDIT);
        creators = browserOf(people.owner());
    }

    @Test
    void aProposalShowsAtTheCreatorAndItsAcceptanceAtItsAuthor() {
        signIn();
        page.navigate(url("/workflows/" + workflow.publicId()));
        assertThat(text("Olga Owner created this workflow")).isVisible();
        creators.navigate(url("/workflows/" + workflow.publicId()));
        assertThat(buttonAt(creators, "Publish revision 2")).isVisible();

        button("Start a proposal").click();
        assertThat(button("Propose…")).isVisible();
        page.locator(".sl-step-card").first().click();
        page.getByText("When a complete response is updated through the API").click();
        assertThat(text("Saved ")).isVisible();
        button("Propose…").click();
        page.getByLabel("Why should this change?").fill("Only new responses, please");
        button("Send proposal").click();

        assertThat(creators.getByText("Journey proposes a change").first()).isVisible();
        buttonAt(creators, "Look at it").click();
        assertThat(creators.getByText("Only new responses, please").first()).isVisible();
        page.navigate(url("/workflows/" + workflow.publicId()));
        assertThat(text("Your proposal waits for Olga Owner")).isVisible();
        buttonAt(creators, "Accept and publish").click();

        assertThat(creators.getByText("Accepted").first()).isVisible();
        assertThat(text("Published, revision 2")).isVisible();
        Assertions.assertThat(workflows.published(people.owner(), workflow.id()).event())
                .isEqualTo(new WorkflowEvent.SurveyResponse(true, false));
    }

    @Test
    void aTakeOverMakesTheCreatorsOpenEditorReadOnlyAndKeepsTheDraft() {
        var published = workflows.published(people.owner(), workflow.id());
        workflowFixtures.save(
                people.owner(), workflow, published.withEvent(new WorkflowEvent.SurveyResponse(false, true)));
        creators.navigate(url("/workflows/" + workflow.publicId()));
        assertThat(buttonAt(creators, "Publish revision 2")).isVisible();
        signIn();
        page.navigate(url("/workflows/" + workflow.publicId()));

        button("Sign in to Salesforce").click();
        signInAtSalesforce("collaborator@acme.example", "allow");
        assertThat(text("Signed in to 1 of 1 org")).isVisible();
        button("Become the creator").click();

        assertThat(button("Publish revision 2")).isVisible();
        assertThat(creators.getByText("Journey created this workflow").first()).isVisible();
        assertThat(buttonAt(creators, "Publish revision 2")).isHidden();
        assertThat(buttonAt(creators, "Go on with your draft")).isVisible();
        Assertions.assertThat(workflows
                        .draft(people.owner(), workflow.id())
                        .definition()
                        .event())
                .isEqualTo(new WorkflowEvent.SurveyResponse(false, true));
        creators.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on with your draft"))
                .click();
        assertThat(buttonAt(creators, "Propose…")).isVisible();
    }
}
