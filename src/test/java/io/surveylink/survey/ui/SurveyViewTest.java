package io.surveylink.survey.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.survey.IngestionKeys;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ResponseFixtures;
import io.surveylink.testing.ViewTest;
import io.surveylink.user.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SurveyViewTest extends ViewTest {

    @Autowired
    Surveys surveys;

    @Autowired
    IngestionKeys keys;

    @Autowired
    ResponseFixtures sent;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
    }

    private void openSurvey(Actor actor) {
        signIn(actor);
        open("projects/" + people.project().slug() + "/survey");
    }

    @Test
    void editorAddsAQuestionWithChoices() {
        openSurvey(people.editor());
        _assertOne(H2.class, spec -> spec.withText("No questions yet"));

        _click(_get(Button.class, spec -> spec.withText("Add question")));
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Question")), "Which colour?");
        setType(QuestionType.SINGLE_CHOICE);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Code")), "color");
        var labels = _find(TextField.class, spec -> spec.withPlaceholder("What the respondent reads"));
        var codes = _find(TextField.class, spec -> spec.withPlaceholder("Code"));
        _setValue(labels.getFirst(), "Red");
        _setValue(codes.getFirst(), "r");
        clickInDialog("Add question");

        assertThat(_find(Dialog.class)).isEmpty();
        _assertOne(Div.class, spec -> spec.withText("Which colour?"));
        var question = surveys.definition(people.id()).question("color").orElseThrow();
        assertThat(question.choices()).containsExactly(new Choice("r", "Red"));
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        surveys.addQuestion(people.owner(), people.id(), new NewQuestion("nps", QuestionType.NPS, "How?", List.of()));
        openSurvey(people.owner());

        _click(_get(Button.class, spec -> spec.withText("Add question")));
        clickInDialog("Add question");
        assertThat(_get(TextArea.class, spec -> spec.withLabel("Question")).getErrorMessage())
                .isEqualTo("Write the question.");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Question")), "Again?");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Code")), "nps");
        clickInDialog("Add question");

        var code = _get(TextField.class, spec -> spec.withLabel("Code"));
        assertThat(code.isInvalid()).isTrue();
        assertThat(code.getErrorMessage()).isEqualTo("Another question has this code. Choose another code.");
        assertThat(surveys.definition(people.id()).questions()).hasSize(1);
    }

    @Test
    void ownerChangesAndRemovesAQuestion() {
        surveys.addQuestion(people.owner(), people.id(), new NewQuestion("nps", QuestionType.NPS, "How?", List.of()));
        openSurvey(people.owner());

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Change nps")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Code")).isReadOnly())
                .isTrue();
        _setValue(_get(TextArea.class, spec -> spec.withLabel("Question")), "How likely?");
        clickInDialog("Save");
        _assertOne(Div.class, spec -> spec.withText("How likely?"));

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Remove nps")));
        clickInDialog("Remove");
        assertThat(surveys.definition(people.id()).questions()).isEmpty();
    }

    @Test
    void editorAddsAndRemovesEmbeddedData() {
        openSurvey(people.editor());

        _click(_get(Button.class, spec -> spec.withText("Add embedded data")));
        clickInDialog("Add embedded data");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .isEqualTo("Give it a name.");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "email");
        clickInDialog("Add embedded data");
        assertThat(surveys.definition(people.id()).embeddedData()).containsExactly("email");

        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Remove email")));
        clickInDialog("Remove");
        assertThat(surveys.definition(people.id()).embeddedData()).isEmpty();
    }

    @Test
    void aKeyIsShownOnceWithAnExampleThatFitsTheSurvey() {
        surveys.addQuestion(people.owner(), people.id(), new NewQuestion("nps", QuestionType.NPS, "How?", List.of()));
        openSurvey(people.owner());

        _click(_get(Button.class, spec -> spec.withText("Issue key")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "CRM");
        clickInDialog("Issue key");

        String key = _get(TextField.class, spec -> spec.withLabel("Key")).getValue();
        assertThat(keys.authenticate(key)).isPresent();
        assertThat(_get(Pre.class).getText())
                .contains("/api/v1/projects/" + people.project().slug() + "/responses", "Bearer " + key, "\"nps\":9");
        clickInDialog("I have stored it");
        assertThat(_find(Dialog.class)).isEmpty();
        _assertOne(Div.class, spec -> spec.withText("CRM"));
    }

    @Test
    void revokingAKeyIsAskedFirst() {
        String key = keys.issue(people.owner(), people.id(), "CRM", Set.of(Scope.INGEST));
        openSurvey(people.editor());

        _click(_get(Button.class, spec -> spec.withText("Revoke")));
        assertThat(keys.authenticate(key)).isPresent();
        clickInDialog("Revoke key");

        assertThat(keys.authenticate(key)).isEmpty();
        _assertOne(Span.class, spec -> spec.withText("revoked just now"));
    }

    @Test
    void viewerSeesTheQuestionsAndNothingToChange() {
        surveys.addQuestion(people.owner(), people.id(), new NewQuestion("nps", QuestionType.NPS, "How?", List.of()));
        keys.issue(people.owner(), people.id(), "CRM", Set.of(Scope.INGEST));
        openSurvey(people.viewer());

        _assertOne(Div.class, spec -> spec.withText("How?"));
        _assertNone(Button.class, spec -> spec.withText("Add question"));
        _assertNone(Button.class, spec -> spec.withText("Issue key"));
        _assertNone(Div.class, spec -> spec.withText("CRM"));
    }

    @Test
    void responsesShowAnswersToThoseWhoMaySeeThem() {
        sent.send(people, "R-1", Map.of("comment", "very good"));

        signIn(people.editor());
        open("projects/" + people.project().slug() + "/responses");
        _assertOne(Span.class, spec -> spec.withText("R-1"));
        _assertOne(Span.class, spec -> spec.withText("comment: very good"));

        signIn(people.viewer());
        open("projects/" + people.project().slug() + "/responses");
        _assertOne(Span.class, spec -> spec.withText("R-1"));
        _assertNone(Span.class, spec -> spec.withText("comment: very good"));
    }

    @Test
    void olderResponsesAreLoadedOnDemand() {
        for (int i = 1; i <= 51; i++) {
            sent.send(people, "R-" + i, Map.of());
        }
        signIn(people.owner());
        int read = statements.during(() -> open("projects/" + people.project().slug() + "/responses"));
        assertThat(read).isLessThan(12);
        _assertNone(Span.class, spec -> spec.withText("R-1"));

        _click(_get(Button.class, spec -> spec.withText("Show older responses")));

        _assertOne(Span.class, spec -> spec.withText("R-1"));
        _assertNone(Button.class, spec -> spec.withText("Show older responses"));
    }

    @Test
    void aProjectWithoutResponsesSaysHowTheyCome() {
        people = fixtures.project();
        signIn(people.owner());
        open("projects/" + people.project().slug() + "/responses");

        _assertOne(H2.class, spec -> spec.withText("No responses yet"));
    }

    @SuppressWarnings("unchecked") // the only select of the dialog
    private static void setType(QuestionType type) {
        _setValue((Select<QuestionType>) _get(Select.class, spec -> spec.withLabel("Type")), type);
    }

    private static void clickInDialog(String text) {
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText(text)));
    }
}
