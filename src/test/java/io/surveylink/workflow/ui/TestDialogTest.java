package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.surveylink.account.Account;
import io.surveylink.ownership.Bindings;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.WorkflowHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TestDialogTest extends EditorTestCase {

    @Autowired
    Bindings bindings;

    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void aWorkflow() {
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        bindings.set(people.owner(), people.id(), account.orgId(), account.id());
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @Test
    void aSampleShowsFieldByFieldWhatWouldBeWrittenAndTheOwnerWritesIt() {
        openTest(contacts(account.orgId()));

        await(() -> {
            assertThat(text(_get(TestDialog.class)))
                    .contains("Upsert Contact")
                    .contains("Email")
                    .contains("sample@example.com")
                    .contains(people.project().publicId() + ":SAMPLE");
            return true;
        });
        _click(_get(Button.class, spec -> spec.withText("Write it for real…")));
        _click(_get(Button.class, spec -> spec.withText("Write the test")));

        await(() -> {
            assertThat(text(_get(TestDialog.class))).contains("Upsert Contact: written as 003");
            return true;
        });
        assertThat(simulator.production().records("Contact"))
                .extracting(contact -> contact.get("Survey_Response_Id__c"))
                .contains(people.project().publicId() + ":TEST-SAMPLE");
    }

    @Test
    void problemsAreShownAtTheFieldAndNothingCanBeWritten() {
        openTest(definition(task(
                account.orgId(), "Contact", embedded("LastName", "lastName"), embedded("Birthdate", "firstName"))));

        await(() -> {
            assertThat(text(_get(TestDialog.class))).contains("The field takes a date such as 2026-11-23.");
            return true;
        });
        assertThat(_get(Button.class, spec -> spec.withText("Write it for real…"))
                        .isEnabled())
                .isFalse();
    }

    @Test
    void whoIsNotTheOwnerTriesAndWritesNothing() {
        var own = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var theirs = workflowFixtures.create(people.editor(), people);
        workflowFixtures.save(people.editor(), theirs, contacts(own.orgId()));
        signIn(people.editor());
        open(WorkflowNavigation.editorPath(theirs.publicId()));

        _click(_get(Button.class, spec -> spec.withText("Test")));

        await(() -> {
            assertThat(text(_get(TestDialog.class))).contains("sample@example.com");
            return true;
        });
        _assertNone(Button.class, spec -> spec.withText("Write it for real…"));
    }

    private void openTest(WorkflowDefinition definition) {
        workflowFixtures.save(people.owner(), workflow, definition);
        openEditor(workflow);
        _click(_get(Button.class, spec -> spec.withText("Test")));
    }
}
