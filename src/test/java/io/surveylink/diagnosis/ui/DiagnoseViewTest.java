package io.surveylink.diagnosis.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import io.surveylink.diagnosis.Question;
import io.surveylink.run.RunProject;
import io.surveylink.run.RunState;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ViewTest;
import io.surveylink.workflow.Workflows;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DiagnoseViewTest extends ViewTest {

    @Autowired
    RunProject projects;

    @Autowired
    Workflows workflows;

    @Test
    void nothingIsWrongIsSaidWithAllThatWasAsked() {
        var project = projects.delivering();
        project.responses().send("R-1", "Mori", "mori@example.com");
        projects.awaitStates(project.people(), Map.of(RunState.SUCCEEDED, 1));
        signIn(project.people().viewer());
        open(page(project.people()));

        _assertOne(H2.class, spec -> spec.withText("Nothing is wrong"));
        assertThat(_find(ListItem.class, spec -> spec.withClasses("sl-answer"))).hasSize(Question.values().length);
    }

    @Test
    void thePausedWorkflowIsTheHeadlineAndOneButtonResumesIt() {
        var project = projects.delivering();
        var people = project.people();
        workflows.pause(people.owner(), project.workflow().id());
        project.responses().send("R-1", "Mori", "mori@example.com");
        projects.awaitStates(people, Map.of(RunState.HELD, 1));
        signIn(people.owner());
        open("runs/" + projects.list(people).getFirst().id().value());

        var way = _get(Anchor.class, spec -> spec.withText("Why does it not work?"));
        open(way.getHref());
        _assertOne(H2.class, spec -> spec.withText("Response to Contact is paused. Its runs are held."));
        assertThat(_get(Select.class).getLabel()).isEqualTo("About");
        _click(_get(Button.class, spec -> spec.withText("Resume")));

        projects.awaitStates(people, Map.of(RunState.SUCCEEDED, 1));
        _assertNone(Button.class, spec -> spec.withText("Resume"));
    }

    @Test
    void whoMayNotMendItAsksWhoMay() {
        var project = projects.delivering();
        var people = project.people();
        workflows.pause(people.owner(), project.workflow().id());
        signIn(people.viewer());
        open(page(people) + "?workflow=" + project.workflow().publicId());

        _click(_get(Button.class, spec -> spec.withText("Ask Olga Owner")));

        signIn(people.owner());
        assertThat(_find(Button.class).stream()
                        .map(button -> button.getAriaLabel().orElse("")))
                .anySatisfy(label -> assertThat(label).contains("unread"));
    }

    @Test
    void thePageCostsNoMoreStatementsThanItsTabsAndQuestionsNeed() {
        var project = projects.delivering();
        signIn(project.people().owner());
        open(page(project.people()));

        assertThat(statements.during(() -> open(page(project.people())))).isLessThanOrEqualTo(30);
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("Diagnose · ");
    }

    private static String page(ProjectPeople people) {
        return "projects/" + people.project().slug() + "/diagnose";
    }
}
