package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.common.OrgId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.ui.Banner;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.project.NeedsYou;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Proposals;
import io.surveylink.workflow.Proposals.ProposalHead;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.TakeOvers;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A workflow before the eyes of those who did not create it. */
class WorkflowLockTest extends ViewTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    Proposals proposals;

    @Autowired
    TakeOvers takeOvers;

    @Autowired
    SignIns signIns;

    @Autowired
    List<NeedsYou> needsYou;

    private ProjectPeople people;
    private OrgId org;
    private WorkflowHead workflow;

    @BeforeEach
    void publishOfTheOwner() {
        people = fixtures.project();
        var published = workflowFixtures.publishOfTheOwner(people);
        org = published.org();
        workflow = published.workflow();
    }

    @Test
    void aCollaboratorReadsWhoseItIsWhatHangsOnItAndTheWaysOn() {
        openEditor(people.editor());

        var banner = text(_get(LockBanner.class));
        assertThat(banner)
                .contains("Olga Owner", "owner@acme.example", "owner of the project", "no runs today, 0 waiting now");
        assertThat(_find(H3.class))
                .extracting(WorkflowLockTest::text)
                .containsExactly("Propose a change", "Take it over", "Ask for ownership");
        _assertOne(Button.class, spec -> spec.withText("Sign in to Salesforce"));
        _assertNone(Button.class, spec -> spec.withText("Publish revision 2"));
    }

    @Test
    void theBannerStaysFolded() {
        openEditor(people.editor());

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Fold")));
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        _assertNone(Button.class, spec -> spec.withText("Start a proposal"));
        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Show the ways on")));
        _assertOne(Button.class, spec -> spec.withText("Start a proposal"));
    }

    @Test
    void creatorsAndViewersSeeNoWaysOn() {
        openEditor(people.owner());
        _assertNone(LockBanner.class);

        openEditor(people.viewer());
        _assertNone(LockBanner.class);
        assertThat(_find(Banner.class).stream().map(WorkflowLockTest::text))
                .anyMatch(text -> text.contains("Olga Owner"));
    }

    @Test
    void aDraftBecomesAProposalAndTheCreatorAcceptsIt() {
        openEditor(people.editor());
        _click(_get(Button.class, spec -> spec.withText("Start a proposal")));
        workflowFixtures.save(people.editor(), workflow, withoutEmail());
        open(WorkflowNavigation.editorPath(workflow.publicId()));
        _click(_get(Button.class, spec -> spec.withText("Go on with your draft")));
        _click(_get(Button.class, spec -> spec.withText("Propose…")));
        _setValue(_get(TextArea.class), "Sales keeps it by hand.");
        _click(_get(Button.class, spec -> spec.withText("Send proposal")));

        assertThat(needsYou.stream().flatMap(spi -> spi.items(people.owner()).stream()))
                .extracting(NeedsYou.Item::title)
                .contains("Emil Editor proposes a change");
        openEditor(people.owner());
        assertThat(_find(Banner.class).stream().map(WorkflowLockTest::text))
                .anyMatch(text -> text.contains("Emil Editor proposes a change"));
        openProposal(people.owner());
        assertThat(_get(H1.class).getText()).isEqualTo("Proposal from Emil Editor");
        assertThat(_find(Div.class, spec -> spec.withClasses("sl-diff-row")))
                .singleElement()
                .satisfies(row -> assertThat(text(row)).contains("Removed", "Email"));
        _click(_get(Button.class, spec -> spec.withText("Accept and publish")));

        assertThat(workflows.get(people.owner(), workflow.publicId()).publishedNumber())
                .isEqualTo(2);
        _assertNone(Button.class, spec -> spec.withText("Accept and publish"));
    }

    @Test
    void aDeclinedProposalShowsItsAuthorWhy() {
        propose();
        openProposal(people.owner());
        _click(_get(Button.class, spec -> spec.withText("Decline…")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Tell Emil Editor why")), "We need it.");
        _click(_get(Button.class, spec -> spec.withText("Decline")));

        var declined = text(_get(Banner.class));
        assertThat(declined).contains("Declined by Olga Owner", "We need it.");
    }

    @Test
    void theAuthorOfAStaleProposalBringsItUpToDate() {
        propose();
        var published = workflows.published(people.owner(), workflow.id());
        var task = (SalesforceTask) published.steps().getFirst();
        workflowFixtures.publish(
                people.owner(),
                workflow,
                published.with(task.with(WorkflowFixtures.embedded("FirstName", "firstName"))));

        openProposal(people.owner());
        assertThat(_get(Button.class, spec -> spec.withText("Accept and publish"))
                        .isEnabled())
                .isFalse();
        openProposal(people.editor());
        _click(_get(Button.class, spec -> spec.withText("Bring up to date")));

        assertThat(proposals.open(people.owner(), workflow.id()))
                .extracting(ProposalHead::stale)
                .containsExactly(false);
        _assertNone(Banner.class);
    }

    @Test
    void whoSignedInEverywhereBecomesTheCreatorWithAClick() {
        String session = RandomIds.secret();
        var authorize = takeOvers.signIn(people.editor(), session, workflow.id(), org, "accounts");
        var callback = new SimulatorBrowser().walk(authorize, "collaborator@acme.example", "allow");
        assertThat(signIns.finish(people.editor(), session, callback.appPublicId(), callback.parameters()))
                .isInstanceOf(SignInOutcome.Completed.class);

        openEditor(people.editor());
        assertThat(text(_get(LockBanner.class))).contains("Signed in to 1 of 1 org, valid for 14 minutes");
        _click(_get(Button.class, spec -> spec.withText("Become the creator")));

        _assertNone(LockBanner.class);
        assertThat(workflows.get(people.owner(), workflow.publicId()).creatorId())
                .isEqualTo(people.editor().id());
        openEditor(people.owner());
        assertThat(text(_get(LockBanner.class))).contains("Emil Editor");
    }

    private void propose() {
        int version = workflowFixtures.save(people.editor(), workflow, withoutEmail());
        proposals.propose(people.editor(), workflow.id(), version, "Sales keeps it by hand.");
    }

    private WorkflowDefinition withoutEmail() {
        var published = workflows.published(people.editor(), workflow.id());
        var task = (SalesforceTask) published.steps().getFirst();
        return published.with(task.without("Email"));
    }

    private void openEditor(Actor actor) {
        signIn(actor);
        open(WorkflowNavigation.editorPath(workflow.publicId()));
    }

    private void openProposal(Actor actor) {
        signIn(actor);
        var proposal = proposals.open(people.owner(), workflow.id()).getFirst();
        open(WorkflowNavigation.proposalPath(proposal.publicId()));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
