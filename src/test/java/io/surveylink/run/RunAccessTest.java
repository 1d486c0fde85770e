package io.surveylink.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.common.DomainException;
import io.surveylink.common.RunId;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees what of runs, and what a machine client is told. */
@SurveylinkTest
class RunAccessTest {

    @Autowired
    RunProject projects;

    @Autowired
    Runs runs;

    @Test
    void everyRoleSeesWhatTheAccessTableSays() {
        var project = projects.delivering();
        var people = project.people();
        project.responses().send("R-1", "Mori", "not an address");
        projects.awaitStates(people, Map.of(RunState.FAILED, 1));
        var run = projects.list(people).getFirst().id();
        var filter = new Runs.Filter(people.id(), null, Set.of(), null);

        for (Actor reader : List.of(people.owner(), people.editor())) {
            assertThat(runs.list(reader, filter, null, 10).getFirst().errorMessage())
                    .isNotBlank();
            assertThat(runs.get(reader, run).content()).isNotEmpty();
        }
        for (Actor reader : List.of(people.viewer(), people.admin())) {
            assertThat(runs.list(reader, filter, null, 10)).singleElement().satisfies(item -> {
                assertThat(item.errorCode()).isEqualTo("MAPPING_NOT_AN_EMAIL");
                assertThat(item.errorMessage()).isNull();
                assertThat(item.errorFields()).isNull();
            });
            var detail = runs.get(reader, run);
            assertThat(detail.content()).isEmpty();
            assertThat(detail.steps().getFirst().attempts().getFirst().errorMessage())
                    .isNull();
        }
        assertThat(runs.counts(people.admin(), people.id()).failed()).isOne();
        assertThatThrownBy(() -> runs.list(people.stranger(), filter, null, 10))
                .isInstanceOf(DomainException.class)
                .hasMessage("NOT_FOUND");
        assertThatThrownBy(() -> runs.get(people.stranger(), run))
                .isInstanceOf(DomainException.class)
                .hasMessage("NOT_FOUND");
        assertThat(runs.list(people.stranger(), Runs.Filter.ALL, null, 10)).isEmpty();
    }

    @Test
    void pagesGoOnByKeyAndFiltersNarrowThem() {
        var project = projects.delivering();
        var people = project.people();
        project.responses().send("P", 1, 5);
        projects.awaitStates(people, Map.of(RunState.SUCCEEDED, 5));
        var all = new Runs.Filter(people.id(), null, Set.of(), null);

        var first = runs.list(people.owner(), all, null, 3);
        var rest = runs.list(people.owner(), all, first.getLast().id(), 3);

        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2);
        assertThat(first.getFirst().event().id()).isEqualTo("P-5");
        assertThat(rest.getLast().event().id()).isEqualTo("P-1");
        assertThat(runs.list(people.owner(), new Runs.Filter(people.id(), null, Set.of(), "p-4"), null, 10))
                .extracting(run -> run.event().id())
                .containsExactly("P-4");
        assertThat(runs.list(
                        people.owner(),
                        new Runs.Filter(people.id(), null, Set.of(RunState.FAILED, RunState.HELD), null),
                        null,
                        10))
                .isEmpty();
        assertThat(runs.countNewer(
                        people.owner(), all, new RunId(rest.getFirst().id().value())))
                .isEqualTo(3);
    }

    @Test
    void machineClientReadsResponseAndRuns() {
        var project = projects.delivering();
        var people = project.people();
        project.responses().send("R-1", "Mori", "mori@example.com");
        project.responses().send("R-2", "Mori", "not an address");
        projects.awaitStates(people, Map.of(RunState.SUCCEEDED, 1, RunState.FAILED, 1));

        var response = project.responses().json("/responses/r-1");
        assertThat(response.at("/id").asString()).isEqualTo("R-1");
        assertThat(response.at("/status").asString()).isEqualTo("complete");
        assertThat(response.at("/answers/nps").asInt()).isEqualTo(9);
        assertThat(response.at("/runs/0/state").asString()).isEqualTo("succeeded");
        assertThat(response.at("/runs/0/tasks/0/recordId").asString()).hasSize(18);

        var failed = project.responses().json("/runs?state=failed");
        assertThat(failed.at("/runs")).hasSize(1);
        assertThat(failed.at("/runs/0/responseId").asString()).isEqualTo("R-2");
        assertThat(failed.at("/runs/0/tasks/0/error/code").asString()).isEqualTo("MAPPING_NOT_AN_EMAIL");

        var page = project.responses().json("/runs?limit=1");
        assertThat(page.at("/runs")).hasSize(1);
        var next = project.responses()
                .json("/runs?limit=1&after=" + page.at("/next").asString());
        assertThat(next.at("/runs/0/responseId").asString()).isEqualTo("R-1");
        assertThat(next.at("/next").isMissingNode() || next.at("/next").isNull())
                .isTrue();
    }

    @Test
    void machineClientIsToldWhatIsWrongWithItsQuestion() {
        var project = projects.delivering();

        assertThat(project.responses().get("/responses/nobody").statusCode()).isEqualTo(404);
        assertThat(project.responses().json("/responses/nobody").at("/code").asString())
                .isEqualTo("RESPONSE_UNKNOWN");
        assertThat(project.responses().get("/runs?state=lost").statusCode()).isEqualTo(400);
        assertThat(project.responses().get("/runs?limit=0").statusCode()).isEqualTo(400);
        assertThat(project.responses().get("/runs?after=x").statusCode()).isEqualTo(400);
        assertThat(project.responses().get("/runs?limit=x").statusCode()).isEqualTo(400);
    }
}
