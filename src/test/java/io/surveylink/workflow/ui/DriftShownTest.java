package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import io.surveylink.account.Account;
import io.surveylink.account.Requirements;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a run-as account lacks is read where the workflow is seen and where it is published. */
class DriftShownTest extends ViewTest {

    private static final String SENTENCE =
            "Edit records of the object Contact: The user’s permissions do not include it.";

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Requirements requirements;

    @Autowired
    Workflows workflows;

    private ProjectPeople people;
    private Account account;
    private WorkflowHead workflow;

    /** By a member whose own account may do more than the owner's, which runs it. */
    @BeforeEach
    void publish() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(people.owner(), "limited@acme.example");
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
    }

    @Test
    void theListAndTheStepSayWhatNoLongerFits() {
        requirements.check(people.owner(), account.id());
        signIn(people.viewer());

        open(WorkflowNavigation.listPath(people.project().slug()));
        assertThat(_get(WorkflowRow.class).getElement().getTextRecursively()).contains(SENTENCE);

        open(WorkflowNavigation.editorPath(workflow.publicId()));
        assertThat(_find(StepCard.class).getLast().getElement().getTextRecursively())
                .contains(SENTENCE);
    }

    @Test
    void theLastWordBeforePublishingWarnsAndDoesNotHinder() {
        workflowFixtures.save(
                people.editor(),
                workflow,
                WorkflowFixtures.definition(WorkflowFixtures.task(
                        account.orgId(), "Contact", WorkflowFixtures.embedded("LastName", "lastName"))));
        signIn(people.editor());
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        _click(_get(Button.class, spec -> spec.withText("Publish revision 2")));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertThat(_find(Dialog.class)).hasSize(1);
        });
        var dialog = _get(Dialog.class);
        assertThat(dialog.getElement().getTextRecursively())
                .contains("the account that runs it lacks something", SENTENCE);
        _click(_get(dialog, Button.class, spec -> spec.withText("Publish")));
        assertThat(workflows.revisions(people.editor(), workflow.id())).hasSize(2);
    }
}
