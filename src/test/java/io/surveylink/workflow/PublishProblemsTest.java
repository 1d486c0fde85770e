package io.surveylink.workflow;

import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveylink.account.Account;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.OrgId;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands against publishing, as the service finds it. */
@SurveylinkTest
class PublishProblemsTest {

    private static final String KEY = "Survey_Response_Id__c";

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    Workflows workflows;

    @Autowired
    Fixtures fixtures;

    private ProjectPeople people;

    @BeforeEach
    void makeProject() {
        people = fixtures.project();
        workflowFixtures.survey(people);
    }

    /** Every mistake that the editor is to catch, and where. */
    private enum Mistake {
        NO_EXTERNAL_ID(ProblemCode.NO_EXTERNAL_ID, null),
        DOUBLED_EXTERNAL_ID(ProblemCode.FIELD_TWICE, KEY),
        REQUIRED_FIELD_MISSING(ProblemCode.REQUIRED_FIELD_UNMAPPED, "LastName"),
        TOO_LONG(ProblemCode.TYPE_MISMATCH, "Phone"),
        WRONG_PICKLIST_VALUE(ProblemCode.PICKLIST_VALUE_UNKNOWN, "Survey_Language__c"),
        WRONG_MULTI_PICKLIST_VALUE(ProblemCode.PICKLIST_VALUE_UNKNOWN, "Interests__c"),
        INCOMPATIBLE_TYPE(ProblemCode.TYPE_MISMATCH, "Birthdate"),
        BARE_RESPONSE_ID(ProblemCode.BARE_RESPONSE_ID, KEY),
        BARE_RESPONSE_ID_IN_A_TEXT(ProblemCode.BARE_RESPONSE_ID, KEY),
        BARE_RESPONSE_ID_IN_A_CREATE(ProblemCode.BARE_RESPONSE_ID, KEY),
        SAME_KEY_FOR_ALL(ProblemCode.KEY_SAME_FOR_ALL, KEY),
        TWO_TASKS_WITH_ONE_KEY(ProblemCode.KEY_OF_ANOTHER_TASK, KEY);

        private final ProblemCode code;
        private final @Nullable String field;

        Mistake(ProblemCode code, @Nullable String field) {
            this.code = code;
            this.field = field;
        }

        WorkflowDefinition in(OrgId org) {
            var task = task(org, "Contact", embedded("LastName", "lastName"));
            var key = task.mapping(KEY).orElseThrow();
            return switch (this) {
                case NO_EXTERNAL_ID ->
                    definition(new SalesforceTask(
                            "task-1", org, WriteOperation.UPSERT, "Contact", "Contact", null, task.mappings()));
                case DOUBLED_EXTERNAL_ID ->
                    definition(task.withMappings(
                            List.of(key, key, task.mapping("LastName").orElseThrow())));
                case REQUIRED_FIELD_MISSING -> definition(task.without("LastName"));
                case TOO_LONG -> with(task, "Phone", "phone", new ValueSource.Fixed("0".repeat(41)));
                case WRONG_PICKLIST_VALUE ->
                    with(task, "Survey_Language__c", "picklist", new ValueSource.Fixed("Latin"));
                case WRONG_MULTI_PICKLIST_VALUE ->
                    with(task, "Interests__c", "multipicklist", new ValueSource.Fixed("Events;Latin"));
                case INCOMPATIBLE_TYPE ->
                    with(task, "Birthdate", "date", new ValueSource.Answer("nps", AnswerForm.LABEL));
                case BARE_RESPONSE_ID -> definition(task.with(key.withSource(new ValueSource.ResponseId())));
                case BARE_RESPONSE_ID_IN_A_TEXT ->
                    definition(task.with(key.withSource(new ValueSource.Text(" {{responseId}} "))));
                case BARE_RESPONSE_ID_IN_A_CREATE ->
                    definition(task.withOperation(WriteOperation.CREATE)
                            .with(key.withSource(new ValueSource.ResponseId())));
                case SAME_KEY_FOR_ALL -> definition(task.with(key.withSource(new ValueSource.Fixed("one"))));
                case TWO_TASKS_WITH_ONE_KEY ->
                    definition(
                            task,
                            new SalesforceTask(
                                    "task-2", org, WriteOperation.UPSERT, "contact", "Contact", KEY, task.mappings()));
            };
        }

        private static WorkflowDefinition with(SalesforceTask task, String field, String type, ValueSource source) {
            return definition(task.with(mapping(field, type, source)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMistakeIsFoundAtItsPlaceAndNothingIsPublishedWithIt(Mistake mistake) {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var definition = mistake.in(account.orgId());

        assertThat(workflows.check(people.owner(), workflow.id(), definition))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(mistake.code);
                    assertThat(problem.field()).isEqualTo(mistake.field);
                });
        int version = workflowFixtures.save(people.owner(), workflow, definition);
        refused(ErrorCode.WORKFLOW_HAS_PROBLEMS, () -> workflows.publish(people.owner(), workflow.id(), version, ""));
    }

    @Test
    void tasksOfOtherObjectsOrKeysDoNotMeet() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var contact = task(account.orgId(), "Contact", embedded("LastName", "lastName"));
        var response = contact.withObject("Survey_Response__c", "Survey Response");
        var other = task(account.orgId(), "Survey_Response__c");
        var second = new SalesforceTask(
                "task-2", other.org(), other.operation(), response.object(), "x", KEY, other.mappings());

        assertThat(codes(people.owner(), workflow, definition(contact, second))).isEmpty();
    }

