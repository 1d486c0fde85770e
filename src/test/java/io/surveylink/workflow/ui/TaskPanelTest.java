package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.surveylink.account.Account;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task can be told. */
class TaskPanelTest extends EditorTestCase {

    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void linkAnAccount() {
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @Test
    void allSixOperationsAreChosenHere() {
        openTask(contact());

        assertThat(operations().getListDataView().getItems().map(TaskTexts::operation))
                .containsExactly(
                        "Create",
                        "Update by record ID",
                        "Upsert by external ID",
                        "Update only, by external ID",
                        "Delete by record ID",
                        "Post to Chatter");
    }

    @Test
    void anUpdateAsksForTheRecordAndADeleteForNothingElse() {
        openTask(contact());

        choose(TaskOperation.UPDATE);
        assertThat(combo("Record ID: filled from")).isNotNull();
        choose("Record ID: filled from", "Embedded data: email");
        assertThat(currentTask().operation()).isEqualTo(WriteOperation.UPDATE);
        assertThat(currentTask().mapping("Email")).isPresent();

        choose(TaskOperation.DELETE);
        assertThat(currentTask().mappings()).extracting(FieldMapping::field).containsExactly("Id");
        _assertNone(Button.class, spec -> spec.withText("Add field"));
    }

    @Test
    void aPostHasAParentAndATextAndNoObjectToChoose() {
        openTask(contact());

        choose(TaskOperation.POST);
        await(() -> combo("Body: filled from"));
        _assertNone(ComboBox.class, spec -> spec.withLabel("Object"));
        choose("Body: filled from", "Text with placeholders");
        _setValue(textArea("Body: text"), "Thank you, {{data.firstName}}");

        assertThat(currentTask().posts()).isTrue();
        assertThat(currentTask().mapping("Body"))
                .hasValueSatisfying(body ->
                        assertThat(body.source()).isEqualTo(new ValueSource.Text("Thank you, {{data.firstName}}")));
        assertThat(text(_get(TaskPanel.class))).contains("Post to Chatter");
    }

    @Test
    void aPlaceholderIsInsertedIntoTheText() {
        openTask(task(
                account.orgId(),
                "Survey_Response__c",
                mapping("Comment__c", "textarea", new ValueSource.Text("Score: "))));

        var insert = combo("Comment: insert a placeholder");
        _setValue(insert, option(insert, "nps: Recommend us?"));

        assertThat(mappingOf("Comment__c").source()).isEqualTo(new ValueSource.Text("Score: {{answer.nps}}"));
    }

    @Test
    void valuesOfAPicklistAreMappedChoiceByChoice() {
        openTask(task(
                account.orgId(),
                "Survey_Response__c",
                mapping("Segment__c", "picklist", new ValueSource.Answer("mood", ValueSource.AnswerForm.LABEL))));

        _click(_get(Button.class, spec -> spec.withText("Map values")));
        setTarget("What is written for Very good", "Promoter");
        setTarget("What is written for Not so good", "Detractor");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(mappingOf("Segment__c").values()).isEqualTo(Map.of("1", "Promoter", "2", "Detractor"));
        _get(Button.class, spec -> spec.withText("2 of 2 values mapped"));
        await(() ->
                workflows.check(people.owner(), workflow.id(), draft(workflow)).isEmpty() ? true : null);
    }

    @Test
    void aLookupIsFilledByAnExternalIdOfItsParent() {
        openTask(task(account.orgId(), "Survey_Response__c", embedded("Account__c", "email")));

        _click(_get(Button.class, spec -> spec.withText("Find by external ID")));
        ComboBox<Object> found = await(() -> anyCombo("Account: found by"));
        _setValue(found, found.getListDataView().getItems().skip(1).findFirst().orElseThrow());

        assertThat(mappingOf("Account__c").parent()).satisfies(parent -> {
            assertThat(Objects.requireNonNull(parent).relationship()).isEqualTo("Account__r");
            assertThat(parent.externalIdField()).isEqualTo("Customer_Number__c");
        });
        assertThat(workflows.check(people.owner(), workflow.id(), draft(workflow)))
                .isEmpty();
    }

    @Test
    void fixedValuesAreTypedByTheirField() {
        openTask(task(
                account.orgId(),
                "Survey_Response__c",
                mapping("Follow_Up__c", "boolean", new ValueSource.Fixed("")),
                mapping("Segment__c", "picklist", new ValueSource.Fixed("")),
                mapping("Answered_On__c", "date", new ValueSource.Fixed("2026-11-23"))));

        assertThat(_find(Select.class).stream()
                        .map(select -> select.getAriaLabel().orElse("")))
                .contains("Follow Up: value");
        assertThat(this.<String>anyCombo("Segment: value").getListDataView().getItems())
                .containsExactly("Promoter", "Passive", "Detractor");
        assertThat(_get(DatePicker.class).getValue()).hasToString("2026-11-23");
    }

    @Test
    void theRecordOfAnEarlierStepIsOfferedToTheLaterOne() {
        var later = new SalesforceTask(
                "task-2", account.orgId(), WriteOperation.UPDATE, "Contact", "Contact", null, List.of());
        save(definition(contact(), later));
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-2"));
        awaitFields();

        choose("Record ID: filled from", "Record of step 2: Upsert Contact");

        assertThat(taskOf("task-2").mapping("Id"))
                .hasValueSatisfying(id -> assertThat(id.source()).isEqualTo(new ValueSource.TaskRecord("task-1")));
    }

    @Test
    void rulesOfTheOrgAreAskedFor() {
        openTask(task(account.orgId(), "Case"));

        check("Apply the active assignment rule");
        check("Save even where a duplicate rule warns");

        assertThat(currentTask().options()).isEqualTo(new WriteOptions(true, true));
    }

    @Test
    void assignmentRulesAreForLeadsAndCases() {
        openTask(contact());

        _assertNone(Checkbox.class, spec -> spec.withLabel("Apply the active assignment rule"));
    }

    private SalesforceTask contact() {
        return task(account.orgId(), "Contact", embedded("LastName", "lastName"), embedded("Email", "email"));
    }

    private void openTask(SalesforceTask task) {
        save(definition(task));
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));
        awaitFields();
    }

    private void save(WorkflowDefinition definition) {
        workflowFixtures.save(people.owner(), workflow, definition);
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private Select<TaskOperation> operations() {
        return _get(Select.class, spec -> spec.withLabel("Operation"));
    }

    private void choose(TaskOperation operation) {
        _setValue(operations(), operation);
    }

    private static void check(String label) {
        _setValue(_get(Checkbox.class, spec -> spec.withLabel(label)), true);
    }

    private static void setTarget(String label, String value) {
        ComboBox<ValueMapDialog.Named> combo = anyCombo(label);
        _setValue(
                combo,
                combo.getListDataView()
                        .getItems()
                        .filter(each -> each.value().equals(value))
                        .findFirst()
                        .orElseThrow());
    }

    private static TextArea textArea(String label) {
        return _find(TextArea.class).stream()
                .filter(area -> label.equals(area.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private SalesforceTask currentTask() {
        return taskOf("task-1");
    }

    private SalesforceTask taskOf(String key) {
        return (SalesforceTask) draft(workflow).step(key).orElseThrow();
    }

    private FieldMapping mappingOf(String field) {
        return currentTask().mapping(field).orElseThrow();
    }
}
