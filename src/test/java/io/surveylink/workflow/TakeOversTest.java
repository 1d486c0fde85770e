package io.surveylink.workflow;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.RandomIds;
import io.surveylink.common.UserId;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.oauth.SignInOutcome;
import io.surveylink.oauth.SignIns;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.oauth.Grant;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SimulatorBrowser;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class TakeOversTest {

    private static final String COLLABORATOR = "collaborator@acme.example";

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    EventUrls eventUrls;

    @Autowired
    DSLContext database;

    @Autowired
    TakeOvers takeOvers;

    @Autowired
    Proposals proposals;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SignIns signIns;

    @Autowired
    Projects projects;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    SettableClock clock;

    private ProjectPeople people;
    private OrgId org;
    private WorkflowHead workflow;

    @BeforeEach
    void publishOfTheOwner() {
        people = fixtures.project();
        var published = workflowFixtures.publishOfTheOwner(people);
        org = published.org();
        workflow = published.workflow();
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void whoSignsInAfreshBecomesTheCreatorAndFormerCreatorAndOwnerAreTold() {
        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
        assertThat(takeOvers.proofs(people.editor(), workflow.id()))
                .singleElement()
                .satisfies(proof -> assertThat(proof.validUntil()).isNull());

        prove(people.editor(), workflow, org, COLLABORATOR);
        assertThat(takeOvers.proofs(people.editor(), workflow.id()))
                .singleElement()
                .satisfies(proof -> assertThat(proof.validUntil()).isNotNull());
        assertThat(creator()).isEqualTo(people.owner().id());
        takeOvers.takeOver(people.editor(), workflow.id());

        assertThat(creator()).isEqualTo(people.editor().id());
        assertThat(latestNotice(people.owner()).kind()).isEqualTo(NoticeKind.WORKFLOW_TAKEN_OVER);
        assertThat(workflows.published(people.viewer(), workflow.id()).steps()).hasSize(1);
        refused(
                ErrorCode.FORBIDDEN,
                () -> workflowFixtures.publish(people.owner(), workflow, definition(task(org, "Contact"))));
        refused(ErrorCode.TAKE_OVER_NOT_NEEDED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
    }

    @Test
    void aProofCostsNoApprovalAndLinksNothing() {
        var before = approvals();
        long call = simulator.production().lastCall();

        prove(people.editor(), workflow, org, COLLABORATOR);

        assertThat(approvals()).isEqualTo(before);
        assertThat(simulator.production().grants(COLLABORATOR).getLast()).satisfies(grant -> {
            assertThat(grant.scopes()).containsExactlyInAnyOrder("openid", "id");
            assertThat(grant.refreshToken()).isNull();
        });
        assertThat(simulator.production().calls(call))
                .filteredOn(made -> COLLABORATOR.equals(made.user()))
                .filteredOn(made -> made.kind().equals("revoke"))
                .hasSize(1);
        assertThat(accounts.mine(people.editor())).isEmpty();
    }

    @Test
    void aSignInCountsForFifteenMinutes() {
        prove(people.editor(), workflow, org, COLLABORATOR);
        clock.advance(TakeOvers.FRESH.plus(Duration.ofSeconds(1)));

        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
        assertThat(creator()).isEqualTo(people.owner().id());
    }

    @Test
    void aSignInForAnotherWorkflowDoesNotCount() {
        var other = workflowFixtures.create(people.owner(), people);
        workflowFixtures.publish(people.owner(), other, contacts(org));
        prove(people.editor(), other, org, COLLABORATOR);

        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
    }

    @Test
    void anotherPersonsSignInDoesNotCount() {
        var colleague = fixtures.member();
        projects.setMember(people.owner(), people.id(), colleague.id(), MemberAccess.EDIT);
        prove(colleague, workflow, org, COLLABORATOR);

        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
        takeOvers.takeOver(colleague, workflow.id());
        assertThat(creator()).isEqualTo(colleague.id());
    }

    @Test
    void aSignInThatSomebodyElseFinishesIsNotTheirs() {
        String session = RandomIds.secret();
        var authorize = takeOvers.signIn(people.editor(), session, workflow.id(), org, "accounts");
        var callback = new SimulatorBrowser().walk(authorize, COLLABORATOR, "allow");

        var outcome = signIns.finish(people.owner(), session, callback.appPublicId(), callback.parameters());

        assertThat(outcome).isInstanceOf(SignInOutcome.Failed.class);
        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
    }

    @Test
    void aSignInAtAnotherOrgDoesNotCountAndSaysSo() {
        workflowFixtures.link(people.owner(), "owner@other.example");

        refused(ErrorCode.TAKE_OVER_OTHER_ORG, () -> prove(people.editor(), workflow, org, "owner@other.example"));

        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
        assertThat(simulator
                        .production()
                        .grants("owner@other.example")
                        .getLast()
                        .refreshToken())
                .isNull();
    }

    @Test
    void ofTwoOrgsBothAreNeeded() {
        var otherOrg =
                workflowFixtures.link(people.owner(), "owner@other.example").orgId();
        var second = new SalesforceTask(
                "task-2",
                otherOrg,
                WriteOperation.CREATE,
                "Lead",
                "Lead",
                null,
                List.of(embedded("LastName", "lastName"), mapping("Company", "string", new ValueSource.Fixed("Acme"))));
        workflowFixtures.publish(people.owner(), workflow, contacts(org).withInserted(1, second));

        prove(people.editor(), workflow, org, COLLABORATOR);

        assertThat(takeOvers.proofs(people.editor(), workflow.id()))
                .extracting(proof -> proof.validUntil() != null)
                .containsExactly(true, false);
        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
        prove(people.editor(), workflow, otherOrg, "owner@other.example");
        takeOvers.takeOver(people.editor(), workflow.id());
        assertThat(creator()).isEqualTo(people.editor().id());
    }

    @Test
    void theOrgWhoseMessagesStartItIsNeededToo() {
        var sender =
                workflowFixtures.link(people.owner(), "owner@other.example").orgId();
        eventUrls.renew(people.owner(), workflow.id());
        workflowFixtures.publish(
                people.owner(),
                workflow,
                new WorkflowDefinition(
                        new WorkflowEvent.OutboundMessage(sender, "Lead", "Lead", List.of("LastName")),
                        List.of(new SalesforceTask(
                                "task-1",
                                org,
                                WriteOperation.CREATE,
                                "Contact",
                                "Contact",
                                null,
                                List.of(mapping("LastName", "string", new ValueSource.EventField("LastName")))))));

        prove(people.editor(), workflow, org, COLLABORATOR);

        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
        prove(people.editor(), workflow, sender, "owner@other.example");
        takeOvers.takeOver(people.editor(), workflow.id());
        assertThat(creator()).isEqualTo(people.editor().id());
    }

    @Test
    void theAuditLogTellsWhoTookItFromWhom() {
        prove(people.editor(), workflow, org, COLLABORATOR);
        takeOvers.takeOver(people.editor(), workflow.id());

        var entry = database.selectFrom(AUDIT_LOG)
                .where(AUDIT_LOG.SUBJECT_TYPE.eq("workflow"))
                .and(AUDIT_LOG.SUBJECT_ID.eq(workflow.id().value()))
                .and(AUDIT_LOG.ACTION.eq(AuditAction.WORKFLOW_TAKEN_OVER.name()))
                .fetchSingle();

        assertThat(entry.getActorId()).isEqualTo(people.editor().id());
        assertThat(entry.getProjectId()).isEqualTo(people.id());
        assertThat(entry.getStateBefore().data())
                .contains("\"creator\": " + people.owner().id().value());
        assertThat(entry.getStateAfter().data())
                .contains("\"creator\": " + people.editor().id().value());
    }

    @Test
    void aSignInIsUsedUp() {
        prove(people.editor(), workflow, org, COLLABORATOR);
        takeOvers.takeOver(people.editor(), workflow.id());
        prove(people.owner(), workflow, org, "owner@acme.example");
        takeOvers.takeOver(people.owner(), workflow.id());

        refused(ErrorCode.TAKE_OVER_NOT_PROVED, () -> takeOvers.takeOver(people.editor(), workflow.id()));
    }

    @Test
    void theDraftsOfBothAreKept() {
        int owners = workflowFixtures.save(people.owner(), workflow, definition(task(org, "Lead")));
        prove(people.editor(), workflow, org, COLLABORATOR);
        takeOvers.takeOver(people.editor(), workflow.id());

        var kept = workflows.draft(people.owner(), workflow.id());

        assertThat(kept.version()).isEqualTo(owners);
        assertThat(kept.definition()).isEqualTo(definition(task(org, "Lead")));
    }

    @Test
    void onlyWhoEditsInTheProjectTakesOver() {
        var removed = fixtures.member();
        projects.setMember(people.owner(), people.id(), removed.id(), MemberAccess.EDIT);
        prove(removed, workflow, org, COLLABORATOR);
        projects.removeMember(people.owner(), people.id(), removed.id());
        var deactivated = fixtures.member();
        projects.setMember(people.owner(), people.id(), deactivated.id(), MemberAccess.EDIT);
        prove(deactivated, workflow, org, COLLABORATOR);
        fixtures.setState(deactivated, UserState.DEACTIVATED);

        for (Actor actor : List.of(people.viewer(), people.admin())) {
            refusedEverything(actor, ErrorCode.FORBIDDEN);
        }
        for (Actor actor : List.of(people.stranger(), removed, deactivated)) {
            refusedEverything(actor, ErrorCode.NOT_FOUND);
        }
        assertThat(creator()).isEqualTo(people.owner().id());
    }

    private void refusedEverything(Actor actor, ErrorCode code) {
        refused(code, () -> takeOvers.proofs(actor, workflow.id()));
        refused(code, () -> takeOvers.signIn(actor, RandomIds.secret(), workflow.id(), org, "accounts"));
        refused(code, () -> takeOvers.takeOver(actor, workflow.id()));
    }

    @Test
    void whatNamesNoOrgIsNotLockedAndCannotBeTakenOver() {
        var empty = workflowFixtures.create(people.owner(), people);

        refused(ErrorCode.TAKE_OVER_NOT_NEEDED, () -> takeOvers.takeOver(people.editor(), empty.id()));
        refused(
                ErrorCode.TAKE_OVER_NOT_NEEDED,
                () -> takeOvers.signIn(people.owner(), RandomIds.secret(), workflow.id(), org, "accounts"));
    }

    @Test
    void onesOwnProposalEndsWhenOneTakesOver() {
        var published = workflows.published(people.editor(), workflow.id());
        int version = workflowFixtures.save(
                people.editor(), workflow, published.withEvent(new WorkflowEvent.SurveyResponse(true, false)));
        proposals.propose(people.editor(), workflow.id(), version, "");
        prove(people.editor(), workflow, org, COLLABORATOR);

        takeOvers.takeOver(people.editor(), workflow.id());

        assertThat(proposals.open(people.editor(), workflow.id())).isEmpty();
        assertThat(workflows.draft(people.editor(), workflow.id()).changed()).isTrue();
    }

    private void prove(Actor actor, WorkflowHead which, OrgId where, String username) {
        String session = RandomIds.secret();
        var authorize = takeOvers.signIn(actor, session, which.id(), where, "accounts");
        var callback = new SimulatorBrowser().walk(authorize, username, "allow");
        switch (signIns.finish(actor, session, callback.appPublicId(), callback.parameters())) {
            case SignInOutcome.Completed(var path) -> assertThat(path).isEqualTo("accounts");
            case SignInOutcome.Failed failed -> throw failed.error();
        }
    }

    /** Those that count to Salesforce's five. */
    private List<String> approvals() {
        return simulator.production().grants(COLLABORATOR).stream()
                .filter(grant -> grant.refreshToken() != null)
                .map(Grant::id)
                .toList();
    }

    private UserId creator() {
        return Objects.requireNonNull(
                workflows.get(people.viewer(), workflow.publicId()).creatorId());
    }

    private NotificationItem latestNotice(Actor actor) {
        return notifications.latest(actor.id(), 1).getFirst();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
