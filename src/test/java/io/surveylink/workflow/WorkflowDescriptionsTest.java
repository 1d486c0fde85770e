package io.surveylink.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Projects;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.WorkflowDescriptions.Described;
import io.surveylink.workflow.WorkflowDescriptions.Description;
import io.surveylink.workflow.WorkflowDescriptions.MemberName;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SurveylinkTest
class WorkflowDescriptionsTest {

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    WorkflowDescriptions descriptions;

    @Autowired
    Workflows workflows;

    @Autowired
    Projects projects;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;
    private WorkflowHead workflow;

    @BeforeEach
    void publishOfTheOwner() {
        people = fixtures.project();
        workflow = workflowFixtures.publishOfTheOwner(people).workflow();
    }

    @Test
    void whoEditsDescribesAWorkflowThatSomebodyElseCreated() {
        describe(people.editor(), "  Leads ", " For sales. ", people.viewer());

        assertThat(workflows.get(people.owner(), workflow.publicId()).name()).isEqualTo("Leads");
        assertThat(read().description())
                .isEqualTo(new Description(
                        "Leads", "For sales.", Set.of(people.viewer().id())));
        assertThat(read().members())
                .extracting(MemberName::id)
                .containsExactlyInAnyOrder(people.editor().id(), people.viewer().id());
    }

    @Test
    void nobodyElseDescribesOrReadsIt() {
        for (var actor : Set.of(people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> describe(actor, "No", ""));
            refused(ErrorCode.FORBIDDEN, () -> descriptions.get(actor, workflow.id()));
        }
        refused(ErrorCode.NOT_FOUND, () -> describe(people.stranger(), "No", ""));
        refused(ErrorCode.NOT_FOUND, () -> descriptions.get(people.stranger(), workflow.id()));
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        refused(ErrorCode.INVALID_INPUT, () -> describe(people.editor(), "  ", ""));
        refused(
                ErrorCode.INVALID_INPUT,
                () -> describe(people.editor(), "A name", "p".repeat(WorkflowDescriptions.MAX_PURPOSE + 1)));
        refused(ErrorCode.INVALID_INPUT, () -> describe(people.editor(), "A name", "", people.stranger()));
        int version = read().version();
        describe(people.editor(), "First", "");
        refused(
                ErrorCode.STALE,
                () -> descriptions.describe(
                        people.owner(), workflow.id(), new Description("Second", "", Set.of()), version));
    }

    @Test
    void whoLeftTheProjectIsTakenOutOfTheList() {
        describe(people.editor(), "Leads", "", people.viewer());

        projects.removeMember(people.owner(), people.id(), people.viewer().id());
        assertThat(read().description().told()).isEmpty();

        describe(people.owner(), "Still leads", "");
        projects.setMember(people.owner(), people.id(), people.viewer().id(), MemberAccess.VIEW);
        assertThat(read().description().told()).isEmpty();
    }

    private void describe(Actor actor, String name, String purpose, Actor... told) {
        var ids = Arrays.stream(told).map(Actor::id).collect(Collectors.toSet());
        descriptions.describe(actor, workflow.id(), new Description(name, purpose, ids), read().version());
    }

    private Described read() {
        return descriptions.get(people.owner(), workflow.id());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
