package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.account.Account;
import io.surveylink.account.ui.AccountChooser;
import io.surveylink.common.ui.Banner;
import io.surveylink.ownership.Bindings;
import io.surveylink.ownership.Consents;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectSummary;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.survey.Surveys;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.Menus;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkflowEditorViewTest extends ViewTest {

    @Autowired
    Workflows workflows;

    @Autowired
    Bindings bindings;

    @Autowired
    Consents consents;

    @Autowired
    Surveys surveys;

    @Autowired
    AccountLinking linking;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectPeople people;
    private WorkflowFixtures workflowFixtures;

    @BeforeEach
    void makeProject() {
        workflowFixtures = new WorkflowFixtures(surveys, workflows, linking);
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

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
    void aWorkflowIsRenamedInItsHead() {
        var workflow = workflowFixtures.create(people.owner(), people);
        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));

        Menus.click(_get(_get(EditorHeader.class), MenuBar.class), "Rename");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Leads of the fair");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        _assertOne(H1.class, spec -> spec.withText("Leads of the fair"));
    }

    private void openEditor(WorkflowHead workflow) {
        signIn(people.owner());
        open(WorkflowNavigation.editorPath(workflow.publicId()));
    }

    private WorkflowDefinition score(Account account, AnswerForm form) {
        return definition(task(
                account.orgId(),
                "Survey_Response__c",
                mapping("Score__c", "double", new ValueSource.Answer("mood", form))));
    }

    private WorkflowDefinition draft(WorkflowHead workflow) {
        return workflows.draft(people.owner(), workflow.id()).definition();
    }

    private Account sameAs(Account account) {
        return _get(AccountChooser.class)
                .getListDataView()
                .getItems()
                .filter(each -> each.id().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    private StepCard card(String title) {
        return _find(StepCard.class).stream()
                .filter(card -> text(card).contains(title))
                .findFirst()
                .orElseThrow();
    }

    private void openCard(String title) {
        ComponentUtil.fireEvent(card(title), new ClickEvent<>(card(title)));
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private ComboBox<ObjectSummary> awaitObjects() {
        return await(() -> {
            ComboBox<ObjectSummary> object = _get(ComboBox.class, spec -> spec.withLabel("Object"));
            assertThat(object.getListDataView().getItemCount()).isPositive();
            return object;
        });
    }

    private static ObjectSummary named(ComboBox<ObjectSummary> combo, String name) {
        return combo.getListDataView()
                .getItems()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitFields() {
        await(() -> _get(Button.class, spec -> spec.withText("Add field")));
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private void addField(String name) {
        _click(_get(Button.class, spec -> spec.withText("Add field")));
        ComboBox<FieldDescription> field = _get(ComboBox.class, spec -> spec.withLabel("Which field?"));
        _setValue(
                field,
                field.getListDataView()
                        .getItems()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    private void choose(String picker, String source) {
        var combo = combo(picker);
        _setValue(
                combo,
                combo.getListDataView()
                        .getItems()
                        .filter(option -> option.label().equals(source))
                        .findFirst()
                        .orElseThrow());
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private static ComboBox<SourceOption> combo(String label) {
        return _find(ComboBox.class).stream()
                .filter(combo -> label.equals(combo.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private void publish() {
        _click(_get(Button.class, spec -> spec.withText("Publish revision 1")));
        await(() -> _get(Button.class, spec -> spec.withText("Publish")));
        _click(_get(Button.class, spec -> spec.withText("Publish")));
        _assertOne(Span.class, spec -> spec.withText("Revision 1 is published"));
    }

    /** What Salesforce answers arrives from a thread of its own. */
    private static <T> T await(Callable<T> found) {
        return Awaitility.await()
                .pollInSameThread()
                .ignoreExceptionsMatching(e -> true)
                .until(
                        () -> {
                            MockVaadin.clientRoundtrip(false);
                            try {
                                return found.call();
                            } catch (AssertionError e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        Objects::nonNull);
    }

    private String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