    @Test
    void conditionsMustCompareWhatIsThereWithWhatItCanBe() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var nps = new ValueSource.Answer("nps", AnswerForm.LABEL);
        var mood = new ValueSource.Answer("mood", AnswerForm.LABEL);
        var mail = new ValueSource.EmbeddedData("email");
        var wrong = new Conditions(
                Match.ALL,
                List.of(
                        new Comparison(nps, Operator.AT_MOST, "many"),
                        new Comparison(mood, Operator.IS, "Very good"),
                        new Comparison(mail, Operator.AT_LEAST, "x"),
                        new Comparison(mail, Operator.IS, " "),
                        new Comparison(new ValueSource.EmbeddedData("gone"), Operator.EMPTY, "")));
        var right = new Conditions(
                Match.ALL,
                List.of(
                        new Comparison(nps, Operator.AT_MOST, "6"),
                        new Comparison(mood, Operator.IS, "1"),
                        new Comparison(mail, Operator.EMPTY, "")));
        var plain = contacts(account.orgId());
        var task = (SalesforceTask) plain.steps().getFirst();
        var conditional = task.mapping("Email").orElseThrow().withOnlyIf(wrong);

        assertThat(codes(people.owner(), workflow, plain.withConditions(right))).isEmpty();
        assertThat(workflows.check(people.owner(), workflow.id(), plain.withConditions(wrong)))
                .allSatisfy(problem -> assertThat(problem.stepKey()).isEqualTo(WorkflowDefinition.CONDITIONS))
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.CONDITION_VALUE_WRONG,
                        ProblemCode.CONDITION_VALUE_WRONG,
                        ProblemCode.CONDITION_VALUE_WRONG,
                        ProblemCode.CONDITION_VALUE_MISSING,
                        ProblemCode.SOURCE_GONE);
        assertThat(workflows.check(people.owner(), workflow.id(), plain.with(task.with(conditional))))
                .hasSize(5)
                .allSatisfy(problem -> assertThat(problem.field()).isEqualTo("Email"));
    }

    @Test
    void whatTheDefinitionLacksIsFoundAtItsPlace() {
        var workflow = workflowFixtures.create(people.owner(), people);

        assertThat(codes(people.owner(), workflow, WorkflowDefinition.EMPTY))
                .containsExactly(ProblemCode.NO_EVENT, ProblemCode.NO_TASK);
        assertThat(codes(people.owner(), workflow, definition(SalesforceTask.begun("a"))))
                .containsExactly(ProblemCode.NO_ORG);
    }

    @Test
    void withoutAnAccountOfOnesOwnNothingIsPublished() {
        var owners = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);
        int version = workflowFixtures.save(people.editor(), workflow, contacts(owners.orgId()));

        assertThat(codes(people.editor(), workflow, contacts(owners.orgId())))
                .containsExactly(ProblemCode.NO_OWN_ACCOUNT);
        refused(ErrorCode.WORKFLOW_HAS_PROBLEMS, () -> workflows.publish(people.editor(), workflow.id(), version, ""));
    }

    @Test
    void mappingProblemsAreFoundAgainstWhatSalesforceDescribes() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var org = account.orgId();

        assertThat(codes(people.owner(), workflow, definition(task(org, "No_Such__c"))))
                .containsExactly(ProblemCode.OBJECT_GONE);
        assertThat(codes(people.owner(), workflow, definition(task(org, "Contact"))))
                .containsExactly(ProblemCode.REQUIRED_FIELD_UNMAPPED);
        assertThat(codes(people.owner(), workflow, surveyWith(account, embedded("Gone__c", "email"))))
                .containsExactly(ProblemCode.FIELD_GONE);
        assertThat(codes(people.owner(), workflow, surveyWith(account, embedded("Comment__c", "unknown"))))
                .containsExactly(ProblemCode.SOURCE_GONE);
        assertThat(codes(people.owner(), workflow, surveyWith(account, answer("Score__c", AnswerForm.LABEL))))
                .containsExactly(ProblemCode.TYPE_MISMATCH);
        assertThat(codes(people.owner(), workflow, surveyWith(account, answer("Score__c", AnswerForm.RECODE))))
                .isEmpty();
        assertThat(codes(people.owner(), workflow, surveyWith(account, answer("Segment__c", AnswerForm.LABEL))))
                .containsExactly(ProblemCode.PICKLIST_VALUE_UNKNOWN);
        assertThat(codes(people.owner(), workflow, surveyWith(account, embedded("CreatedDate", "email"))))
                .contains(ProblemCode.FIELD_NOT_WRITABLE);
    }

    @Test
    void aParentMustBeFoundByAKeyThatItHas() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var byNumber = new ParentKey("Account__r", "Account", "Customer_Number__c", "string", new Size(30, 0, 0));
        var byName = new ParentKey("Account__r", "Account", "Name", "string", new Size(255, 0, 0));
        var mapping = embedded("Account__c", "email");

        assertThat(codes(people.owner(), workflow, surveyWith(account, mapping.withParent(byNumber))))
                .isEmpty();
        assertThat(codes(people.owner(), workflow, surveyWith(account, mapping.withParent(byName))))
                .containsExactly(ProblemCode.PARENT_KEY_GONE);
    }

    @Test
    void mappedValuesMustBeAmongThoseOfThePicklist() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var mapping = answer("Segment__c", AnswerForm.LABEL);

        assertThat(codes(
                        people.owner(),
                        workflow,
                        surveyWith(account, mapping.withValues(Map.of("1", "Promoter", "2", "Detractor")))))
                .isEmpty();
        assertThat(codes(people.owner(), workflow, surveyWith(account, mapping.withValues(Map.of("1", "Promoter")))))
                .containsExactly(ProblemCode.PICKLIST_VALUE_UNKNOWN);
        assertThat(codes(
                        people.owner(),
                        workflow,
                        surveyWith(account, embedded("Segment__c", "email").withValues(Map.of("x", "Gone")))))
                .containsExactly(ProblemCode.PICKLIST_VALUE_UNKNOWN);
    }

    @Test
    void placesOfATextMustNameSomethingThatIsThere() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);

        for (String gone : List.of("{{answer.unknown}}", "{{data.unknown}}", "{{record.later}}", "{{nonsense}}")) {
            var text = mapping("Comment__c", "textarea", new ValueSource.Text("{{data.email}} " + gone));
            assertThat(codes(people.owner(), workflow, surveyWith(account, text)))
                    .as(gone)
                    .containsExactly(ProblemCode.SOURCE_GONE);
        }
        assertThat(codes(
                        people.owner(),
                        workflow,
                        surveyWith(
                                account, mapping("Score__c", "double", new ValueSource.Text("{{answer.nps}} points")))))
                .containsExactly(ProblemCode.TYPE_MISMATCH);
    }

    @Test
    void aPostNeedsATextThoughItsDescriptionDoesNotSaySo() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);
        var post = SalesforceTask.begun("task-1")
                .withOrg(account.orgId())
                .asPost()
                .with(mapping("ParentId", "reference", new ValueSource.Fixed("003000000000001AAA")));

        assertThat(workflows.check(people.owner(), workflow.id(), definition(post)))
                .containsExactly(new Problem("task-1", "Body", ProblemCode.REQUIRED_FIELD_UNMAPPED, List.of("Body")));
    }

    @Test
    void problemsNameStepAndField() {
        var account = workflowFixtures.link(people.owner(), "owner@acme.example");
        var workflow = workflowFixtures.create(people.owner(), people);

        assertThat(workflows.check(
                        people.owner(), workflow.id(), surveyWith(account, answer("Score__c", AnswerForm.LABEL))))
                .containsExactly(new Problem(
                        "task-1", "Score__c", ProblemCode.TYPE_MISMATCH, List.of("Very good", "MAPPING_NOT_A_NUMBER")));
    }

    @Test
    void whatALimitedUserMayNotWriteIsFoundWithTheirEyes() {
        var account = workflowFixtures.link(people.editor(), "limited@acme.example");
        var workflow = workflowFixtures.create(people.editor(), people);

        assertThat(codes(people.editor(), workflow, contacts(account.orgId())))
                .contains(ProblemCode.OBJECT_NOT_WRITABLE);
        assertThat(codes(people.editor(), workflow, surveyWith(account, answer("Score__c", AnswerForm.RECODE))))
                .containsExactly(ProblemCode.FIELD_NOT_WRITABLE);
        assertThat(codes(people.editor(), workflow, surveyWith(account, embedded("Comment__c", "email"))))
                .containsExactly(ProblemCode.FIELD_GONE);
        assertThat(codes(people.editor(), workflow, definition(task(account.orgId(), "Case"))))
                .containsExactly(ProblemCode.OBJECT_GONE);
    }

    private static WorkflowDefinition surveyWith(Account account, FieldMapping mapping) {
        return definition(task(account.orgId(), "Survey_Response__c", mapping));
    }

    private static FieldMapping answer(String field, AnswerForm form) {
        return mapping(field, "string", new ValueSource.Answer("mood", form));
    }

    private List<ProblemCode> codes(Actor actor, WorkflowHead workflow, WorkflowDefinition definition) {
        return workflows.check(actor, workflow.id(), definition).stream()
                .map(Problem::code)
                .toList();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        Consumer<Throwable> bearsTheCode =
                error -> assertThat(((DomainException) error).code()).isEqualTo(code);
        assertThatThrownBy(call).isInstanceOf(DomainException.class).satisfies(bearsTheCode);
    }
}
