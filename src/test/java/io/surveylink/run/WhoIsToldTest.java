package io.surveylink.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import io.surveylink.project.Projects;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.user.Actor;
import io.surveylink.workflow.WorkflowDescriptions;
import io.surveylink.workflow.WorkflowDescriptions.Description;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Members whom a workflow names hear of its runs, as owner and creator do. */
class WhoIsToldTest extends EngineTestCase {

    @Autowired
    WorkflowDescriptions descriptions;

    @Autowired
    Projects projects;

    @BeforeEach
    void publishAndTell() {
        var workflow = publish(contact());
        descriptions.describe(
                people.editor(),
                workflow.id(),
                new Description("Leads", "", Set.of(people.viewer().id())),
                workflows.get(owner, workflow.publicId()).version());
        projects.removeMember(owner, people.id(), people.editor().id());
        production()
                .addFault(
                        "upsert",
                        new Fault.Row("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Ask sales", List.of("Email"), Set.of(0)));
    }

    @Test
    void whoIsNamedHearsOfARunThatFailed() {
        responses.sendAll(List.of(SentResponses.response("R-1", "Mori", "one@example.com")));
        awaitStates(Map.of(RunState.FAILED, 1));

        assertThat(kinds(people.viewer())).containsExactly(NoticeKind.RUN_FAILED);
        assertThat(kinds(owner)).contains(NoticeKind.RUN_FAILED);
        assertThat(kinds(people.editor())).doesNotContain(NoticeKind.RUN_FAILED);
    }

    @Test
    void whoIsNamedHearsOfAHold() {
        accounts.delete(owner, account.id());

        assertThat(kinds(people.viewer())).containsExactly(NoticeKind.RUNS_HELD);
        assertThat(kinds(owner)).contains(NoticeKind.RUNS_HELD);
    }

    @Test
    void whoLeftTheProjectHearsNothing() {
        projects.removeMember(owner, people.id(), people.viewer().id());
        responses.sendAll(List.of(SentResponses.response("R-1", "Mori", "one@example.com")));
        awaitStates(Map.of(RunState.FAILED, 1));

        assertThat(kinds(people.viewer())).isEmpty();
    }

    private List<NoticeKind> kinds(Actor actor) {
        return notifications.latest(actor.id(), 50).stream()
                .map(NotificationItem::kind)
                .toList();
    }
}
