package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.surveylink.account.ui.AskOwnerButton;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** At a step that runs as nobody yet, whoever may edit asks the owner. */
class AskOwnerTest extends ViewTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    Notifications notifications;

    private ProjectPeople people;
    private WorkflowHead workflow;

    @BeforeEach
    void aStepInAnOrgOfTheMember() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.save(people.editor(), workflow, WorkflowFixtures.contacts(account.orgId()));
    }

    @Test
    void theOwnerIsAskedAtTheStepAndComesBackToIt() {
        signIn(people.editor());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));

        var ask = _get(Button.class, spec -> spec.withText("Ask the owner to link this org"));
        _click(ask);

        assertThat(ask.isEnabled()).isFalse();
        assertThat(notifications.latest(people.owner().id(), 5))
                .filteredOn(notice -> notice.kind() == NoticeKind.LINK_ASKED)
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.link()).endsWith("workflows%2F" + workflow.publicId() + "%3Fstep%3Dtask-1"));
    }

    @Test
    void whereAnAccountOfTheOwnerServesNobodyIsAsked() {
        workflowFixtures.link(people.owner(), "owner@acme.example");
        workflowFixtures.publish(
                people.editor(),
                workflow,
                workflows.draft(people.editor(), workflow.id()).definition());
        signIn(people.editor());

        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));

        _assertNone(AskOwnerButton.class);
    }
}
