package io.surveylink.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.RunId;
import io.surveylink.diagnosis.Diagnosis.Report;
import io.surveylink.diagnosis.Diagnosis.Subject;
import io.surveylink.diagnosis.Remedy.Ask;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.notification.Notifications;
import io.surveylink.run.RunProject;
import io.surveylink.run.RunState;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.StatementCounter;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowFixtures;
import io.surveylink.workflow.Workflows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom the diagnosis answers, what it says to whom, and what its button does. */
@SurveylinkTest
class DiagnosisAccessTest {

    private static final Subject PROJECT = new Subject.OfProject();

    @Autowired
    Diagnosis diagnosis;

    @Autowired
    RunProject projects;

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Notifications notifications;

    @Autowired
    Fixtures fixtures;

    @Autowired
    StatementCounter statements;

    @Test
    void everybodyWhoSeesTheProjectIsAnsweredAndNobodyElse() {
        var people = fixtures.project();
        var expected = Map.of(
                people.owner(), Fact.YOU_OWN,
                people.editor(), Fact.YOU_EDIT,
                people.viewer(), Fact.YOU_VIEW,
                people.admin(), Fact.YOU_ADMINISTER);

        expected.forEach((reader, fact) ->
                assertThat(report(people, reader).answers().getFirst().fact()).isEqualTo(fact));
        assertThatThrownBy(() -> report(people, people.stranger())).hasMessage("NOT_FOUND");
        assertThatThrownBy(() -> diagnosis.ask(people.stranger(), people.id(), PROJECT))
                .hasMessage("NOT_FOUND");
    }

    @Test
    void anotherProjectsWorkflowAndRunAreNotThere() {
        var other = projects.delivering();
        other.responses().send("R-1", "Mori", "mori@example.com");
        projects.awaitStates(other.people(), Map.of(RunState.SUCCEEDED, 1));
        var run = projects.list(other.people()).getFirst().id();
        var people = fixtures.project();

        for (Subject foreign : List.of(
                new Subject.OfWorkflow(other.workflow().publicId()),
                new Subject.OfRun(run),
                new Subject.OfRun(new RunId(Long.MAX_VALUE)))) {
            assertThatThrownBy(() -> diagnosis.diagnose(people.owner(), people.id(), foreign))
                    .hasMessage("NOT_FOUND");
        }
    }

    @Test
    void aProjectWithoutWorkflowIsToldSoAndOnlyWhoMayIsSentToMakeOne() {
        var people = fixtures.project();

        assertThat(report(people, people.editor()).remedy()).isEqualTo(new Remedy.OpenWorkflows());
        assertThat(cause(people, people.viewer()).fact()).isEqualTo(Fact.NO_WORKFLOW);
        assertThat(report(people, people.viewer()).remedy())
                .isEqualTo(new Ask(people.owner().id(), "Olga Owner", null));
    }

    @Test
    void whoIsAskedIsToldOnceWithTheWayToThePage() {
        var people = fixtures.project();

        assertThat(diagnosis.ask(people.viewer(), people.id(), PROJECT).name()).isEqualTo("Olga Owner");
        diagnosis.ask(people.viewer(), people.id(), PROJECT);

        assertThat(notices(people.owner())).singleElement().satisfies(notice -> {
            assertThat(notice.arguments()).containsEntry("asker", "Vera Viewer");
            assertThat(notice.link()).isEqualTo("projects/" + people.project().slug() + "/diagnose");
        });
        assertThatThrownBy(() -> diagnosis.ask(people.owner(), people.id(), PROJECT))
                .hasMessage("STALE");
    }

    @Test
    void whoEditsAsksTheOwnerToLinkTheOrg() {
        var people = fixtures.project();
        workflowFixtures.survey(people);
        var own = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        workflowFixtures.publish(
                people.editor(),
                workflowFixtures.create(people.editor(), people),
                WorkflowFixtures.contacts(own.orgId()));

        diagnosis.ask(people.editor(), people.id(), PROJECT);
        diagnosis.ask(people.viewer(), people.id(), PROJECT);

        assertThat(notifications.latest(people.owner().id(), 10))
                .extracting(NotificationItem::kind)
                .contains(NoticeKind.LINK_ASKED, NoticeKind.HELP_ASKED);
        assertThatThrownBy(() -> diagnosis.ask(people.editor(), people.id(), PROJECT))
                .hasMessage("LINK_ASKED_LATELY");
    }

    @Test
    void aDeactivatedOwnerIsNamedBeforeAllElse() {
        var project = projects.delivering();
        var people = project.people();
        fixtures.setState(people.owner(), UserState.DEACTIVATED);
        try {
            assertThat(cause(people, people.editor()).fact()).isEqualTo(Fact.OWNER_DEACTIVATED);
            assertThat(report(people, people.editor()).remedy()).isInstanceOf(Ask.class);
            assertThat(report(people, people.admin()).remedy()).isEqualTo(new Remedy.OpenPeople());
        } finally {
            fixtures.setState(people.owner(), UserState.ACTIVE);
        }
    }

    @Test
    void whatIsOffIsNamedAndSwitchedOnByWhoMay() {
        var project = projects.delivering();
        var people = project.people();
        workflows.switchOff(people.owner(), project.workflow().id());

        assertThat(cause(people, people.viewer()).fact()).isEqualTo(Fact.SWITCHED_OFF);
        assertThat(report(people, people.owner()).remedy())
                .isEqualTo(new Remedy.SwitchOn(project.workflow().id()));
        workflows.switchOn(people.owner(), project.workflow().id());
        assertThat(cause(people, people.owner()).fact()).isEqualTo(Fact.NO_RUN_YET);
    }

    @Test
    void itCostsAFixedNumberOfStatements() {
        var project = projects.delivering();
        var people = project.people();
        project.responses().send("A", 1, 2);
        projects.awaitStates(people, Map.of(RunState.SUCCEEDED, 2));
        int few = statements.during(() -> report(people, people.owner()));
        for (int i = 0; i < 3; i++) {
            var workflow = workflowFixtures.create(people.owner(), people);
            workflowFixtures.publish(
                    people.owner(),
                    workflow,
                    WorkflowFixtures.contacts(project.account().orgId()));
        }
        project.responses().send("B", 1, 5);
        projects.awaitStates(people, Map.of(RunState.SUCCEEDED, 22));

        assertThat(statements.during(() -> report(people, people.owner()))).isEqualTo(few);
    }

    private Report report(ProjectPeople people, Actor reader) {
        return diagnosis.diagnose(reader, people.id(), PROJECT);
    }

    private Answer cause(ProjectPeople people, Actor reader) {
        return Objects.requireNonNull(report(people, reader).cause());
    }

    private List<NotificationItem> notices(Actor person) {
        return notifications.latest(person.id(), 10).stream()
                .filter(notice -> notice.kind() == NoticeKind.HELP_ASKED)
                .toList();
    }
}
