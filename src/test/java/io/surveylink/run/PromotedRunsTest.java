package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.common.Environment;
import io.surveylink.common.OrgId;
import io.surveylink.run.RunControl.Done;
import io.surveylink.run.RunControl.Possible;
import io.surveylink.run.RunControl.Replay;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunControl.WithRevision;
import io.surveylink.workflow.Promotions;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs that were on their way to a sandbox when their workflow went to production. */
class PromotedRunsTest extends EngineTestCase {

    private static final String USERNAME = "owner@acme.example.sandbox";
    private static final Replay WITH_CURRENT = new Replay(WithRevision.CURRENT, false, "");

    @Autowired
    Promotions promotions;

    @Autowired
    RunControl control;

    private Account sandbox;

    @BeforeEach
    void linkTheSandbox() {
        sandbox = linking.link(owner, Environment.SANDBOX, USERNAME, "Acme UAT");
    }

    @AfterEach
    void sandboxAsItWas() {
        simulator.sandbox().reset();
    }

    @Test
    void heldRunsWaitForAPersonAndAreWrittenToProductionOnceTheyAreMoved() {
        var workflow = publish(WorkflowFixtures.contacts(sandbox.orgId()));
        heldByADeadToken();
        promote(workflow);
        responses.send("R-4", "Abe", "later@example.com");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(states()).isEqualTo(Map.of(RunState.HELD, 3, RunState.SUCCEEDED, 1)));

        linking.signInAgain(owner, sandbox, USERNAME);
        assertThat(runs.held(owner, people.id()))
                .filteredOn(held -> held.cause() == HoldCause.ORG_CHANGED)
                .singleElement()
                .satisfies(held -> assertThat(held.runs()).isEqualTo(3));
        assertThat(control.possible(owner, held())).isEqualTo(new Possible(0, 3, 3));

        assertThat(control.replay(owner, held(), WITH_CURRENT)).isEqualTo(new Done(3, 0));

        awaitStates(Map.of(RunState.SUCCEEDED, 4));
        assertThat(contacts())
                .extracting(contact -> contact.get(KEY_FIELD))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(inSandbox("Contact")).isEmpty();
        assertThat(runs.held(owner, people.id())).isEmpty();
    }

    @Test
    void heldRunsMayBeCancelledInstead() {
        var workflow = publish(WorkflowFixtures.contacts(sandbox.orgId()));
        heldByADeadToken();
        promote(workflow);

        assertThat(control.cancel(owner, held(), "Only a try")).isEqualTo(new Done(3, 0));

        linking.signInAgain(owner, sandbox, USERNAME);
        assertThat(states()).isEqualTo(Map.of(RunState.CANCELLED, 3));
        assertThat(contacts()).isEmpty();
        assertThat(inSandbox("Contact")).isEmpty();
    }

    @Test
    void whenTheWorkflowComesBackToTheSandboxTheyGoOnThere() {
        var workflow = publish(WorkflowFixtures.contacts(sandbox.orgId()));
        heldByADeadToken();
        promote(workflow);
        linking.signInAgain(owner, sandbox, USERNAME);

        workflowFixtures.publish(owner, workflow, WorkflowFixtures.contacts(sandbox.orgId()));

        awaitStates(Map.of(RunState.SUCCEEDED, 3));
        assertThat(inSandbox("Contact")).hasSize(3);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aRunThatHasBegunInTheSandboxIsWrittenToProductionFromItsFirstTask() {
        var workflow = publish(twoTasks(sandbox.orgId()));
        object("true");
        responses.send("R-1", "Mori", "begun@example.com");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).isEqualTo(Map.of(RunState.HELD, 1)));
        assertThat(inSandbox("Contact")).hasSize(1);
        promote(workflow);
        object("false");

        control.replay(owner, held(), WITH_CURRENT);

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(contacts()).hasSize(1);
        assertThat(recordsOf("Survey_Response__c")).hasSize(1);
        assertThat(inSandbox("Contact")).hasSize(1);
        assertThat(inSandbox("Survey_Response__c")).isEmpty();
    }

    private static WorkflowDefinition twoTasks(OrgId org) {
        return definition(
                task(org, "Contact", embedded("LastName", "lastName")),
                withKey(task(org, "Survey_Response__c", embedded("Comment__c", "firstName")), "response"));
    }

    private void heldByADeadToken() {
        simulator.sandbox().revokeGrants(USERNAME);
        simulator.sandbox().expireSessions(USERNAME);
        responses.send("R", 1, 3);
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).isEqualTo(Map.of(RunState.HELD, 3)));
    }

    private void promote(WorkflowHead workflow) {
        int draft = workflows.draft(owner, workflow.id()).version();
        int version = promotions.promote(owner, workflow.id(), sandbox.orgId(), org(), draft);
        workflows.publish(owner, workflow.id(), version, "To production");
    }

    private Selection held() {
        return new Selection.Matching(new Runs.Filter(people.id(), null, Set.of(RunState.HELD), null));
    }

    private List<Map<String, Object>> inSandbox(String object) {
        return simulator.sandbox().records(object).stream()
                .filter(record -> String.valueOf(record.get(KEY_FIELD))
                        .startsWith(people.project().publicId()))
                .toList();
    }

    private void object(String deleted) {
        simulator
                .sandbox()
                .settings("{\"org\":\"acme\",\"object\":\"Survey_Response__c\",\"set\":{\"deleted\":" + deleted + "}}");
    }
}
