package io.surveylink.diagnosis.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.internal.JacksonUtils;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import io.surveylink.user.CurrentUser;
import io.surveylink.workflow.Workflows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The search box of the frame with what all features bring to it. */
class SearchTest extends ViewTest {

    private static final String BOX = "Search or jump to";

    @Autowired
    Workflows workflows;

    @Autowired
    CurrentUser currentUser;

    @Test
    void projectsWorkflowsPagesAndSettingsAreFoundByTheirNames() {
        var people = fixtures.project("Event feedback");
        workflows.create(people.owner(), people.id(), "Feedback to Contact");
        search(people.owner(), "feedback");

        assertThat(hits())
                .anySatisfy(hit -> assertThat(hit).startsWith("Event feedback"))
                .anySatisfy(
                        hit -> assertThat(hit).contains("Feedback to Contact").contains("Event feedback"));
        type("linked acc");
        assertThat(hits()).containsExactly("Linked accounts");
        type("日本語");
        assertThat(hits()).containsExactly("日本語Language");
    }

    @Test
    void wordsForTroubleLeadToTheDiagnosisInBothLanguages() {
        var people = fixtures.project("Partner onboarding");
        search(people.viewer(), "not working");

        for (String trouble : List.of("nothing arrives", "error", "token", "届かない", "エラー", "partner error")) {
            type(trouble);
            assertThat(hits()).as(trouble).contains("Diagnose Partner onboarding");
        }
        type("other error");
        assertThat(hits()).doesNotContain("Diagnose Partner onboarding");
    }

    @Test
    void theArrowsChooseAndEnterGoesThere() {
        var people = fixtures.project("Employee pulse");
        search(people.owner(), "employee pulse error");
        assertThat(chosen()).isEqualTo("Diagnose Employee pulse");
        type("Employee pulse");
        press("ArrowDown");
        press("ArrowUp");
        assertThat(chosen()).startsWith("Employee pulse");
        press("Enter");

        _assertNone(Dialog.class);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .startsWith("projects/" + people.project().slug());
    }

    @Test
    void nobodyFindsWhatIsNotTheirs() {
        var people = fixtures.project("Secret survey");
        workflows.create(people.owner(), people.id(), "Secret workflow");
        search(people.stranger(), "secret");

        assertThat(hits()).isEmpty();
        _assertOne(
                Div.class,
                spec -> spec.withText(
                        "Nothing fits “secret”. Try the name of a project or workflow, or what is wrong."));
        type("secret error");
        assertThat(hits()).isEmpty();
        type("audit log");
        assertThat(hits()).isEmpty();
        search(people.admin(), "secret");
        assertThat(hits()).singleElement().satisfies(hit -> assertThat(hit).startsWith("Secret survey"));
    }

    @Test
    void oneQueryCostsOneStatementForProjectsAndOneForWorkflows() {
        var people = fixtures.project();
        search(people.owner(), "x");
        int profile = statements.during(() -> currentUser.actor());

        // Outside of a request everybody who asks who is signed in reads it anew: projects, workflows, settings.
        assertThat(statements.during(() -> type("customer"))).isEqualTo(2 + 3 * profile);
    }

    private void search(Actor actor, String words) {
        signIn(actor);
        _click(_find(Button.class).stream()
                .filter(button -> button.getAriaLabel().filter(BOX::equals).isPresent())
                .findFirst()
                .orElseThrow());
        type(words);
    }

    private static void type(String words) {
        _setValue(_get(_get(Dialog.class), TextField.class), words);
    }

    private static void press(String key) {
        var field = _get(_get(Dialog.class), TextField.class);
        var data = JacksonUtils.createObjectNode();
        data.put("event.key === '" + key + "' && !event.isComposing", true);
        _fireDomEvent(field, "keydown", data);
    }

    private static List<String> hits() {
        return _find(_get(Dialog.class), Div.class, spec -> spec.withClasses("sl-search-hit")).stream()
                .map(hit -> hit.getElement().getTextRecursively())
                .toList();
    }

    private static String chosen() {
        return _get(_get(Dialog.class), Div.class, spec -> spec.withClasses("sl-search-chosen"))
                .getElement()
                .getTextRecursively();
    }
}
