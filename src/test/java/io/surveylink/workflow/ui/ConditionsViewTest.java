package io.surveylink.workflow.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.testing.Menus;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConditionsViewTest extends EditorTestCase {

    private static final Comparison LOW =
            new Comparison(new ValueSource.Answer("nps", AnswerForm.LABEL), Operator.AT_MOST, "6");
    private static final Comparison WITH_MAIL =
            new Comparison(new ValueSource.EmbeddedData("email"), Operator.NOT_EMPTY, "");

    @Test
    void twoConditionsAreBuiltAndReadBack() {
        var workflow = draftOf(definition());

        Menus.click(plus(), "Condition");
        chooseSource(0, "nps: Recommend us?");
        _setValue(values().getFirst(), "6");
        _click(_get(Button.class, spec -> spec.withText("Add comparison")));
        chooseSource(1, "Embedded data: email");
        _setValue(operators().get(1), Operator.NOT_EMPTY);

        assertThat(draft(workflow).conditions())
                .isEqualTo(new Conditions(
                        Match.ALL,
                        List.of(
                                new Comparison(new ValueSource.Answer("nps", AnswerForm.LABEL), Operator.AT_LEAST, "6"),
                                WITH_MAIL)));
        assertThat(readBack()).isEqualTo("It goes on if “Recommend us?” is at least 6 and “email” is not empty.");
        assertThat(text(card("Only if all are true")))
                .contains("“Recommend us?” is at least 6")
                .contains("“email” is not empty");
    }

    @Test
    void anyOfThemIsSaidInTheCardAndInTheSentence() {
        var workflow = draftOf(definition().withConditions(new Conditions(Match.ALL, List.of(LOW, WITH_MAIL))));
        openCard("Only if all are true");

        _setValue(match(), Match.ANY);

        assertThat(draft(workflow).conditions().match()).isEqualTo(Match.ANY);
        assertThat(readBack()).isEqualTo("It goes on if “Recommend us?” is at most 6 or “email” is not empty.");
        assertThat(card("Only if any is true")).isNotNull();
    }

    @Test
    void theSentenceIsJapaneseForWhoReadsJapanese() {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(
                people.owner(),
                workflow,
                definition().withConditions(new Conditions(Match.ALL, List.of(LOW, WITH_MAIL))));
        signIn(people.owner());
        UI.getCurrent().setLocale(Locale.JAPANESE);
        open(WorkflowNavigation.stepPath(workflow.publicId(), WorkflowDefinition.CONDITIONS));

        assertThat(readBack()).isEqualTo("次のときだけ続けます: 「Recommend us?」が 6 以下、かつ 「email」が空でない。");
    }

    @Test
    void aChoiceIsComparedWithItsChoices() {
        var workflow = draftOf(definition());

        Menus.click(plus(), "Condition");
        chooseSource(0, "mood: How did we do?");
        ComboBox<Choice> choices = anyCombo("With what");
        _setValue(
                choices,
                choices.getListDataView().getItems().skip(1).findFirst().orElseThrow());

        assertThat(draft(workflow).conditions().comparisons())
                .containsExactly(new Comparison(new ValueSource.Answer("mood", AnswerForm.LABEL), Operator.IS, "2"));
        assertThat(readBack()).isEqualTo("It goes on if “How did we do?” is Not so good.");
    }

    @Test
    void conditionsAreDeletedAfterAQuestion() {
        var workflow = draftOf(definition().withConditions(new Conditions(Match.ALL, List.of(LOW))));
        openCard("Only if all are true");

        _click(_find(Button.class).stream()
                .filter(button ->
                        "Delete the condition".equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow());
        assertThat(draft(workflow).conditions().comparisons()).hasSize(1);
        _click(_get(Button.class, spec -> spec.withText("Delete the condition")));

        assertThat(draft(workflow).conditions()).isEqualTo(Conditions.NONE);
        _assertNone(ConditionsPanel.class);
    }

    @Test
    void whatIsWrongIsSaidAtTheCondition() {
        draftOf(definition()
                .withConditions(new Conditions(
                        Match.ALL,
                        List.of(
                                new Comparison(LOW.source(), Operator.AT_MOST, "many"),
                                new Comparison(new ValueSource.EmbeddedData("gone"), Operator.IS, "x"),
                                new Comparison(WITH_MAIL.source(), Operator.IS, "")))));
        openCard("Only if all are true");

        await(() -> {
            assertThat(text(_get(ConditionsPanel.class)))
                    .contains("“nps” cannot be compared with “many”.")
                    .contains("The survey has no “gone” any more.")
                    .contains("Say what “email” is compared with.");
            return true;
        });
        assertThat(text(card("Only if all are true"))).contains("3 problems");
    }

    @Test
    void aFieldIsWrittenOnlyIfSomethingIsTrue() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, contacts(account.orgId()));
        signIn(people.owner());
        open(WorkflowNavigation.stepPath(workflow.publicId(), "task-1"));
        awaitFields();

        _click(_find(Button.class).stream()
                .filter(button -> "Email: Only if…".equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow());
        chooseSource(0, "nps: Recommend us?");
        _setValue(operators().getFirst(), Operator.AT_MOST);
        _setValue(values().getFirst(), "6");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        var task = (SalesforceTask) draft(workflow).steps().getFirst();
        assertThat(task.mapping("Email"))
                .hasValueSatisfying(
                        mail -> assertThat(mail.onlyIf()).isEqualTo(new Conditions(Match.ALL, List.of(LOW))));
        _get(Button.class, spec -> spec.withText("Written if “Recommend us?” is at most 6"));
    }

    private WorkflowHead draftOf(WorkflowDefinition definition) {
        var workflow = workflowFixtures.create(people.owner(), people);
        workflowFixtures.save(people.owner(), workflow, definition);
        openEditor(workflow);
        return workflow;
    }

    private static MenuBar plus() {
        return _find(_get(EditorCanvas.class), MenuBar.class).getFirst();
    }

    private static void chooseSource(int row, String label) {
        var combo = _find(ComboBox.class).stream()
                .filter(each -> "What is compared".equals(each.getAriaLabel().orElse("")))
                .skip(row)
                .findFirst()
                .orElseThrow();
        @SuppressWarnings("unchecked") // the label tells the type
        var sources = (ComboBox<SourceOption>) combo;
        _setValue(sources, option(sources, label));
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private static List<Select<Operator>> operators() {
        return _find(Select.class).stream()
                .filter(each -> "How it is compared".equals(each.getAriaLabel().orElse("")))
                .map(each -> (Select<Operator>) each)
                .toList();
    }

    private static List<TextField> values() {
        return _find(TextField.class).stream()
                .filter(each -> "With what".equals(each.getAriaLabel().orElse("")))
                .toList();
    }

    @SuppressWarnings("unchecked") // the label tells the type
    private static Select<Match> match() {
        return _get(Select.class, spec -> spec.withLabel("It goes on if"));
    }

    private static String readBack() {
        return _find(Paragraph.class).stream()
                .filter(paragraph -> paragraph.getClassNames().contains("sl-readback"))
                .findFirst()
                .orElseThrow()
                .getText();
    }
}
