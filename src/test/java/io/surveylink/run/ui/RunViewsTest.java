package io.surveylink.run.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.run.RunListItem;
import io.surveylink.run.RunProject;
import io.surveylink.run.RunProject.Delivering;
import io.surveylink.run.RunState;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.Workflows;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RunViewsTest extends ViewTest {

    @Autowired
    RunProject projects;

    @Autowired
    Workflows workflows;

    @Test
    void withoutRunsTheListSaysWhatStartsOne() {
        signIn(fixtures.member());
        open("runs");

        _assertOne(H1.class, spec -> spec.withText("Runs"));
        _assertOne(H2.class, spec -> spec.withText("No runs yet"));
        _assertNone(Grid.class);
    }

    @Test
    void runsAreListedFilteredAndSearched() {
        var project = delivered();
        signIn(project.people().owner());
        open("projects/" + project.people().project().slug() + "/runs");

        assertThat(responses()).containsExactly("R-3", "R-2", "R-1");
        _click(chip("Failed"));
        assertThat(responses()).containsExactly("R-2");
        _click(chip("All"));
        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("Response ID")), "r-3");
        assertThat(responses()).containsExactly("R-3");
        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("Response ID")), "nothing");
        assertThat(responses()).isEmpty();
    }

    @Test
    void runTellsItsStepsItsErrorAndWhatCameIn() {
        var project = delivered();
        signIn(project.people().owner());
        var failed = projects.list(project.people()).stream()
                .filter(run -> run.state() == RunState.FAILED)
                .findFirst()
                .orElseThrow();
        open("runs/" + failed.id().value());

        _assertOne(H1.class, spec -> spec.withText("Response R-2"));
        _assertOne(Span.class, spec -> spec.withText("MAPPING_NOT_AN_EMAIL"));
        _assertOne(Span.class, spec -> spec.withText("Refused"));
        _assertOne(H2.class, spec -> spec.withText("What came in"));
    }

    @Test
    void savedRecordIsLinkedAndAnAdminSeesNoAnswers() {
        var project = delivered();
        var saved = projects.list(project.people()).getFirst();
        var path = "runs/" + saved.id().value();
        signIn(project.people().owner());
        open(path);
        assertThat(_find(Anchor.class))
                .anySatisfy(anchor -> assertThat(anchor.getHref()).endsWith("/" + saved.recordId()));

        signIn(project.people().admin());
        open(path);
        _assertOne(H1.class, spec -> spec.withText("Response R-3"));
        _assertNone(H2.class, spec -> spec.withText("What came in"));
    }

    @Test
    void heldRunsAreShownByCauseWithTheWayOut() {
        var project = projects.delivering();
        workflows.pause(project.people().owner(), project.workflow().id());
        project.responses().send("H", 1, 2);
        projects.awaitStates(project.people(), Map.of(RunState.HELD, 2));
        signIn(project.people().owner());
        open("runs?state=HELD");

        _assertOne(H2.class, spec -> spec.withText("Held, by cause"));
        _assertOne(Span.class, spec -> spec.withText("2 held, none lost"));
        _assertOne(Button.class, spec -> spec.withText("Open the workflow"));
        assertThat(responses()).containsExactly("H-2", "H-1");
        open("runs/" + projects.list(project.people()).getFirst().id().value());
        _assertOne(Button.class, spec -> spec.withText("Open the workflow"));
    }

    @Test
    void failedRunIsSentAgainFromItsPageByWhoMay() {
        var project = delivered();
        var failed = projects.list(project.people()).stream()
                .filter(run -> run.state() == RunState.FAILED)
                .findFirst()
                .orElseThrow();
        signIn(project.people().editor());
        open("runs/" + failed.id().value());
        _assertNone(Button.class, spec -> spec.withText("Send again…"));

        signIn(project.people().owner());
        open("runs/" + failed.id().value());
        _click(_get(Button.class, spec -> spec.withText("Send again…")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Note, kept with the run (optional)")), "Once more");
        _click(_get(Button.class, spec -> spec.withText("Send again")));

        _assertOne(Div.class, spec -> spec.withText("Once more"));
        projects.awaitStates(project.people(), Map.of(RunState.SUCCEEDED, 2, RunState.FAILED, 1));
    }

    @Test
    void allHeldRunsAreCancelledFromTheListAndFoundAmongWhatWasNotSent() {
        var project = projects.delivering();
        workflows.pause(project.people().owner(), project.workflow().id());
        project.responses().send("H", 1, 2);
        projects.awaitStates(project.people(), Map.of(RunState.HELD, 2));
        signIn(project.people().owner());
        open("projects/" + project.people().project().slug() + "/runs");
        _click(chip("Held"));

        _click(_get(Button.class, spec -> spec.withText("Cancel all of these…")));
        _click(_get(Button.class, spec -> spec.withText("Cancel the runs")));

        projects.awaitStates(project.people(), Map.of(RunState.CANCELLED, 2));
        _click(chip("Not sent"));
        assertThat(responses()).containsExactly("H-2", "H-1");
    }

    @Test
    void eventsThatStartedNoRunAreShownWithTheReason() {
        var project = projects.delivering();
        workflows.switchOff(project.people().owner(), project.workflow().id());
        project.responses().send("O", 1, 2);
        signIn(project.people().viewer());
        open("projects/" + project.people().project().slug() + "/runs");

        _click(_get(Button.class, spec -> spec.withText("2 events started no run")));

        Grid<?> events = _find(Grid.class).getLast();
        assertThat(_getFormattedRow(events, 0)).contains("O-2", "The workflow was switched off");
    }

    @Test
    void listCostsAFixedNumberOfStatements() {
        var few = delivered();
        signIn(few.people().owner());
        open("projects/" + few.people().project().slug() + "/runs");
        int forThree = statements.during(
                () -> open("projects/" + few.people().project().slug() + "/runs"));
        few.responses().send("M", 1, 40);
        projects.awaitStates(few.people(), Map.of(RunState.SUCCEEDED, 42, RunState.FAILED, 1));

        int forMany = statements.during(
                () -> open("projects/" + few.people().project().slug() + "/runs"));

        assertThat(forMany).isEqualTo(forThree);
    }

    private Delivering delivered() {
        var project = projects.delivering();
        project.responses().send("R-1", "Mori", "one@example.com");
        project.responses().send("R-2", "Mori", "not an address");
        project.responses().send("R-3", "Mori", "three@example.com");
        projects.awaitStates(project.people(), Map.of(RunState.SUCCEEDED, 2, RunState.FAILED, 1));
        return project;
    }

    private static Button chip(String word) {
        return _get(Button.class, spec -> spec.withText(word).withClasses("sl-chip"));
    }

    @SuppressWarnings("unchecked") // the only grid there is
    private static List<String> responses() {
        Grid<RunListItem> grid = _get(Grid.class);
        return IntStream.range(0, _size(grid))
                .mapToObj(row -> _get(grid, row).event().id())
                .toList();
    }
}
