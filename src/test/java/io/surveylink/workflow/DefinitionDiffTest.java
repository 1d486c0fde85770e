package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.OrgId;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.workflow.DefinitionDiff.Change;
import io.surveylink.workflow.DefinitionDiff.Difference;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionDiffTest {

    private static final OrgId ORG = new OrgId(1);
    private static final SalesforceTask CONTACT = task(ORG, "Contact", embedded("LastName", "lastName"));

    @Test
    void theSameDefinitionHasNoDifference() {
        assertThat(between(definition(CONTACT), definition(CONTACT))).isEmpty();
    }

    @Test
    void anotherEventIsToldWithWhatItWas() {
        var before = definition(CONTACT);
        var after = before.withEvent(new WorkflowEvent.SurveyResponse(true, false));

        assertThat(between(before, after)).containsExactly(new Change.EventChanged(before.event(), after.event()));
    }

    @Test
    void aFieldIsAddedRemovedAndFilledFromSomethingElse() {
        var score = mapping("Score__c", "double", new ValueSource.Answer("nps", AnswerForm.LABEL));
        var email = embedded("Email", "email");
        var coded = mapping("Score__c", "double", new ValueSource.Answer("nps", AnswerForm.RECODE));

        var before = CONTACT.with(score);
        var after = before.with(coded).with(email).without("LastName");

        assertThat(between(definition(before), definition(after)))
                .containsExactly(new Change.StepChanged(
                        0,
                        before,
                        after,
                        List.of(
                                new Difference.FieldChanged(
                                        score,
                                        coded,
                                        List.of(new Difference.PartChanged("source", score.source(), coded.source()))),
                                new Difference.FieldAdded(email),
                                new Difference.FieldRemoved(embedded("LastName", "lastName")))));
    }

    @Test
    void everyPartOfAStepThatIsNotAFieldIsToldByItsName() {
        var before = definition(CONTACT);
        var after = definition(CONTACT.withOperation(WriteOperation.CREATE).withOrg(new OrgId(2)));

        assertThat(differences(before, after))
                .containsExactly(
                        new Difference.PartChanged("org", ORG, new OrgId(2)),
                        new Difference.PartChanged("operation", WriteOperation.UPSERT, WriteOperation.CREATE),
                        new Difference.PartChanged("externalIdField", "Survey_Response_Id__c", null));
    }

    @Test
    void whatSalesforceCallsAFieldIsNoDifference() {
        var before = definition(CONTACT);
        var after = definition(CONTACT.with(new FieldMapping(
                "LASTNAME", "Nachname", "string", 80, new ValueSource.EmbeddedData("lastName"), WhenEmpty.SKIP)));

        assertThat(between(before, after)).isEmpty();
    }

    @Test
    void anAddedAndARemovedStepAreToldWithAllTheyAreMadeOf() {
        var lead = new SalesforceTask(
                "lead", ORG, WriteOperation.CREATE, "Lead", "Lead", null, List.of(embedded("Company", "company")));

        assertThat(between(definition(CONTACT), definition(lead)))
                .containsExactly(
                        new Change.StepAdded(
                                0,
                                lead,
                                List.of(
                                        new Difference.PartChanged("org", null, ORG),
                                        new Difference.PartChanged("operation", null, WriteOperation.CREATE),
                                        new Difference.PartChanged("object", null, "Lead"),
                                        new Difference.FieldAdded(embedded("Company", "company")))),
                        new Change.StepRemoved(
                                0,
                                CONTACT,
                                List.of(
                                        new Difference.PartChanged("org", ORG, null),
                                        new Difference.PartChanged("operation", WriteOperation.UPSERT, null),
                                        new Difference.PartChanged("object", "Contact", null),
                                        new Difference.PartChanged("externalIdField", "Survey_Response_Id__c", null),
                                        new Difference.FieldRemoved(
                                                CONTACT.mappings().get(0)),
                                        new Difference.FieldRemoved(
                                                CONTACT.mappings().get(1)))));
    }

    @Test
    void asFewStepsAsPossibleAreToldToHaveMoved() {
        var first = SalesforceTask.begun("a");
        var second = SalesforceTask.begun("b");
        var third = SalesforceTask.begun("c");

        assertThat(between(definition(first, second, third), definition(third, first, second)))
                .containsExactly(new Change.StepMoved(2, 0, third));
    }

    @Test
    void aRemovedStepDoesNotMakeTheOthersMove() {
        var first = SalesforceTask.begun("a");
        var second = SalesforceTask.begun("b");
        var third = SalesforceTask.begun("c");

        assertThat(between(definition(first, second, third), definition(first, third)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.StepRemoved.class,
                        removed -> assertThat(removed.step()).isEqualTo(second));
    }

    @Test
    void aStepThatMovedAndChangedIsToldAsBoth() {
        var moved = CONTACT.withOperation(WriteOperation.CREATE);
        var other = SalesforceTask.begun("other");
        var another = SalesforceTask.begun("another");
        var diff = DefinitionDiff.between(definition(CONTACT, other, another), definition(other, another, moved));

        assertThat(diff.changes())
                .hasSize(2)
                .anySatisfy(change -> assertThat(change).isEqualTo(new Change.StepMoved(0, 2, moved)))
                .anySatisfy(change -> assertThat(change).isInstanceOf(Change.StepChanged.class));
        assertThat(diff.count()).isEqualTo(3);
    }

    private static List<Change> between(WorkflowDefinition before, WorkflowDefinition after) {
        return DefinitionDiff.between(before, after).changes();
    }

    private static List<Difference> differences(WorkflowDefinition before, WorkflowDefinition after) {
        return between(before, after).stream()
                .filter(Change.StepChanged.class::isInstance)
                .map(Change.StepChanged.class::cast)
                .flatMap(changed -> changed.differences().stream())
                .toList();
    }
}
