package io.surveylink.workflow.internal;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebasingTest {

    private static final SalesforceTask FIRST = step("first");
    private static final SalesforceTask SECOND = step("second");
    private static final SalesforceTask THIRD = step("third");
    private static final WorkflowDefinition BASE = definition(FIRST, SECOND);

    @Test
    void whatOneChangedStaysAndWhatTheOtherChangedIsTaken() {
        var mine = BASE.with(FIRST.with(embedded("Email", "email")));
        var latest = BASE.with(SECOND.withOperation(WriteOperation.CREATE))
                .withEvent(new WorkflowEvent.SurveyResponse(true, false));

        var merged = Rebasing.onto(latest, mine, BASE);

        assertThat(merged).isEqualTo(latest.with(FIRST.with(embedded("Email", "email"))));
    }

    @Test
    void ownStepsAreAddedAtTheirPlaceAndRemovedOnesStayAway() {
        var mine = BASE.without("second").withInserted(1, THIRD);
        var latest = BASE.withInserted(0, step("theirs"));

        assertThat(Rebasing.onto(latest, mine, BASE)).isEqualTo(definition(step("theirs"), FIRST, THIRD));
    }

    @Test
    void aChangedStepThatTheOtherRemovedComesBack() {
        var changed = SECOND.with(embedded("Email", "email"));

        assertThat(Rebasing.onto(BASE.without("second"), BASE.with(changed), BASE))
                .isEqualTo(definition(FIRST, changed));
    }

    @Test
    void anotherOrderIsKeptIfNobodyElseMovedAStep() {
        var latest = BASE.with(FIRST.with(embedded("Email", "email")));

        assertThat(Rebasing.onto(latest, definition(THIRD, SECOND, FIRST), BASE))
                .isEqualTo(definition(THIRD, SECOND, FIRST.with(embedded("Email", "email"))));
    }

    @Test
    void theirEventIsTakenAndOnesOwnIsKept() {
        var onNew = new WorkflowEvent.SurveyResponse(true, false);
        var onUpdate = new WorkflowEvent.SurveyResponse(false, true);

        assertThat(Rebasing.onto(BASE.withEvent(onNew), BASE, BASE).event()).isEqualTo(onNew);
        assertThat(Rebasing.onto(BASE.withEvent(onNew), BASE.withEvent(onUpdate), BASE)
                        .event())
                .isEqualTo(onUpdate);
    }

    @Test
    void theirConditionsAreTakenAndOnesOwnAreKept() {
        var theirs = new Conditions(Match.ALL, List.of(email("theirs@example.com")));
        var own = new Conditions(Match.ALL, List.of(email("own@example.com")));

        assertThat(Rebasing.onto(BASE.withConditions(theirs), BASE, BASE).conditions())
                .isEqualTo(theirs);
        assertThat(Rebasing.onto(BASE.withConditions(theirs), BASE.withConditions(own), BASE)
                        .conditions())
                .isEqualTo(own);
    }

    private static Comparison email(String value) {
        return new Comparison(new ValueSource.EmbeddedData("email"), Operator.values()[0], value);
    }

    private static SalesforceTask step(String key) {
        return SalesforceTask.begun(key).withOrg(new OrgId(1));
    }
}
