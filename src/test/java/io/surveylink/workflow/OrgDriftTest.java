package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.account.RequirementFinding;
import io.surveylink.account.Requirements;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.ownership.Consents;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An org changes under a published workflow: that is flagged and told before a run fails. */
@SurveylinkTest
class OrgDriftTest {

    private static final String OBJECT = "Survey_Response__c";
    private static final String FIELD = "Report_Link__c";
    private static final String RUNS_AS = "successor@acme.example";

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    RunAsChecks runAsChecks;

    @Autowired
    Requirements requirements;

    @Autowired
    Workflows workflows;

    @Autowired
    Consents consents;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    private ProjectPeople people;
    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void publish() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(people.owner(), RUNS_AS);
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, writing());
    }

    @AfterEach
    void mend() {
        // Makes it anew where it is gone: only what is there can be deleted, and what was deleted comes back as it was.
        field("type", "\"url\"");
        field("deleted", "true");
        field("deleted", "false");
        editable(true);
    }

    @Test
    void aFieldThatIsGoneIsFlaggedAndToldOnceToOwnerAndCreator() {
        check();
        assertThat(flagged()).isEmpty();

        field("deleted", "true");
        check();
        check();

        assertThat(flagged()).containsExactly("FIELD_READ NOT_DESCRIBED Survey_Response__c.Report_Link__c");
        for (Actor told : List.of(people.owner(), people.editor())) {
            assertThat(notices(told)).singleElement().satisfies(notice -> {
                assertThat(notice.arguments()).containsEntry("what", "Survey_Response__c.Report_Link__c");
                assertThat(notice.link()).isEqualTo("workflows/" + workflow.publicId());
                assertThat(notice.unread()).isTrue();
            });
        }
        assertThat(notices(people.viewer())).isEmpty();
    }

    @Test
    void whatIsMendedIsFlaggedNoMoreAndItsNoticeSettled() {
        field("deleted", "true");
        check();
        field("deleted", "false");
        check();

        assertThat(flagged()).isEmpty();
        assertThat(notices(people.owner())).noneMatch(NotificationItem::unread);

        field("deleted", "true");
        check();
        assertThat(notices(people.owner())).filteredOn(NotificationItem::unread).hasSize(1);
    }

    @Test
    void aChangedTypeAndALostPermissionAreFlaggedToo() {
        editable(false);
        check();
        assertThat(flagged()).containsExactly("FIELD_EDIT READ_ONLY_FOR_USER Survey_Response__c.Report_Link__c");

        editable(true);
        field("type", "\"double\"");
        check();
        assertThat(flagged()).containsExactly("FIELD_TYPE TYPE_CHANGED Survey_Response__c.Report_Link__c");
    }

    @Test
    void anOrgThatTurnsTheAccountAwayLeavesWhatWasKnown() {
        field("deleted", "true");
        check();
        api(false);
        try {
            check();
        } finally {
            api(true);
        }

        assertThat(flagged()).hasSize(1);
    }

    @Test
    void aLaterRevisionIsNotFlaggedForWhatTheOneBeforeItWrote() {
        consents.open(people.owner(), people.id())
                .forEach(item -> consents.decide(people.owner(), people.id(), item.publisher(), item.key(), true));
        field("deleted", "true");
        check();
        assertThat(flagged()).hasSize(1);

        workflowFixtures.publish(
                people.editor(),
                workflow,
                definition(task(account.orgId(), OBJECT, embedded("Comment__c", "firstName"))));

        assertThat(workflows.get(people.owner(), workflow.publicId()).publishedNumber())
                .isEqualTo(2);
        assertThat(flagged()).isEmpty();
    }

    @Test
    void beforePublishingTheRunAsAccountIsAskedAndNothingIsKept() {
        editable(false);

        var runAs = runAsChecks.beforePublishing(people.editor(), workflow.id(), writing());

        assertThat(runAs.unanswered()).isEmpty();
        assertThat(runAs.missing())
                .extracting(OrgDriftTest::line)
                .containsExactly("FIELD_EDIT READ_ONLY_FOR_USER Survey_Response__c.Report_Link__c");
        assertThat(flagged()).isEmpty();
    }

    @Test
    void aRunAsAccountThatCannotBeAskedIsSaidSo() {
        simulator.production().revokeGrants(RUNS_AS);

        var runAs = runAsChecks.beforePublishing(people.editor(), workflow.id(), writing());

        assertThat(runAs.missing()).isEmpty();
        assertThat(runAs.unanswered())
                .extracting(DomainException::code)
                .containsExactly(ErrorCode.ACCOUNT_NEEDS_REAUTHENTICATION);
    }

    @Test
    void everyRoleSeesAndAsksWhatTheAccessTableSays() {
        for (Actor reader : List.of(people.owner(), people.editor(), people.viewer(), people.admin())) {
            assertThat(workflows.get(reader, workflow.publicId()).drift()).isEmpty();
        }
        refused(ErrorCode.NOT_FOUND, () -> workflows.get(people.stranger(), workflow.publicId()));

        assertThat(runAsChecks
                        .beforePublishing(people.owner(), workflow.id(), writing())
                        .missing())
                .isEmpty();
        for (Actor other : List.of(people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> runAsChecks.beforePublishing(other, workflow.id(), writing()));
        }
        refused(ErrorCode.NOT_FOUND, () -> runAsChecks.beforePublishing(people.stranger(), workflow.id(), writing()));
    }

    private WorkflowDefinition writing() {
        return definition(
                task(account.orgId(), OBJECT, mapping(FIELD, "url", new ValueSource.EmbeddedData("firstName"))));
    }

    private void check() {
        requirements.check(people.owner(), account.id());
    }

    private List<String> flagged() {
        return workflows.get(people.viewer(), workflow.publicId()).drift().stream()
                .map(OrgDriftTest::line)
                .toList();
    }

    private static String line(RequirementFinding finding) {
        return finding.requirement() + " " + finding.evidence() + " " + finding.subject();
    }

    private List<NotificationItem> notices(Actor person) {
        return notifications.latest(person.id(), 20).stream()
                .filter(notice -> notice.kind() == NoticeKind.WORKFLOW_DRIFTED)
                .toList();
    }

    private void field(String setting, String value) {
        simulator
                .production()
                .settings("{\"org\":\"acme\",\"object\":\"" + OBJECT + "\",\"field\":\"" + FIELD + "\",\"set\":{\""
                        + setting + "\":" + value + "}}");
    }

    private void editable(boolean on) {
        simulator
                .production()
                .settings("{\"org\":\"acme\",\"user\":\"" + RUNS_AS + "\",\"object\":\"" + OBJECT + "\",\"field\":\""
                        + FIELD + "\",\"set\":{\"edit\":" + on + "}}");
    }

    private void api(boolean on) {
        simulator.production().settings("{\"org\":\"acme\",\"set\":{\"apiEnabled\":" + on + "}}");
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
