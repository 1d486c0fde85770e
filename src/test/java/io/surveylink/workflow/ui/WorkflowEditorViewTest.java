package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.common.ui.Banner;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.testing.Menus;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkflowEditorViewTest extends EditorTestCase {

    @Autowired
    Bindings bindings;

    @Autowired
    Consents consents;

    @Test
    void aNewWorkflowAsksWhenItShouldStart() {
        openEditor(workflowFixtures.create(people.owner(), people));

        assertThat(card("When should it start?")).isNotNull();
        _assertNone(TaskPanel.class);
    }

    @Test
    void aMappingOfACustomObjectIsBuiltAndPublished() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        openCard("When should it start?");
        _click(_get(Button.class, spec -> spec.withText("Survey response")));
        _click(_get(Button.class, spec -> spec.withText("Add a Salesforce task")));
        _setValue(_get(AccountChooser.class), sameAs(account));
        var object = awaitObjects();
        _setValue(object, named(object, "Survey_Response__c"));
        awaitFields();
        assertThat(_get(Select.class, spec -> spec.withLabel("Match by external ID"))
                        .getValue())
                .isInstanceOfSatisfying(
                        FieldDescription.class,
                        field -> assertThat(field.name()).isEqualTo("Survey_Response_Id__c"));
        addField("Score__c");
        choose("Score: filled from", "nps: Recommend us?");
        _click(_get(Button.class, spec -> spec.withText("Suggest")));

        publish();

        var published = workflows.published(people.owner(), workflow.id());
        assertThat(published.steps()).singleElement().isInstanceOfSatisfying(SalesforceTask.class, task -> {
            assertThat(task.operation()).isEqualTo(WriteOperation.UPSERT);
            assertThat(task.object()).isEqualTo("Survey_Response__c");
            assertThat(task.mapping("Survey_Response_Id__c"))
                    .hasValueSatisfying(key -> assertThat(key.source()).isEqualTo(new ValueSource.ResponseKey()));
            assertThat(task.mapping("Score__c")).isPresent();
            assertThat(task.mapping("Email__c"))
                    .hasValueSatisfying(
                            mail -> assertThat(mail.source()).isEqualTo(new ValueSource.EmbeddedData("email")));
        });
        assertThat(bindings.find(people.id(), account.orgId())).contains(account.id());
        assertThat(text(_get(EditorHeader.class))).contains("Published, revision 1");
    }

    @Test
    void publishListsWhatIsWrongAndLeadsThere() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, score(account, AnswerForm.LABEL));
        openEditor(workflow);

        _click(_get(Button.class, spec -> spec.withText("Publish revision 1")));
        var dialog = await(() -> _get(PublishDialog.class));

        assertThat(dialog.getHeaderTitle()).isEqualTo("Solve 1 problem before revision 1 goes live");
        assertThat(text(dialog)).contains("It can be “Very good”. The field takes a number.");
        _click(_get(Button.class, spec -> spec.withText("Show")));
        awaitFields();
        _click(await(() -> _get(Button.class, spec -> spec.withText("Use recode value"))));
        await(() -> {
            _assertNone(Button.class, spec -> spec.withText("Use recode value"));
            return true;
        });
        assertThat(workflows.check(people.owner(), workflow.id(), draft(workflow)))
                .isEmpty();
    }

    @Test
    void fieldsAreReadWithTheAccountOfWhoEdits() {
        workflowFixtures.link(people.owner(), "owner@acme.example");
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.save(people.editor(), workflow, contacts(account.orgId()));
        long before = simulator.production().lastCall();

        signIn(people.editor());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));
        awaitFields();

        assertThat(simulator.production().calls(before))
                .filteredOn(call -> call.kind().startsWith("describe"))
                .isNotEmpty()
                .extracting(CallRecord::user)
                .containsOnly("collaborator@acme.example");
    }

    @Test
    void whenSalesforceDoesNotAnswerTheLastFieldsStay() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, contacts(account.orgId()));
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));
        awaitFields();
        try {
            simulator.production().settings("{\"user\":\"owner@acme.example\",\"set\":{\"apiEnabled\":false}}");
            _click(_get(Button.class, spec -> spec.withText("Read again")));

            await(() -> {
                assertThat(text(_get(TaskPanel.class))).contains("Salesforce did not answer");
                return true;
            });
            assertThat(combo("Last Name: filled from")).isNotNull();
        } finally {
            simulator.production().settings("{\"user\":\"owner@acme.example\",\"set\":{\"apiEnabled\":true}}");
        }
    }

    @Test
    void othersSeeWhatIsPublishedAndCannotChangeIt() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));

        signIn(people.editor());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));

        assertThat(text(_get(LockBanner.class))).contains("Olga Owner created this workflow");
        _assertNone(Button.class, spec -> spec.withText("Publish revision 2"));
        _assertNone(Button.class, spec -> spec.withText("Add field"));
        assertThat(combo("Email: filled from").isReadOnly()).isTrue();
    }

    @Test
    void strangersAreToldThatItIsNotThere() {
        var workflow = workflowFixtures.create(people.owner(), people);
        signIn(people.stranger());

        open(WorkflowNavigation.editorPath(workflow.publicId()));

        _assertNone(EditorCanvas.class);
    }

    @Test
    void theOwnerAgreesInABannerAndThePublisherSeesTheWait() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(account.orgId()));
        signIn(people.editor());
        open(WorkflowNavigation.editorPath(workflow.publicId()));
        assertThat(text(_get(ConsentBanners.class))).contains("Waiting for Olga Owner to agree");
        _assertNone(Button.class, spec -> spec.withText("Agree"));

        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));
        assertThat(text(_get(ConsentBanners.class))).contains("Emil Editor").contains("Upsert Contact");
        _click(_get(Button.class, spec -> spec.withText("Agree")));

        assertThat(consents.open(people.owner(), people.id())).isEmpty();
        _assertNone(Button.class, spec -> spec.withText("Agree"));
    }

    @Test
    void anotherWindowsChangeStopsThisOne() {
        var workflow = workflowFixtures.create(people.owner(), people);
        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));
        workflowFixtures.save(people.owner(), workflow, definition());

        openCard("When should it start?");
        _click(_get(Button.class, spec -> spec.withText("Survey response")));

        assertThat(text(_get(Banner.class))).contains("Saved in another window meanwhile");
        _click(_get(Button.class, spec -> spec.withText("Reload")));
        _assertNone(Banner.class);
        assertThat(draft(workflow)).isEqualTo(definition());
    }

    @Test
    void aStepIsDeletedAfterAQuestion() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, contacts(account.orgId()));
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));

        Menus.click(_get(_get(TaskPanel.class), MenuBar.class), "Delete step");
        assertThat(draft(workflow).steps()).hasSize(1);
        _click(_get(Button.class, spec -> spec.withText("Delete step")));

        assertThat(draft(workflow).steps()).isEmpty();
        _assertNone(TaskPanel.class);
    }

    @Test
    void theAccountThatWasLinkedMeanwhileIsChosenOnTheWayBack() {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, definition(SalesforceTask.begun("task-1")));
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));
        String way = WorkflowNavigation.returnPath(workflow.publicId(), "task-1", Instant.EPOCH);
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");

        open(way);

        assertThat(draft(workflow).steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        SalesforceTask.class, task -> assertThat(task.org()).isEqualTo(account.orgId()));
        assertThat(bindings.find(people.id(), account.orgId())).contains(account.id());
    }

    @Test
    void aWorkflowIsDescribedFromItsHead() {
        var workflow = workflowFixtures.create(people.owner(), people);
        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        Menus.click(_get(_get(EditorHeader.class), MenuBar.class), "Name, purpose and who is told");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Leads of the fair");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("What it is for")), "Sales calls them.");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        _assertOne(H1.class, spec -> spec.withText("Leads of the fair"));
        Menus.click(_get(_get(EditorHeader.class), MenuBar.class), "Name, purpose and who is told");
        assertThat(_get(TextArea.class, spec -> spec.withLabel("What it is for"))
                        .getValue())
                .isEqualTo("Sales calls them.");
        _assertOne(MultiSelectComboBox.class, spec -> spec.withLabel("Who is told as well"));
    }

    private WorkflowDefinition score(Account account, AnswerForm form) {
        return definition(task(
                account.orgId(),
                "Survey_Response__c",
                mapping("Score__c", "double", new ValueSource.Answer("mood", form))));
    }
}
