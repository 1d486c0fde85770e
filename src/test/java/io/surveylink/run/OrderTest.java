package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of one record go in the order of their events, within one workflow. */
class OrderTest extends EngineTestCase {

    @Test
    void changesOfOneResponseArriveInTheirOrder() {
        publish(contact());

        for (int version = 1; version <= 5; version++) {
            responses.send("R-1", "Version " + version, "order@example.com");
        }

        awaitStates(Map.of(RunState.SUCCEEDED, 5));
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("LastName", "Version 5"));
    }

    @Test
    void rowThatWaitsToRetryKeepsBackTheLaterOnesOfItsRecordAndNoOthers() {
        publish(contact());
        production().addFault("upsert", new Fault.Row("UNABLE_TO_LOCK_ROW", 0));
        responses.send("R-1", "Old", "one@example.com");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnlyKeys(RunState.RETRYING));

        responses.send("R-1", "New", "one@example.com");
        responses.send("R-2", "Other", "two@example.com");
        awaitStates(Map.of(RunState.RETRYING, 1, RunState.QUEUED, 1, RunState.SUCCEEDED, 1));
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SUCCEEDED, 3));
        assertThat(contacts()).extracting(contact -> contact.get("LastName")).containsExactlyInAnyOrder("New", "Other");
    }

    @Test
    void laterStepKeepsItsPlaceWhileAnEarlierStepOfItsRunWaits() {
        publish(definition(withKey(comment(), "first"), byEmail("second")));
        production().addFault("upsert", new Fault.Row("UNABLE_TO_LOCK_ROW", 0));
        responses.send("R-1", "Old", email());
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnlyKeys(RunState.RETRYING));

        // Another response of the same person: its second step writes the same Contact.
        responses.send("R-2", "New", email());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list().getFirst().object()).isEqualTo("Contact"));
        assertThat(contactsByEmail()).isEmpty();
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(contactsByEmail()).containsExactly("New");
    }

    @Test
    void laterStepGivesUpItsPlaceWhenItsRunFails() {
        publish(definition(withKey(comment(), "first"), byEmail("second")));
        production().addFault("upsert", new Fault.Row("FIELD_CUSTOM_VALIDATION_EXCEPTION", 0));
        responses.send("R-1", "Old", email());
        awaitStates(Map.of(RunState.FAILED, 1));

        responses.send("R-2", "New", email());

        awaitStates(Map.of(RunState.FAILED, 1, RunState.SUCCEEDED, 1));
        assertThat(contactsByEmail()).containsExactly("New");
    }

    @Test
    void retryThatNewerContentHasOvertakenIsSkipped() {
        // Written by e-mail, which changes with the version: the newer one has not to wait.
        publish(definition(byEmail("first")));
        production().addFault("upsert", new Fault.Row("UNABLE_TO_LOCK_ROW", 0));
        responses.send("R-1", "Old", "old-" + email());
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnlyKeys(RunState.RETRYING));

        responses.send("R-1", "New", email());
        awaitStates(Map.of(RunState.RETRYING, 1, RunState.SUCCEEDED, 1));
        clock.advance(Duration.ofMinutes(1));

        awaitStates(Map.of(RunState.SKIPPED, 1, RunState.SUCCEEDED, 1));
        assertThat(list().getLast().errorCode()).isEqualTo("SUPERSEDED");
        assertThat(contactsByEmail()).containsExactly("New");
    }

    private String email() {
        return people.project().publicId() + "@example.com";
    }

    private List<Object> contactsByEmail() {
        return production().records("Contact").stream()
                .filter(contact -> String.valueOf(contact.get("Email")).endsWith(email()))
                .map(contact -> contact.get("LastName"))
                .toList();
    }

    private SalesforceTask comment() {
        return task(
                org(),
                "Survey_Response__c",
                mapping("Comment__c", "textarea", new ValueSource.EmbeddedData("lastName")));
    }

    private SalesforceTask byEmail(String key) {
        return new SalesforceTask(
                key,
                org(),
                WriteOperation.UPSERT,
                "Contact",
                "Contact",
                "Email",
                List.of(
                        mapping("Email", "email", new ValueSource.EmbeddedData("email")),
                        embedded("LastName", "lastName")));
    }
}
