package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.common.RevisionId;
import io.surveylink.common.Transactions;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.workflow.Proposals.ProposalHead;
import io.surveylink.workflow.Proposals.ProposalState;
import io.surveylink.workflow.PublishedWorkflows.PublishedWorkflow;
import io.surveylink.workflow.Workflows.PublishResult;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class ProposalsTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    Proposals proposals;

    @Autowired
    PublishedWorkflows published;

    @Autowired
    Projects projects;

    @Autowired
    Notifications notifications;

    @Autowired
    Transactions transactions;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;
    private OrgId org;
    private WorkflowHead workflow;
    private PublishResult first;

    @BeforeEach
    void publishOfTheOwner() {
        people = fixtures.project();
        var published = workflowFixtures.publishOfTheOwner(people);
        org = published.org();
        workflow = published.workflow();
        first = published.first();
    }

    @Test
    void aProposalTakesEffectByAcceptanceAndNotBefore() {
        var proposal = propose(people.editor(), lastNameOnly());

        assertThat(running()).isEqualTo(first.revision());
        assertThat(latestNotice(people.owner()).kind()).isEqualTo(NoticeKind.PROPOSAL_MADE);
        assertThat(proposals.waitingFor(people.owner()))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.publicId()).isEqualTo(proposal.publicId()));
        assertThat(proposals.waitingFor(people.editor())).isEmpty();

        var second = proposals.accept(people.owner(), proposal.id(), proposal.version());

        assertThat(running()).isEqualTo(second.revision());
        assertThat(workflows.published(people.viewer(), workflow.id())).isEqualTo(lastNameOnly());
        assertThat(workflows.revisions(people.viewer(), workflow.id()).getFirst())
                .satisfies(revision -> {
                    assertThat(revision.publisherName()).isEqualTo("Olga Owner");
                    assertThat(revision.note()).isEqualTo("Fewer fields, please");
                });
        assertThat(latestNotice(people.editor()).kind()).isEqualTo(NoticeKind.PROPOSAL_ACCEPTED);
        assertThat(proposals.get(people.editor(), proposal.publicId()).head().state())
                .isEqualTo(ProposalState.ACCEPTED);
        assertThat(workflows.draft(people.editor(), workflow.id()).changed()).isFalse();
        assertThat(workflows.get(people.viewer(), workflow.publicId()).creatorId())
                .isEqualTo(people.owner().id());
    }

    @Test
    void theDifferenceIsToTheRevisionItWasMadeOn() {
        var proposal = propose(people.editor(), lastNameOnly());

        var seen = proposals.get(people.owner(), proposal.publicId());

        assertThat(seen.decidable()).isTrue();
        assertThat(proposals.get(people.editor(), proposal.publicId()).decidable())
                .isFalse();
        assertThat(seen.head().baseNumber()).isEqualTo(1);
        assertThat(DefinitionDiff.between(seen.before(), seen.after()).changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        DefinitionDiff.Change.StepChanged.class,
                        changed -> assertThat(changed.differences())
                                .singleElement()
                                .isInstanceOf(DefinitionDiff.Difference.FieldRemoved.class));
    }

    @Test
    void aDeclinedProposalChangesNothingAndItsAuthorReadsWhy() {
        var proposal = propose(people.editor(), lastNameOnly());

        proposals.decline(people.owner(), proposal.id(), "We need the e-mail address.");

        assertThat(running()).isEqualTo(first.revision());
        assertThat(latestNotice(people.editor())).satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.PROPOSAL_DECLINED);
            assertThat(notice.arguments()).containsEntry("reason", "We need the e-mail address.");
        });
        refused(ErrorCode.PROPOSAL_DECIDED, () -> proposals.accept(people.owner(), proposal.id(), proposal.version()));
        refused(ErrorCode.PROPOSAL_DECIDED, () -> proposals.decline(people.owner(), proposal.id(), ""));
        assertThat(workflows.draft(people.editor(), workflow.id()).changed()).isTrue();
    }

    @Test
    void commentsAreReadByBothSides() {
        var proposal = propose(people.editor(), lastNameOnly());

        proposals.comment(people.owner(), proposal.id(), "Why?");
        proposals.comment(people.editor(), proposal.id(), "Sales keeps it by hand.");

        assertThat(proposals.get(people.owner(), proposal.publicId()).comments())
                .extracting(Proposals.Comment::text)
                .containsExactly("Why?", "Sales keeps it by hand.");
        assertThat(latestNotice(people.editor()).kind()).isEqualTo(NoticeKind.PROPOSAL_COMMENTED);
        assertThat(latestNotice(people.owner()).kind()).isEqualTo(NoticeKind.PROPOSAL_COMMENTED);
        refused(ErrorCode.INVALID_INPUT, () -> proposals.comment(people.owner(), proposal.id(), "  "));
    }

    @Test
    void aStaleProposalIsNotAcceptedUntilItsAuthorBroughtItUpToDate() {
        var proposal = propose(people.editor(), lastNameOnly());
        var second = definition(contactTask().with(embedded("FirstName", "firstName")))
                .withEvent(new WorkflowEvent.SurveyResponse(true, false));
        workflowFixtures.publish(people.owner(), workflow, second);

        assertThat(latestNotice(people.editor()).kind()).isEqualTo(NoticeKind.PROPOSAL_STALE);
        assertThat(proposals.get(people.owner(), proposal.publicId()).head().stale())
                .isTrue();
        refused(ErrorCode.PROPOSAL_STALE, () -> proposals.accept(people.owner(), proposal.id(), proposal.version()));
        refused(ErrorCode.FORBIDDEN, () -> proposals.rebase(people.owner(), proposal.id()));

        proposals.rebase(people.editor(), proposal.id());

        var rebased = proposals.get(people.owner(), proposal.publicId());
        assertThat(rebased.head().stale()).isFalse();
        assertThat(rebased.before()).isEqualTo(workflows.published(people.owner(), workflow.id()));
        assertThat(rebased.after().event()).isEqualTo(second.event());
        refused(ErrorCode.STALE, () -> proposals.accept(people.owner(), proposal.id(), proposal.version()));
        var third =
                proposals.accept(people.owner(), proposal.id(), rebased.head().version());
        assertThat(third.number()).isEqualTo(3);
        assertThat(workflows.published(people.owner(), workflow.id()).event()).isEqualTo(second.event());
        assertThat(workflows.draft(people.editor(), workflow.id()).changed()).isFalse();
    }

    @Test
    void theCreatorsOwnUnfinishedDraftGoesOnFromTheAcceptedRevision() {
        var other = definition(contactTask(), other("Lead"));
        workflowFixtures.save(people.owner(), workflow, other);
        var proposal = propose(people.editor(), contacts(org).withEvent(new WorkflowEvent.SurveyResponse(true, false)));

        proposals.accept(people.owner(), proposal.id(), proposal.version());

        var draft = workflows.draft(people.owner(), workflow.id());
        assertThat(draft.behind()).isFalse();
        assertThat(draft.changed()).isTrue();
        assertThat(draft.definition().event()).isEqualTo(new WorkflowEvent.SurveyResponse(true, false));
        assertThat(draft.definition().steps()).hasSize(2);
    }

    @Test
    void aNewProposalReplacesTheEarlierOneOfItsAuthor() {
        var one = propose(people.editor(), lastNameOnly());

        var other = propose(people.editor(), definition(contactTask().with(embedded("FirstName", "firstName"))));

        assertThat(proposals.open(people.owner(), workflow.id()))
                .extracting(ProposalHead::id)
                .containsExactly(other.id());
        assertThat(proposals.get(people.owner(), one.publicId()).head().state()).isEqualTo(ProposalState.WITHDRAWN);
    }

    @Test
    void losingEditWithdrawsWhatOneProposed() {
        var proposal = propose(people.editor(), lastNameOnly());

        projects.setMember(people.owner(), people.id(), people.editor().id(), MemberAccess.VIEW);

        assertThat(proposals.open(people.owner(), workflow.id())).isEmpty();
        refused(ErrorCode.PROPOSAL_DECIDED, () -> proposals.accept(people.owner(), proposal.id(), proposal.version()));
        refused(ErrorCode.FORBIDDEN, () -> propose(people.editor(), lastNameOnly()));
    }

    @Test
    void withoutACreatorTheOwnerDecidesAndBecomesTheCreator() {
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var members = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), members, contacts(org));
        var colleague = fixtures.member();
        projects.setMember(people.owner(), people.id(), colleague.id(), MemberAccess.EDIT);
        int version = workflowFixtures.save(colleague, members, lastNameOnly());
        var proposal = proposals.propose(colleague, members.id(), version, "");
        assertThat(latestNotice(people.editor()).kind()).isEqualTo(NoticeKind.PROPOSAL_MADE);
        refused(ErrorCode.FORBIDDEN, () -> proposals.accept(people.owner(), proposal.id(), proposal.version()));

        projects.removeMember(people.owner(), people.id(), people.editor().id());

        assertThat(workflows.get(people.owner(), members.publicId()).creatorId())
                .isNull();
        assertThat(proposals.waitingFor(people.owner())).hasSize(1);
        proposals.accept(people.owner(), proposal.id(), proposal.version());
        assertThat(workflows.get(people.owner(), members.publicId()).creatorId())
                .isEqualTo(people.owner().id());

        projects.setMember(people.owner(), people.id(), people.editor().id(), MemberAccess.EDIT);
        refused(ErrorCode.FORBIDDEN, () -> workflowFixtures.publish(people.editor(), members, contacts(org)));
    }

    @Test
    void aDeactivatedCreatorIsCreatorNoMore() {
        workflowFixtures.link(people.editor(), "collaborator@acme.example");
        var members = workflowFixtures.create(people.editor(), people);
        workflowFixtures.publish(people.editor(), members, contacts(org));

        fixtures.setState(people.editor(), UserState.DEACTIVATED);

        assertThat(workflows.get(people.owner(), members.publicId()).creatorId())
                .isNull();
        assertThat(workflowFixtures
                        .publish(people.owner(), members, lastNameOnly())
                        .number())
                .isEqualTo(2);
        assertThat(workflows.get(people.owner(), members.publicId()).creatorId())
                .isEqualTo(people.owner().id());
    }

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() {
        var proposal = propose(people.editor(), lastNameOnly());
        var removed = fixtures.member();
        projects.setMember(people.owner(), people.id(), removed.id(), MemberAccess.EDIT);
        projects.removeMember(people.owner(), people.id(), removed.id());
        var deactivated = fixtures.member();
        projects.setMember(people.owner(), people.id(), deactivated.id(), MemberAccess.EDIT);
        fixtures.setState(deactivated, UserState.DEACTIVATED);

        for (Actor actor : List.of(people.viewer(), people.admin())) {
            refusedEverything(actor, proposal, ErrorCode.FORBIDDEN);
        }
        for (Actor actor : List.of(people.stranger(), removed, deactivated)) {
            refusedEverything(actor, proposal, ErrorCode.NOT_FOUND);
        }
        refused(ErrorCode.FORBIDDEN, () -> proposals.accept(people.editor(), proposal.id(), proposal.version()));
        refused(ErrorCode.FORBIDDEN, () -> proposals.decline(people.editor(), proposal.id(), ""));
        refused(ErrorCode.FORBIDDEN, () -> proposals.withdraw(people.owner(), proposal.id()));
        int own = workflowFixtures.save(people.owner(), workflow, lastNameOnly());
        refused(ErrorCode.PROPOSAL_TO_ONESELF, () -> proposals.propose(people.owner(), workflow.id(), own, ""));
        proposals.withdraw(people.editor(), proposal.id());
        assertThat(proposals.get(people.editor(), proposal.publicId()).head().state())
                .isEqualTo(ProposalState.WITHDRAWN);
    }

    private void refusedEverything(Actor actor, ProposalHead proposal, ErrorCode code) {
        refused(code, () -> proposals.propose(actor, workflow.id(), 1, ""));
        refused(code, () -> proposals.get(actor, proposal.publicId()));
        refused(code, () -> proposals.open(actor, workflow.id()));
        refused(code, () -> proposals.comment(actor, proposal.id(), "Hello"));
        refused(code, () -> proposals.accept(actor, proposal.id(), proposal.version()));
        refused(code, () -> proposals.decline(actor, proposal.id(), ""));
        refused(code, () -> proposals.withdraw(actor, proposal.id()));
        refused(code, () -> proposals.rebase(actor, proposal.id()));
        refused(code, () -> proposals.rebaseDraft(actor, workflow.id()));
        assertThat(proposals.waitingFor(actor)).isEmpty();
    }

    @Test
    void whatCannotBePublishedIsNotProposed() {
        refused(ErrorCode.WORKFLOW_HAS_PROBLEMS, () -> propose(people.editor(), definition(SalesforceTask.begun("a"))));
        refused(
                ErrorCode.WORKFLOW_UNCHANGED,
                () -> propose(people.editor(), workflows.published(people.editor(), workflow.id())));
    }

    private ProposalHead propose(Actor author, WorkflowDefinition definition) {
        int version = workflowFixtures.save(author, workflow, definition);
        return proposals.propose(author, workflow.id(), version, "Fewer fields, please");
    }

    private SalesforceTask contactTask() {
        return task(org, "Contact", embedded("LastName", "lastName"), embedded("Email", "email"));
    }

    private SalesforceTask other(String object) {
        return new SalesforceTask(
                "task-2",
                org,
                WriteOperation.CREATE,
                object,
                object,
                null,
                List.of(embedded("LastName", "lastName"), embedded("Company", "lastName")));
    }

    private WorkflowDefinition lastNameOnly() {
        var published = workflows.published(people.viewer(), workflow.id());
        var task = (SalesforceTask) published.steps().getFirst();
        return published.with(task.without("Email"));
    }

    private RevisionId running() {
        return transactions.read(() -> published.takingEvents(people.id())).stream()
                .filter(taking -> taking.id().equals(workflow.id()))
                .map(PublishedWorkflow::revision)
                .findFirst()
                .orElseThrow();
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
