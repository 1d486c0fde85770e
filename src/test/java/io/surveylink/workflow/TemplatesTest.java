package io.surveylink.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.common.DomainException;
import io.surveylink.common.Environment;
import io.surveylink.common.ErrorCode;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Workflows that begin with a template: what the survey has is mapped, what it lacks is told. */
@SurveylinkTest
class TemplatesTest {

    @Autowired
    Workflows workflows;

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Surveys surveys;

    @Autowired
    AccountLinking linking;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
    }

    @Test
    void contactIsFilledByWhatTheSurveyCallsByMeaning() {
        for (String name : List.of("Surname", "given-name", "E_MAIL", "job-title", "unrelated")) {
            surveys.addEmbeddedData(people.owner(), people.id(), name);
        }

        var task = create(WorkflowTemplate.RESPONSE_TO_CONTACT);

        assertThat(task.object()).isEqualTo("Contact");
        assertThat(task.operation()).isEqualTo(WriteOperation.UPSERT);
        assertThat(sources(task))
                .isEqualTo(Map.of(
                        "LastName", new ValueSource.EmbeddedData("Surname"),
                        "FirstName", new ValueSource.EmbeddedData("given-name"),
                        "Email", new ValueSource.EmbeddedData("E_MAIL"),
                        "Title", new ValueSource.EmbeddedData("job-title")));
    }

    @Test
    void anEmailQuestionFillsTheEmailWhateverItIsCalled() {
        surveys.addQuestion(
                people.owner(),
                people.id(),
                new NewQuestion("q7", QuestionType.EMAIL, "Where can we reach you?", List.of()));

        assertThat(sources(create(WorkflowTemplate.RESPONSE_TO_CONTACT)))
                .isEqualTo(Map.of("Email", new ValueSource.Answer("q7", AnswerForm.LABEL)));
    }

    @Test
    void caseTellsEveryAnswerAndWhoGaveThem() {
        workflowFixtures.survey(people);

        assertThat(sources(create(WorkflowTemplate.RESPONSE_TO_CASE)))
                .isEqualTo(Map.of(
                        "Subject", new ValueSource.Text("Recommend us?: {{answer.nps}}"),
                        "Description",
                                new ValueSource.Text("Recommend us?: {{answer.nps}}\nHow did we do?: {{answer.mood}}"),
                        "SuppliedName", new ValueSource.Text("{{data.firstName}} {{data.lastName}}"),
                        "SuppliedEmail", new ValueSource.EmbeddedData("email")));
    }

    @Test
    void theOnlyOrgOfThePersonIsTheTasksAndBetweenTwoThePersonChooses() {
        workflowFixtures.survey(people);
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        assertThat(create(WorkflowTemplate.RESPONSE_TO_CONTACT).org()).isEqualTo(account.orgId());

        linking.link(people.owner(), Environment.SANDBOX, "owner@acme.example.sandbox", "UAT");
        assertThat(create(WorkflowTemplate.RESPONSE_TO_CONTACT).org()).isNull();
    }

    @Test
    void whatStandsAgainstPublishingIsTold() {
        workflowFixtures.link(people.owner(), "owner@acme.example");
        surveys.addEmbeddedData(people.owner(), people.id(), "firstName");
        var head = workflows.create(people.owner(), people.id(), "Contacts", WorkflowTemplate.RESPONSE_TO_CONTACT);
        var draft = workflows.draft(people.owner(), head.id());

        assertThat(draft.changed()).isTrue();
        assertThat(workflows.check(people.owner(), head.id(), draft.definition()))
                .extracting(Problem::code, Problem::field)
                .containsExactlyInAnyOrder(
                        tuple(ProblemCode.NO_EXTERNAL_ID, null),
                        tuple(ProblemCode.REQUIRED_FIELD_UNMAPPED, "LastName"));
    }

    @Test
    void onlyWhoMayDraftCreatesFromATemplate() {
        for (Actor drafter : List.of(people.owner(), people.editor())) {
            var head = workflows.create(drafter, people.id(), "Mine", WorkflowTemplate.RESPONSE_TO_CASE);
            assertThat(workflows.draft(drafter, head.id()).definition().steps()).hasSize(1);
        }
        for (Actor other : List.of(people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, other);
        }
        refused(ErrorCode.NOT_FOUND, people.stranger());
    }

    private void refused(ErrorCode code, Actor actor) {
        assertThatThrownBy(() -> workflows.create(actor, people.id(), "No", WorkflowTemplate.RESPONSE_TO_CASE))
                .isInstanceOfSatisfying(
                        DomainException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private SalesforceTask create(WorkflowTemplate template) {
        var head = workflows.create(people.owner(), people.id(), "From a template", template);
        var definition = workflows.draft(people.owner(), head.id()).definition();
        assertThat(definition.event()).isEqualTo(new WorkflowEvent.SurveyResponse(true, false));
        return (SalesforceTask) definition.steps().getFirst();
    }

    private static Map<String, ValueSource> sources(SalesforceTask task) {
        return task.mappings().stream().collect(Collectors.toMap(FieldMapping::field, FieldMapping::source));
    }
}
