package io.surveylink.ownership;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.LinkedAccounts;
import io.surveylink.common.AccountId;
import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.TransferId;
import io.surveylink.ownership.TransferReadiness.Answer;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.TransferReadiness.StepReadiness;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SettableClock;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.Role;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.WorkflowFixtures.OwnersWorkflow;
import io.surveylink.workflow.Workflows;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The seven answers, with the Salesforce users and orgs of the demo. */
@SurveylinkTest
class TransferReadinessTest {

    @Autowired
    Transfers transfers;

    @Autowired
    TransferReadiness readiness;

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    LinkedAccounts accounts;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SettableClock clock;

    private ProjectPeople people;
    private Actor successor;
    private OwnersWorkflow published;
    private TransferId transfer;

    @BeforeEach
    void approveATransfer() {
        people = fixtures.project();
        successor = fixtures.user("Sana Successor", Role.MEMBER);
        published = workflowFixtures.publishOfTheOwner(people);
        transfer = transfers.request(people.owner(), people.id(), successor.id(), "I move to sales.");
        transfers.approve(people.admin(), transfer);
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void withoutAnAccountInTheOrgALinkIsNeededAndTakesASlot() {
        assertThat(only(read())).satisfies(step -> {
            assertThat(step.answer()).isEqualTo(Answer.NEEDS_LINK);
            assertThat(step.slot()).isEqualTo(1);
            assertThat(step.title()).isEqualTo("Contact");
            assertThat(step.number()).isEqualTo(2);
        });
        assertThat(read().slotsNeeded()).isEqualTo(1);
        assertThat(read().stale()).as("there is nothing to ask Salesforce with").isFalse();
    }

    @Test
    void theOnlyAccountInTheOrgIsReadyOnceSalesforceHasBeenAsked() {
        workflowFixtures.link(successor, "collaborator@acme.example");
        assertThat(read().stale()).isTrue();

        var report = readiness.check(successor, transfer);

        assertThat(only(report).answer()).isEqualTo(Answer.READY);
        assertThat(report.ready()).isEqualTo(1);
        assertThat(report.stale()).isFalse();
    }

    @Test
    void ofTwoAccountsOneIsChosen() {
        workflowFixtures.link(successor, "collaborator@acme.example");
        var chosen = workflowFixtures.link(successor, "owner@acme.example");
        assertThat(only(read()).answer()).isEqualTo(Answer.CHOOSE_ACCOUNT);
        assertThat(only(read()).choices()).hasSize(2);

        readiness.choose(successor, transfer, published.org(), chosen.id());

        assertThat(only(readiness.check(successor, transfer))).satisfies(step -> {
            assertThat(step.answer()).isEqualTo(Answer.READY);
            assertThat(step.account())
                    .isNotNull()
                    .satisfies(account -> assertThat(account.id()).isEqualTo(chosen.id()));
        });
    }

    @Test
    void aDeadTokenNeedsASignIn() {
        var account = workflowFixtures.link(successor, "collaborator@acme.example");
        simulator.production().revokeGrants("collaborator@acme.example");
        accounts.refresh(successor, account.id());

        assertThat(only(read()).answer()).isEqualTo(Answer.NEEDS_REAUTHENTICATION);
    }

    @Test
    void whatSalesforceDoesNotPermitIsNamed() {
        workflowFixtures.link(successor, "limited@acme.example");

        assertThat(only(readiness.check(successor, transfer))).satisfies(step -> {
            assertThat(step.answer()).isEqualTo(Answer.LACKS_PERMISSION);
            assertThat(step.lacks()).isNotEmpty();
        });
    }

    @Test
    void whatAMemberPublishedNeedsTheNewOwnersYes() {
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), workflow, contacts(published.org()));
        workflowFixtures.link(successor, "owner@acme.example");
        var step = stepOf(readiness.check(successor, transfer), Answer.NEEDS_CONSENT);
        var consent = Objects.requireNonNull(step.consent());
        assertThat(consent.publisher()).isEqualTo(people.editor().id());

        readiness.consent(successor, transfer, consent.publisher(), consent.key(), true);

