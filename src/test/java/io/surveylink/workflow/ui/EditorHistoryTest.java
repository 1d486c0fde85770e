package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DropEvent;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.menubar.MenuBar;
import io.surveylink.account.Account;
import io.surveylink.common.ui.Banner;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.testing.Menus;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.Step;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Back and forth, over and over: undo, redo, reorder, restore, and two windows at once. */
class EditorHistoryTest extends EditorTestCase {

    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void aWorkflow() {
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @Test
    void whatWasDoneIsTakenBackAndDoneAgain() {
        openEditor(workflow);
        assertThat(labelled("Undo").isEnabled()).isFalse();
        openCard("When should it start?");
        _click(_get(Button.class, spec -> spec.withText("Survey response")));
        _click(_get(Button.class, spec -> spec.withText("Add a Salesforce task")));

        _click(labelled("Undo"));
        assertThat(draft(workflow).steps()).isEmpty();
        _click(labelled("Undo"));
        assertThat(draft(workflow)).isEqualTo(WorkflowDefinition.EMPTY);
        assertThat(labelled("Undo").isEnabled()).isFalse();
        _click(labelled("Redo"));
        _click(labelled("Redo"));

        assertThat(draft(workflow).event()).isEqualTo(new WorkflowEvent.SurveyResponse(true, false));
        assertThat(draft(workflow).steps()).hasSize(1);
        assertThat(labelled("Redo").isEnabled()).isFalse();
    }

    @Test
    void aDeletedStepComesBackWithItsMapping() {
        var definition = contacts(account.orgId());
        workflowFixtures.save(people.owner(), workflow, definition);
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));
        Menus.click(_get(_get(TaskPanel.class), MenuBar.class), "Delete step");
        _click(_get(Button.class, spec -> spec.withText("Delete step")));
        assertThat(draft(workflow).steps()).isEmpty();

        _click(labelled("Undo"));

        assertThat(draft(workflow)).isEqualTo(definition);
        assertThat(card("Upsert Contact")).isNotNull();
    }

    @Test
    void somethingNewForgetsWhatWasTakenBack() {
        workflowFixtures.save(people.owner(), workflow, definition());
        openEditor(workflow);
        _click(_get(Button.class, spec -> spec.withText("Add a Salesforce task")));
        _click(labelled("Undo"));

        _click(_get(Button.class, spec -> spec.withText("Add a Salesforce task")));

        assertThat(labelled("Redo").isEnabled()).isFalse();
    }

    @Test
    void aStepIsDraggedToThePlaceOfAnother() {
        workflowFixtures.save(people.owner(), workflow, definition(named("a"), named("b"), named("c")));
        openEditor(workflow);

        drop(itemOf("a"), itemOf("c"));

        assertThat(draft(workflow).steps()).extracting(Step::key).containsExactly("b", "c", "a");
        drop(itemOf("a"), itemOf("b"));
        assertThat(draft(workflow).steps()).extracting(Step::key).containsExactly("a", "b", "c");
        _click(labelled("Undo"));
        assertThat(draft(workflow).steps()).extracting(Step::key).containsExactly("b", "c", "a");
    }

    @Test
    void theSecondWindowIsToldAndOverwritesNothing() {
        openEditor(workflow);
        workflowFixtures.save(people.owner(), workflow, contacts(account.orgId()));

        openCard("When should it start?");
        _click(_get(Button.class, spec -> spec.withText("Survey response")));
        assertThat(text(_get(Banner.class))).contains("Saved in another window meanwhile");
        _click(_get(Button.class, spec -> spec.withText("Add a Salesforce task")));
        _click(labelled("Undo"));

        assertThat(draft(workflow)).isEqualTo(contacts(account.orgId()));
        _click(_get(Button.class, spec -> spec.withText("Reload")));
        _assertNone(Banner.class);
        assertThat(labelled("Undo").isEnabled())
                .as("what was done before is no way back from here")
                .isFalse();
    }

    @Test
    void revisionsTellWhatTheyChangedAndAreRestored() {
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));
        workflowFixtures.publish(
                people.owner(),
                workflow,
                definition(task(account.orgId(), "Contact", embedded("LastName", "lastName"))));
        openEditor(workflow);

        _click(_get(Button.class, spec -> spec.withText("Revisions")));
        _click(labelled("Changes of revision 2"));
        assertThat(text(_get(DefinitionDiffView.class))).contains("Email").contains("1 change");
        _click(_get(Button.class, spec -> spec.withText("All revisions")));
        assertThat(labels()).as("the latest is what the draft goes on from").doesNotContain("Restore revision 2");
        _click(labelled("Restore revision 1"));

        assertThat(taskOf(draft(workflow)).mapping("Email")).isPresent();
        _get(Button.class, spec -> spec.withText("Publish revision 3"));
    }

    @Test
    void whoMayNotPublishSeesChangesAndRestoresNothing() {
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));
        workflowFixtures.publish(people.owner(), workflow, definition(task(account.orgId(), "Survey_Response__c")));
        signIn(people.editor());
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        _click(_get(Button.class, spec -> spec.withText("Revisions")));

        assertThat(labels()).contains("Changes of revision 1").doesNotContain("Restore revision 1");
        assertThat(labels()).doesNotContain("Undo", "Redo");
    }

    private static List<String> labels() {
        return _find(Button.class).stream()
                .map(button -> button.getAriaLabel().orElse(""))
                .toList();
    }

    private static Button labelled(String label) {
        return _find(Button.class).stream()
                .filter(button -> label.equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private static void drop(ListItem dragged, ListItem target) {
        UI.getCurrent().getInternals().setActiveDragSourceComponent(dragged);
        ComponentUtil.fireEvent(target, new DropEvent<>(target, true, "all"));
    }

    private SalesforceTask named(String key) {
        return new SalesforceTask(key, account.orgId(), WriteOperation.UPSERT, key, key, null, List.of());
    }

    private static SalesforceTask taskOf(WorkflowDefinition definition) {
        return (SalesforceTask) definition.steps().getFirst();
    }

    private ListItem itemOf(String title) {
        return (ListItem) card("Upsert " + title).getParent().orElseThrow();
    }
}
