package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountState;
import io.surveylink.account.Evidence;
import io.surveylink.account.Evidence.Helper;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.account.Requirement;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.RequirementReport;
import io.surveylink.account.RequirementState;
import io.surveylink.account.Requirements;
import io.surveylink.account.Touched;
import io.surveylink.account.Touched.TouchedField;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.WorkflowId;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.ObjectDescription.RecordType;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a linked account lacks for what workflows really touch with it, found out with its own token. */
@SurveylinkTest
class RequirementCheckTest {

    private static final String LIMITED = "limited@acme.example";

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Requirements requirements;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    AccountSessions sessions;

    @Autowired
    SalesforceGateway salesforce;

    @Autowired
    Workflows workflows;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

    @AfterEach
    void mend() {
        simulator.production().clearFaults();
        limited("viewSetup", false);
        parentField("true");
        app("\"installed\":true,\"refreshPolicy\":\"untilRevoked\"");
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"apiEnabled\":true}}");
        clock.reset();
    }

    @Test
    void exactlyTheMissingObjectFieldAndRecordTypePermissionsOfAWorkflowAreNamed() {
        var account = workflowFixtures.link(people.owner(), LIMITED);
        publishAsCreator(account);

        var report = requirements.check(people.owner(), account.id());

        assertThat(report.in(RequirementState.MISSING))
                .extracting(RequirementCheckTest::line)
                .containsExactly(
                        "OBJECT_READ Case NOT_DESCRIBED steps 4",
                        "OBJECT_EDIT Contact NOT_PERMITTED steps 2",
                        "RECORD_TYPE Contact RECORD_TYPE_NOT_AVAILABLE [Partner Contact] steps 2",
                        "FIELD_READ Survey_Response__c.Comment__c NOT_DESCRIBED steps 3",
                        "FIELD_EDIT Contact.Phone READ_ONLY_FOR_USER steps 2",
                        "FIELD_EDIT Survey_Response__c.Score__c READ_ONLY_FOR_USER steps 3");
        assertThat(requirements.report(people.owner(), account.id()))
                .as("screens read what was kept")
                .hasValue(report);
    }

    @Test
    void whatIsUnknownSaysWhyAndWhoCanLook() {
        var account = workflowFixtures.link(people.owner(), LIMITED);
        publishAsCreator(account);

        var unknown = requirements.check(people.owner(), account.id()).in(RequirementState.UNKNOWN);

        assertThat(unknown)
                .extracting(RequirementCheckTest::line)
                .containsExactly(
                        "REFRESH_TOKEN_POLICY SETUP_NOT_SHOWN steps ",
                        "LOGIN_IP_RANGES ADDRESSES_NOT_SET steps ",
                        "SESSION_LOCK LOCK_NOT_SHOWN [0] steps ",
                        "OBJECT_VIEW_ALL Contact SETUP_NOT_SHOWN steps 2",
                        "OBJECT_MODIFY_ALL Contact SETUP_NOT_SHOWN steps 2");
        assertThat(unknown).extracting(finding -> finding.evidence().helper()).doesNotContain(Helper.NOBODY);
    }

    @Test
    void whoSeesSetupLearnsWhetherTheRecordsOfOthersAreReached() {
        var account = workflowFixtures.link(people.owner(), LIMITED);
        publishAsCreator(account);
        limited("viewSetup", true);

        assertThat(requirements.check(people.owner(), account.id()).findings())
                .extracting(RequirementCheckTest::line)
                .contains(
                        "REFRESH_TOKEN_POLICY GOOD_UNTIL_REVOKED steps ",
                        "OBJECT_VIEW_ALL Contact OWN_RECORDS_ONLY steps 2",
                        "OBJECT_MODIFY_ALL Contact OWN_RECORDS_ONLY steps 2");
    }

    @Test
    void anAccountThatMayDoEverythingLacksNothing() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), workflow, contacts(account.orgId()));

        var report = requirements.check(people.owner(), account.id());

        assertThat(report.in(RequirementState.MISSING)).isEmpty();
        assertThat(report.in(RequirementState.OK))
                .extracting(RequirementCheckTest::line)
                .contains(
                        "API_ENABLED API_ANSWERED steps ",
                        "APP_INSTALLED APP_IS_INSTALLED steps ",
                        "PERMITTED_USERS SIGN_IN_WORKS steps ",
                        "OBJECT_MODIFY_ALL Contact ALL_DATA steps 2",
                        "EXTERNAL_ID_UNIQUE Contact.Survey_Response_Id__c DESCRIBED steps 2",
                        "FIELD_EDIT Contact.Email DESCRIBED steps 2");
    }

    @Test
    void whatFieldsReferToHasToBeFoundToo() {
        var account = workflowFixtures.link(people.owner(), LIMITED);
        var own = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var byNumber = new ParentKey("Account__r", "Account", "Customer_Number__c", "string", new Size(30, 0, 0));
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(
                people.editor(),
                workflow,
                definition(task(
                        own.orgId(),
                        "Survey_Response__c",
                        mapping("Account__c", "reference", new ValueSource.EmbeddedData("email"))
                                .withParent(byNumber))));

        assertThat(requirements.check(people.owner(), account.id()).findings())
                .extracting(RequirementCheckTest::line)
                .contains(
                        "OBJECT_READ Account DESCRIBED steps 2",
                        "EXTERNAL_ID Account.Customer_Number__c DESCRIBED steps 2");
        parentField("false");
        assertThat(requirements.check(people.owner(), account.id()).in(RequirementState.MISSING))
                .extracting(RequirementCheckTest::line)
                .containsExactly("FIELD_READ Account.Customer_Number__c NOT_DESCRIBED steps 2");
    }

    private void parentField(String visible) {
        simulator
                .production()
                .settings("{\"org\":\"acme\",\"user\":\"" + LIMITED
                        + "\",\"object\":\"Account\",\"field\":\"Customer_Number__c\",\"set\":{\"read\":" + visible
                        + "}}");
    }

    @Test
    void aCheckTakesFewCallsHoweverManyObjectsAreTouched() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(
                people.owner(),
                workflow,
                definition(
                        task(account.orgId(), "Contact", embedded("LastName", "lastName")),
                        step("task-2", account, "Survey_Response__c", embedded("Email__c", "email"))));
        long before = simulator.production().lastCall();

        requirements.check(people.owner(), account.id());

        assertThat(simulator.production().calls(before).stream()
                        .filter(call -> "owner@acme.example".equals(call.user()))
                        .map(CallRecord::kind)
                        .filter(kind -> kind.equals("query") || kind.startsWith("describe")))
                .containsExactly("query", "query", "describeSObjects");
    }

    @Test
    void aSignInThatDoesNotLastIsMissing() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");

        app("\"refreshPolicy\":{\"expireIfNotUsedFor\":\"P7D\"}");
        assertThat(lineOf(account, Requirement.REFRESH_TOKEN_POLICY)).contains("ENDS_WHILE_IDLE [7, 30]");
        app("\"refreshPolicy\":{\"expireAfter\":\"P90D\"}");
        assertThat(lineOf(account, Requirement.REFRESH_TOKEN_POLICY)).contains("ENDS_IN_ANY_CASE [90]");
        app("\"refreshPolicy\":{\"expireIfNotUsedFor\":\"P60D\"},\"installed\":false");
        assertThat(lineOf(account, Requirement.REFRESH_TOKEN_POLICY)).contains("GOOD_WHILE_USED [60]");
        assertThat(lineOf(account, Requirement.APP_INSTALLED)).contains("APP_NOT_INSTALLED");
    }

    @Test
    void anOrgThatTurnsTheAccountAwayIsAFindingAndNoError() {
        var account = workflowFixtures.link(people.owner(), LIMITED);
        publishAsCreator(account);
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"apiEnabled\":false}}");

        var report = requirements.check(people.owner(), account.id());

        assertThat(report.in(RequirementState.MISSING))
                .extracting(RequirementCheckTest::line)
                .containsExactly("API_ENABLED REFUSED [API_DISABLED_FOR_ORG] steps ");
        assertThat(report.in(RequirementState.UNKNOWN))
                .extracting(RequirementFinding::evidence)
                .contains(Evidence.NOT_ASKED);
    }

    @Test
    void aQueryThatTheUserMayNotMakeIsUnknownWithItsReason() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        simulator
                .production()
                .addFault(
                        new FaultMatch(Map.of("call", "query", "object", "ConnectedApplication")),
                        new Fault.Code("INSUFFICIENT_ACCESS", "no"),
                        1);

        assertThat(lineOf(account, Requirement.REFRESH_TOKEN_POLICY)).contains("QUERY_REFUSED [INSUFFICIENT_ACCESS]");
        assertThat(accounts.get(people.owner(), account.id()).state()).isEqualTo(AccountState.CONNECTED);
    }

    @Test
    void whenSalesforceDoesNotAnswerTheEarlierReportStays() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var earlier = requirements.check(people.owner(), account.id());
        simulator.production().addFault(new FaultMatch(Map.of("call", "query")), new Fault.Html503(), 1);

        refused(ErrorCode.SALESFORCE_UNREACHABLE, () -> requirements.check(people.owner(), account.id()));

        assertThat(requirements.report(people.owner(), account.id())).hasValue(earlier);
    }

    @Test
    void aDeadSignInIsToldAsOne() {
        var account = workflowFixtures.link(people.owner(), "successor@acme.example");
        simulator.production().revokeGrants("successor@acme.example");

        refused(ErrorCode.ACCOUNT_NEEDS_REAUTHENTICATION, () -> requirements.check(people.owner(), account.id()));
        assertThat(accounts.get(people.owner(), account.id()).state()).isEqualTo(AccountState.NEEDS_REAUTHENTICATION);
    }

    @Test
    void onlyItsPersonReadsAndChecksAnAccount() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");

        for (Actor other : List.of(people.editor(), people.viewer(), people.admin(), people.stranger())) {
            refused(ErrorCode.NOT_FOUND, () -> requirements.report(other, account.id()));
            refused(ErrorCode.NOT_FOUND, () -> requirements.check(other, account.id()));
        }
    }

    @Test
    void whoMayDraftLearnsWhatTheRunAsAccountLacks() {
        var account = workflowFixtures.link(people.owner(), LIMITED);
        publishAsCreator(account);
        var touched = new Touched(
                new Touched.Step(new WorkflowId(1), "Drafted", "task-1", 1),
                null,
                WriteOperation.CREATE,
                "Lead",
                null,
                List.of(new TouchedField("LastName", "string")),
                List.of(),
                null);

        for (Actor drafting : List.of(people.owner(), people.editor())) {
            assertThat(requirements
                            .checkRunAs(drafting, people.id(), account.orgId(), List.of(touched))
                            .map(report -> report.in(RequirementState.MISSING))
                            .orElseThrow())
                    .extracting(RequirementCheckTest::line)
                    .containsExactly("OBJECT_CREATE Lead NOT_PERMITTED steps 1");
        }
        for (Actor other : List.of(people.viewer(), people.admin())) {
            refused(
                    ErrorCode.FORBIDDEN,
                    () -> requirements.checkRunAs(other, people.id(), account.orgId(), List.of(touched)));
        }
        refused(
                ErrorCode.NOT_FOUND,
                () -> requirements.checkRunAs(people.stranger(), people.id(), account.orgId(), List.of(touched)));
    }

    @Test
    void anUnboundOrgHasNoRunAsAccount() {
        var account = workflowFixtures.link(people.editor(), "collaborator@acme.example");

        assertThat(requirements.checkRunAs(people.editor(), people.id(), account.orgId(), List.of()))
                .isEmpty();
    }

    /** Published by a member whose own account may do everything; it runs as the owner's account. */
    private void publishAsCreator(Account ownersAccount) {
        var own = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var org = ownersAccount.orgId();
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(
                people.editor(),
                workflow,
                definition(
                        task(
                                org,
                                "Contact",
                                embedded("LastName", "lastName"),
                                mapping("Phone", "phone", new ValueSource.EmbeddedData("firstName")),
                                mapping("RecordTypeId", "reference", new ValueSource.Fixed(partnerContact(own)))),
                        step(
                                "task-2",
                                ownersAccount,
                                "Survey_Response__c",
                                embedded("Comment__c", "firstName"),
                                mapping("Score__c", "double", new ValueSource.Answer("nps", AnswerForm.RECODE))),
                        step("task-3", ownersAccount, "Case", embedded("Subject", "firstName"))));
    }

    private static SalesforceTask step(String key, Account account, String object, FieldMapping... mappings) {
        return new SalesforceTask(key, account.orgId(), WriteOperation.CREATE, object, object, null, List.of(mappings));
    }

    private String partnerContact(Account own) {
        return sessions
                .call(own.id(), session -> salesforce.describe(session, List.of("Contact")))
                .value()
                .getFirst()
                .recordTypes()
                .stream()
                .filter(type -> type.developerName().equals("Partner_Contact"))
                .map(RecordType::id)
                .findFirst()
                .orElseThrow();
    }

    private String lineOf(Account account, Requirement requirement) {
        RequirementReport report = requirements.check(people.owner(), account.id());
        return report.findings().stream()
                .filter(finding -> finding.requirement() == requirement)
                .map(RequirementCheckTest::line)
                .findFirst()
                .orElseThrow();
    }

    private static String line(RequirementFinding finding) {
        var line = new StringBuilder(finding.requirement().name());
        if (finding.object() != null) {
            line.append(' ').append(finding.object());
        }
        if (finding.field() != null) {
            line.append('.').append(finding.field());
        }
        line.append(' ').append(finding.evidence());
        if (!finding.arguments().isEmpty()) {
            line.append(' ').append(finding.arguments());
        }
        line.append(" steps ");
        finding.neededBy().forEach(step -> line.append(step.number()));
        return line.toString();
    }

    private void limited(String permission, boolean on) {
        simulator
                .production()
                .settings(
                        "{\"org\":\"acme\",\"user\":\"" + LIMITED + "\",\"set\":{\"" + permission + "\":" + on + "}}");
    }

    private void app(String settings) {
        simulator.production().settings("{\"org\":\"acme\",\"set\":{" + settings + "}}");
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