        assertThat(read().ready()).isEqualTo(2);
        readiness.consent(successor, transfer, consent.publisher(), consent.key(), false);
        assertThat(read().ready()).isEqualTo(1);
    }

    @Test
    void slotsAreCountedOverAllOrgs() {
        var more = List.of("owner@other.example", "owner@acme.example.sandbox");
        linking.link(people.owner(), Environment.PRODUCTION, more.getFirst(), "Other");
        var sandbox = linking.link(people.owner(), Environment.SANDBOX, more.getLast(), "Sandbox");
        var other = accounts.mine(people.owner()).stream()
                .filter(account -> account.username().equals("owner@other.example"))
                .findFirst()
                .orElseThrow();
        for (var org : List.of(other.orgId(), sandbox.orgId())) {
            var workflow = workflowFixtures.create(people.owner(), people);
            workflowFixtures.publish(people.owner(), workflow, definition(lead(org)));
        }
        for (var user : List.of(
                "collaborator@acme.example.sandbox", "limited@acme.example.sandbox", "owner@acme.example.sandbox")) {
            linking.link(successor, Environment.SANDBOX, user, user);
        }

        assertThat(read().workflows().stream().flatMap(workflow -> workflow.steps().stream()))
                .extracting(StepReadiness::answer)
                .containsExactlyInAnyOrder(Answer.NEEDS_LINK, Answer.NEEDS_LINK, Answer.CHOOSE_ACCOUNT);
        assertThat(read().slotsUsed()).isEqualTo(3);
        assertThat(read().slotsNeeded()).isEqualTo(2);
        linking.link(successor, Environment.SANDBOX, "owner@other.example.sandbox", "Fourth");

        assertThat(read().workflows().stream().flatMap(workflow -> workflow.steps().stream()))
                .extracting(StepReadiness::answer)
                .containsExactlyInAnyOrder(Answer.NEEDS_LINK, Answer.NO_FREE_SLOT, Answer.CHOOSE_ACCOUNT);
    }

    @Test
    void whatSalesforceSaidIsStaleAfterTenMinutesAndAfterAPublish() {
        workflowFixtures.link(successor, "collaborator@acme.example");
        readiness.check(successor, transfer);
        clock.advance(TransferReadiness.FRESH.plus(Duration.ofSeconds(1)));
        assertThat(read().stale()).isTrue();

        readiness.check(successor, transfer);
        assertThat(read().stale()).isFalse();
        workflowFixtures.publish(people.owner(), published.workflow(), definition(lead(published.org())));

        assertThat(read().stale()).isTrue();
    }

    @Test
    void anAdminsPauseIsShownBeside() {
        workflows.pause(people.admin(), published.workflow().id());

        assertThat(read().workflows().getFirst().pausedByAdmin()).isTrue();
    }

    @Test
    void anAdminSeesBeforehandWhatWouldBeReady() {
        workflowFixtures.link(successor, "collaborator@acme.example");

        assertThat(readiness.preview(people.admin(), List.of(people.id()), successor.id()))
                .singleElement()
                .satisfies(preview -> {
                    assertThat(preview.steps()).isEqualTo(1);
                    assertThat(preview.ready()).isEqualTo(1);
                });
        refused(ErrorCode.FORBIDDEN, () -> readiness.preview(people.owner(), List.of(people.id()), successor.id()));
    }

    @Test
    void onlyTheNewOwnerPrepares() {
        var account = workflowFixtures.link(successor, "collaborator@acme.example");
        for (var actor : List.of(people.owner(), people.editor(), people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> choose(actor, account.id()));
            refused(ErrorCode.FORBIDDEN, () -> readiness.check(actor, transfer));
        }
        for (var actor : List.of(people.editor(), people.viewer(), people.stranger())) {
            refused(ErrorCode.NOT_FOUND, () -> readiness.read(actor, transfer));
        }
        var owners = workflowFixtures.link(people.stranger(), "owner@acme.example");
        refused(ErrorCode.BINDING_ACCOUNT_UNSUITABLE, () -> choose(successor, owners.id()));
    }

    private void choose(Actor actor, AccountId account) {
        readiness.choose(actor, transfer, published.org(), account);
    }

    private static SalesforceTask lead(OrgId org) {
        return new SalesforceTask(
                "task-1",
                org,
                WriteOperation.CREATE,
                "Lead",
                "Lead",
                null,
                List.of(
                        mapping("LastName", "string", new ValueSource.Fixed("Mori")),
                        mapping("Company", "string", new ValueSource.Fixed("Acme"))));
    }

    private Report read() {
        return readiness.read(successor, transfer);
    }

    private static StepReadiness only(Report report) {
        assertThat(report.steps()).isEqualTo(1);
        return report.workflows().getFirst().steps().getFirst();
    }

    private static StepReadiness stepOf(Report report, Answer answer) {
        return report.workflows().stream()
                .flatMap(workflow -> workflow.steps().stream())
                .filter(step -> step.answer() == answer)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
