package io.surveylink.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.account.AccountState;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Requirements;
import io.surveylink.account.SandboxRefreshes;
import io.surveylink.common.Environment;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.workflow.WorkflowFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A sandbox is refreshed under what runs there: held, one word of an admin, and on. */
class SandboxRefreshedTest extends EngineTestCase {

    private static final String USERNAME = "owner@acme.example.sandbox";

    @Autowired
    SandboxRefreshes refreshes;

    @Autowired
    Requirements requirements;

    private Account sandbox;

    @BeforeEach
    void deliverToTheSandbox() {
        sandbox = linking.link(owner, Environment.SANDBOX, USERNAME, "Acme UAT");
        publish(WorkflowFixtures.contacts(sandbox.orgId()));
    }

    @AfterEach
    void mend() {
        field("false");
        refreshes
                .open(people.admin())
                .forEach(question -> refreshes.confirm(people.admin(), question.org(), question.now()));
    }

    @Test
    void whatIsHeldGoesOnWithTheSameAccountOnceAnAdminHasConfirmedTheSandbox() {
        responses.send("R-1", "Mori", "before@example.com");
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        refreshAndSignIn();

        assertThat(accounts.get(owner, sandbox.id()))
                .returns(AccountState.NEEDS_REAUTHENTICATION, Account::state)
                .returns(true, Account::signInWaits)
                .returns(sandbox.orgSalesforceId(), Account::orgSalesforceId);
        assertThat(states()).containsEntry(RunState.HELD, 3);

        long before = simulator.sandbox().lastCall();
        var question = refreshes.open(people.admin()).getFirst();
        refreshes.confirm(people.admin(), question.org(), question.now());

        awaitStates(Map.of(RunState.SUCCEEDED, 4));
        assertThat(accounts.mine(owner).stream().filter(account -> account.environment() == Environment.SANDBOX))
                .singleElement()
                .returns(sandbox.id(), Account::id)
                .returns(sandbox.orgId(), Account::orgId)
                .returns(question.now(), Account::orgSalesforceId)
                .returns(AccountState.CONNECTED, Account::state);
        assertThat(bindings.find(people.id(), sandbox.orgId())).hasValue(sandbox.id());
        assertThat(simulator.sandbox().records("Contact"))
                .filteredOn(record -> String.valueOf(record.get(KEY_FIELD))
                        .startsWith(people.project().publicId()))
                .as("the refreshed sandbox has what came after")
                .hasSize(3);
        assertThat(kinds(before))
                .as("the mappings are checked before the first row")
                .containsSubsequence("describeSObjects", "upsert");
        assertThat(kinds(before).indexOf("describeSObjects"))
                .isLessThan(kinds(before).indexOf("upsert"));
    }

    @Test
    void whatTheRefreshedSandboxLacksIsFoundBeforeARunMeetsIt() {
        refreshAndSignIn();
        field("true");

        var question = refreshes.open(people.admin()).getFirst();
        refreshes.confirm(people.admin(), question.org(), question.now());

        assertThat(requirements.report(owner, sandbox.id()))
                .hasValueSatisfying(report -> assertThat(report.in(RequirementState.MISSING))
                        .extracting(finding -> finding.subject())
                        .contains("Contact.Email"));
        assertThat(workflows.list(owner, people.id()))
                .singleElement()
                .satisfies(item -> assertThat(item.head().drift()).isNotEmpty());
    }

    private void refreshAndSignIn() {
        simulator.sandbox().refreshOrg("acme");
        responses.send("T", 1, 3);
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsEntry(RunState.HELD, 3));
        linking.signInAgain(owner, sandbox, USERNAME);
    }

    private List<String> kinds(long after) {
        return simulator.sandbox().calls(after).stream()
                .filter(call -> USERNAME.equals(call.user()))
                .map(CallRecord::kind)
                .toList();
    }

    private void field(String deleted) {
        simulator
                .sandbox()
                .settings("{\"org\":\"acme\",\"object\":\"Contact\",\"field\":\"Email\",\"set\":{\"deleted\":" + deleted
                        + "}}");
    }
}
