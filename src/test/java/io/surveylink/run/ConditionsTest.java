package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.run.RunControl.Done;
import io.surveylink.run.RunControl.Possible;
import io.surveylink.run.RunControl.Replay;
import io.surveylink.run.RunControl.Selection;
import io.surveylink.run.RunControl.WithRevision;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.ValueSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs of workflows that ask something of their events. */
class ConditionsTest extends EngineTestCase {

    private static final Comparison MAIL_OF_ACME =
            new Comparison(new ValueSource.EmbeddedData("email"), Operator.CONTAINS, "@acme");

    private static final Comparison LOW =
            new Comparison(new ValueSource.Answer("nps", ValueSource.AnswerForm.LABEL), Operator.AT_MOST, "6");

    @Autowired
    RunControl control;

    @Test
    void whatDoesNotMeetTheConditionsIsSkippedWithItsReasonAndTheRestGoesOn() {
        publish(contact().withConditions(all(MAIL_OF_ACME)));

        responses.sendAll(List.of(
                SentResponses.response("R-1", "Mori", "mori@acme.example"),
                SentResponses.response("R-2", "Sato", "sato@other.example")));

        awaitStates(Map.of(RunState.SUCCEEDED, 1, RunState.SKIPPED, 1));
        assertThat(contacts()).extracting(contact -> contact.get("LastName")).containsExactly("Mori");
        var skipped = runOf("R-2");
        assertThat(skipped.run().failedConditions()).isTrue();
        assertThat(Objects.requireNonNull(skipped.unmet()).comparisons()).containsExactly(MAIL_OF_ACME);
        assertThat(skipped.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.attempts()).isEmpty());
        assertThat(runs.get(people.viewer(), skipped.run().id()).unmet())
                .as("not for who may not see answers")
                .isNull();
    }

    @Test
    void ofAnyOneIsEnough() {
        publish(contact().withConditions(new Conditions(Match.ANY, List.of(LOW, MAIL_OF_ACME))));

        responses.send("R-1", "Mori", "mori@acme.example");

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void anUpdateThatMeetsTheConditionsGoesOnThoughTheFirstVersionDidNot() {
        publish(contact().withConditions(all(MAIL_OF_ACME)));
        responses.send("R-1", "Mori", "mori@other.example");
        awaitStates(Map.of(RunState.SKIPPED, 1));

        responses.send("R-1", "Mori", "mori@acme.example");

        awaitStates(Map.of(RunState.SKIPPED, 1, RunState.SUCCEEDED, 1));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aSkippedRunIsNotSentAgainByItsRevisionButAsksTheConditionsOfTheCurrentOne() {
        var workflow = publish(contact().withConditions(all(LOW)));
        responses.send("R", 1, 2);
        awaitStates(Map.of(RunState.SKIPPED, 2));
        var skipped = new Selection.Of(list().stream().map(RunListItem::id).toList());
        var again = new Replay(WithRevision.AS_IT_RAN, false, "");
        var current = new Replay(WithRevision.CURRENT, false, "");

        assertThat(control.possible(owner, skipped)).isEqualTo(new Possible(0, 0, 0));
        assertThat(control.replay(owner, skipped, again)).isEqualTo(new Done(0, 2));
        workflowFixtures.publish(owner, workflow, contact().withConditions(all(mailOf("r-1"))));
        assertThat(control.possible(owner, skipped)).isEqualTo(new Possible(2, 0, 0));
        assertThat(control.replay(owner, skipped, current)).isEqualTo(new Done(1, 1));

        awaitStates(Map.of(RunState.SUCCEEDED, 1, RunState.SKIPPED, 1));
        assertThat(runOf("R-1").run().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aFieldWithConditionsIsLeftAsItIsWhereTheyAreNotMet() {
        var onlyOfAcme = embedded("FirstName", "firstName").withOnlyIf(all(MAIL_OF_ACME));
        publish(definition(contactTask().with(onlyOfAcme)));

        responses.sendAll(List.of(
                SentResponses.response("R-1", "Mori", "mori@acme.example"),
                SentResponses.response("R-2", "Sato", "sato@other.example")));

        awaitStates(Map.of(RunState.SUCCEEDED, 2));
        assertThat(contacts())
                .extracting(contact -> contact.get("LastName"), contact -> contact.get("FirstName"))
                .containsExactlyInAnyOrder(tuple("Mori", "Test"), tuple("Sato", null));
    }

    private static Comparison mailOf(String response) {
        return new Comparison(new ValueSource.EmbeddedData("email"), Operator.STARTS_WITH, response);
    }

    private static Conditions all(Comparison... comparisons) {
        return new Conditions(Match.ALL, List.of(comparisons));
    }

    private RunDetail runOf(String response) {
        return list().stream()
                .filter(run -> run.event().id().equals(response))
                .findFirst()
                .map(run -> runs.get(owner, run.id()))
                .orElseThrow();
    }
}
