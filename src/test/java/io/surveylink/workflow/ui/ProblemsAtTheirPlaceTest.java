package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.surveylink.account.Account;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each mistake has its sentence in the row of its field, or above the fields where it has none. */
class ProblemsAtTheirPlaceTest extends EditorTestCase {

    private static final String KEY = "Survey_Response_Id__c";

    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void linkAnAccount() {
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @Test
    void aMissingRequiredField() {
        openTask(definition(contact().without("LastName")));

        assertRow("LastName", "Salesforce requires Last Name: choose what fills it.");
    }

    @Test
    void noExternalId() {
        openTask(definition(
                task(account.orgId(), "Account", embedded("Name", "lastName")).withExternalIdField("Website")));

        assertPanel("Choose the external ID field that finds the record.");
    }

    @Test
    void aDoubledExternalId() {
        var task = contact();
        var key = task.mapping(KEY).orElseThrow();
        openTask(definition(
                task.withMappings(List.of(key, key, task.mapping("LastName").orElseThrow()))));

        assertRow(KEY, "Survey Response Id is filled twice.");
    }

    @Test
    void aTextThatIsTooLong() {
        openTask(definition(with("Phone", "phone", new ValueSource.Fixed("0".repeat(41)))));

        assertRow("Phone", "The text is longer than the field allows.");
    }

    @Test
    void aWrongPicklistValueWithItsWayOut() {
        openTask(definition(with("Survey_Language__c", "picklist", new ValueSource.Answer("mood", AnswerForm.LABEL))));

        assertRow("Survey_Language__c", "It can be “Very good”, which Survey Language does not have among its values.");
        _get(Button.class, spec -> spec.withText("Map values"));
    }

    @Test
    void anIncompatibleType() {
        openTask(definition(with("Birthdate", "date", new ValueSource.Answer("nps", AnswerForm.LABEL))));

        assertRow("Birthdate", "It can be “0”. The field takes a date such as 2026-11-23.");
    }

    @Test
    void aBareResponseIdIsReplacedByTheResponseKey() {
        openTask(definition(contact().with(mapping(KEY, "string", new ValueSource.ResponseId()))));

        assertRow(KEY, "another project may have a response with the same ID");
        _click(_get(Button.class, spec -> spec.withText("Use response key")));

        assertThat(((SalesforceTask) draft(workflow).steps().getFirst())
                        .mapping(KEY)
                        .map(FieldMapping::source))
                .contains(new ValueSource.ResponseKey());
        assertThat(combo("Survey Response Id: filled from").getValue().label()).isEqualTo("Response key");
    }

    @Test
    void aKeyThatIsTheSameForEveryResponse() {
        openTask(definition(contact().with(mapping(KEY, "string", new ValueSource.Fixed("one")))));

        assertRow(KEY, "this is the same for every response");
    }

    @Test
    void twoTasksWithOneKeyOnOneObject() {
        var other = new SalesforceTask(
                "task-2",
                account.orgId(),
                WriteOperation.UPSERT,
                "Contact",
                "Contact",
                KEY,
                contact().mappings());
        openTask(definition(contact(), other), "task-2");

        assertRow(KEY, "both would write the same record");
    }

    private SalesforceTask contact() {
        return task(account.orgId(), "Contact", embedded("LastName", "lastName"));
    }

    private SalesforceTask with(String field, String type, ValueSource source) {
        return contact().with(mapping(field, type, source));
    }

    private void openTask(WorkflowDefinition definition) {
        openTask(definition, "task-1");
    }

    private void openTask(WorkflowDefinition definition, String step) {
        workflowFixtures.save(people.owner(), workflow, definition);
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), step));
        awaitFields();
    }

    private void assertRow(String field, String sentence) {
        await(() -> {
            assertThat(_find(MappingRow.class).stream()
                            .filter(row -> row.fieldName().equals(field))
                            .map(this::text))
                    .anySatisfy(text -> assertThat(text).contains(sentence));
            return true;
        });
    }

    private void assertPanel(String sentence) {
        await(() -> {
            assertThat(text(_get(TaskPanel.class))).contains(sentence);
            return true;
        });
    }
}
