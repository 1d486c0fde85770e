package io.surveylink.administration;

import static io.surveylink.jooq.Tables.LINKED_ACCOUNT;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.AccountState;
import io.surveylink.administration.OwnershipBoard.OwnedProject;
import io.surveylink.administration.OwnershipBoard.WorkflowAtRisk;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.ownership.Consents;
import io.surveylink.project.Projects;
import io.surveylink.run.HoldCause;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.StatementCounter;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.Role;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class OwnershipBoardTest {

    private static final int MANY = 10_000;

    /** In the name of every project of one test, and of no other's. */
    private final String mark = RandomIds.publicId();

    @Autowired
    OwnershipBoard board;

    @Autowired
    UserAdministration administration;

    @Autowired
    Projects projects;

    @Autowired
    Consents consents;

    @Autowired
    Fixtures fixtures;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    StatementCounter statements;

    @Autowired
    DSLContext database;

    @Test
    void adminsAloneSeeTheBoard() {
        var people = project("Sound");
        for (Actor actor : List.of(people.owner(), people.editor(), people.viewer(), people.stranger())) {
            assertThatThrownBy(() -> board.projects(actor, "", 0, 1))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
            assertThatThrownBy(() -> board.atRisk(actor, 1))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        }
        assertThat(found(people)).hasSize(1);

        fixtures.setRole(people.admin(), Role.MEMBER);
        assertThat(found(people)).as("the actor's role is as old as the page").isEmpty();
        assertThat(board.atRisk(people.admin(), 1)).isEmpty();
    }

    @Test
    void whatNeedsAnotherOwnerComesFirstThenWhatHasNoLiveAccount() {
        var sound = project("A sound");
        publish(sound);
        var lifeless = project("B lifeless");
        publish(lifeless);
        database.update(LINKED_ACCOUNT)
                .set(LINKED_ACCOUNT.STATE, AccountState.NEEDS_REAUTHENTICATION.name())
                .where(LINKED_ACCOUNT.USER_ID.eq(lifeless.owner().id()))
                .execute();
        var orphan = project("C orphan");
        administration.deactivate(orphan.admin(), orphan.owner().id(), LeaversRuns.RUN_ON, Fixtures.PASSWORD);

        var listed = found(sound);

        assertThat(listed)
                .extracting(OwnedProject::name)
                .containsExactly("C orphan " + mark, "B lifeless " + mark, "A sound " + mark);
        assertThat(listed.getFirst().isOrphan()).isTrue();
        assertThat(listed.getFirst().ownerState()).isEqualTo(UserState.DEACTIVATED);
        assertThat(listed.getFirst().runsUntil()).isNotNull();
        assertThat(listed.get(1).isWithoutLife()).isTrue();
        assertThat(listed.get(2)).satisfies(project -> {
            assertThat(project.isWithoutLife()).isFalse();
            assertThat(project.isOrphan()).isFalse();
            assertThat(project.members()).isEqualTo(2);
            assertThat(project.workflows()).isOne();
            assertThat(project.accounts()).isOne();
        });
    }

    @Test
    void aSoundWorkflowIsAtNoRisk() {
        var people = project("Sound");
        publish(people);

        assertThat(risksOf(people)).isEmpty();
    }

    @Test
    void theWorkflowsOfADeactivatedOwnerAreHeldAndWithoutCreator() {
        var people = project("Orphan");
        publish(people);
        administration.deactivate(people.admin(), people.owner().id(), LeaversRuns.HELD, Fixtures.PASSWORD);

        assertThat(risksOf(people)).singleElement().satisfies(risk -> {
            assertThat(risk.causes()).containsExactly(HoldCause.OWNER_DEACTIVATED);
            assertThat(risk.withoutCreator()).isTrue();
        });
    }

    @Test
    void whatAFormerMemberPublishedIsHeldAndItsPublisherGone() {
        var people = project("Left");
        workflowFixtures.survey(people);
        var workflow = workflowFixtures.create(people.editor(), people);
        var org = workflowFixtures
                .link(people.editor(), "collaborator@acme.example")
                .orgId();
        workflowFixtures.publish(people.editor(), workflow, contacts(org));
        var asked = consents.all(people.owner(), people.id()).getFirst();
        consents.decide(people.owner(), people.id(), people.editor().id(), asked.key(), true);
        assertThat(risksOf(people)).isEmpty();

        projects.removeMember(people.owner(), people.id(), people.editor().id());

        assertThat(risksOf(people)).singleElement().satisfies(risk -> {
            assertThat(risk.causes()).containsExactly(HoldCause.NO_CONSENT);
            assertThat(risk.publisherLeft()).isTrue();
            assertThat(risk.withoutCreator()).isTrue();
            assertThat(risk.owner()).isEqualTo("Olga Owner");
        });
    }

    @Test
    void eachListIsOneStatement() {
        var people = project("Sound");

        assertThat(statements.during(() -> board.projects(people.admin(), "", 0, 50)))
                .isOne();
        assertThat(statements.during(() -> board.atRisk(people.admin(), 50))).isOne();
    }

    private ProjectPeople project(String name) {
        return fixtures.project(name + " " + mark);
    }

    private WorkflowHead publish(ProjectPeople people) {
        return workflowFixtures.publishOfTheOwner(people).workflow();
    }

    private List<OwnedProject> found(ProjectPeople people) {
        return board.projects(people.admin(), mark, 0, 10);
    }

    private List<WorkflowAtRisk> risksOf(ProjectPeople people) {
        return board.atRisk(people.admin(), MANY).stream()
                .filter(risk -> risk.projectSlug().equals(people.project().slug()))
                .toList();
    }
}
