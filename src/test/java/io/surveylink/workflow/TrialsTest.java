package io.surveylink.workflow;

import static io.surveylink.jooq.Tables.AUDIT_LOG;
import static io.surveylink.workflow.WorkflowFixtures.contacts;
import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.surveylink.account.Account;
import io.surveylink.audit.AuditAction;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.ownership.Bindings;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.WorkflowTrials.FieldOutcome;
import io.surveylink.workflow.WorkflowTrials.FieldTrial;
import io.surveylink.workflow.WorkflowTrials.Sample;
import io.surveylink.workflow.WorkflowTrials.TaskTrial;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A definition is tried on a response: without writing, then for real. */
@SurveylinkTest
class TrialsTest {

    private static final String KEY = "Survey_Response_Id__c";
    private static final Sample MADE_UP = new Sample.MadeUp();

    @Autowired
    WorkflowFixtures workflowFixtures;

    @Autowired
    WorkflowTrials trials;

    @Autowired
    Bindings bindings;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    DSLContext database;

    private ProjectPeople people;
    private Account account;
    private WorkflowHead workflow;

    @BeforeEach
    void aWorkflow() {
        people = fixtures.project();
        workflowFixtures.survey(people);
        account = workflowFixtures.link(people.owner(), "owner@acme.example");
        bindings.set(people.owner(), people.id(), account.orgId(), account.id());
        workflow = workflowFixtures.create(people.owner(), people);
    }

    @Test
    void everyFieldTellsWhatWouldBeWrittenAndNothingIs() {
        long before = simulator.production().lastCall();
        var onlyLow = embedded("FirstName", "firstName").withOnlyIf(lowScore());
        var cleared = new FieldMapping("Title", "Title", "string", 0, new ValueSource.Fixed(""), WhenEmpty.CLEAR);
        var definition = definition(task(
                account.orgId(),
                "Contact",
                embedded("LastName", "lastName"),
                embedded("Email", "email"),
                onlyLow,
                cleared,
                mapping("Department", "string", new ValueSource.Fixed(""))));

        var trial = trials.dry(people.owner(), workflow.id(), definition, MADE_UP);

        assertThat(trial.fits()).isTrue();
        assertThat(fields(trial.tasks().getFirst()))
                .containsEntry(KEY, FieldOutcome.WRITTEN)
                .containsEntry("LastName", FieldOutcome.WRITTEN)
                .containsEntry("FirstName", FieldOutcome.NOT_ASKED)
                .containsEntry("Title", FieldOutcome.CLEARED)
                .containsEntry("Department", FieldOutcome.SKIPPED);
        assertThat(trial.tasks().getFirst().fields())
                .extracting(FieldTrial::value)
                .contains("sample@example.com", people.project().publicId() + ":SAMPLE");
        assertThat(simulator.production().calls(before))
                .extracting(CallRecord::kind)
                .doesNotContain("create", "update", "upsert", "delete");
    }

    @Test
    void whatDoesNotFitIsFoundAgainstLiveDescribe() {
        var definition = definition(task(
                account.orgId(),
                "Contact",
                embedded("LastName", "lastName"),
                embedded("Survey_Language__c", "firstName"),
                embedded("Birthdate", "firstName"),
                embedded("Gone__c", "firstName")));

        var trial = trials.dry(people.owner(), workflow.id(), definition, MADE_UP);

        assertThat(trial.fits()).isFalse();
        assertThat(trial.tasks().getFirst().problems())
                .extracting(Workflows.Problem::code)
                .containsExactly(ProblemCode.FIELD_GONE);
        assertThat(trial.tasks().getFirst().fields())
                .filteredOn(field -> field.outcome() == FieldOutcome.UNFIT)
                .extracting(field -> field.mapping().field(), FieldTrial::code)
                .containsExactly(
                        tuple("Survey_Language__c", "MAPPING_NOT_IN_PICKLIST"),
                        tuple("Birthdate", "MAPPING_NOT_A_DATE"));
    }

    @Test
    void describeIsReadWithTheTestersOwnAccount() {
        var own = workflowFixtures.link(people.editor(), "collaborator@acme.example");
        long before = simulator.production().lastCall();

        trials.dry(people.editor(), workflow.id(), contacts(own.orgId()), MADE_UP);

        assertThat(simulator.production().calls(before))
                .filteredOn(call -> call.kind().startsWith("describe"))
                .isNotEmpty()
                .extracting(CallRecord::user)
                .containsOnly("collaborator@acme.example");
    }

    @Test
    void theOwnerWritesItForRealUnderAMarkedKey() {
        var update = new SalesforceTask(
                "task-2",
                account.orgId(),
                WriteOperation.UPDATE,
                "Contact",
                "Contact",
                null,
                List.of(
                        mapping("Id", "id", new ValueSource.TaskRecord("task-1")),
                        mapping("Department", "string", new ValueSource.Fixed("Tests"))));
        var definition = contacts(account.orgId()).withInserted(1, update);

        var written = trials.write(people.owner(), workflow.id(), definition, MADE_UP);

        assertThat(written)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.recordId()).isNotNull());
        assertThat(simulator.production().records("Contact"))
                .filteredOn(contact -> (people.project().publicId() + ":TEST-SAMPLE").equals(contact.get(KEY)))
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("Department", "Tests"));
        assertThat(tested())
                .containsExactly(tuple(
                        people.owner().id(),
                        written.getFirst().recordId() + ", " + written.getLast().recordId()));
    }

    /** Who wrote tests, and the records that each wrote: ids and no values. */
    private List<Tuple> tested() {
        return database.select(AUDIT_LOG.ACTOR_ID, AUDIT_LOG.STATE_AFTER)
                .from(AUDIT_LOG)
                .where(AUDIT_LOG.ACTION.eq(AuditAction.WORKFLOW_TESTED.name()))
                .and(AUDIT_LOG.SUBJECT_ID.eq(workflow.id().value()))
                .fetch(entry -> tuple(
                        entry.value1(),
                        JsonMapper.shared()
                                .readTree(entry.value2().data())
                                .get("records")
                                .asString()));
    }

    @Test
    void aMessageIsTriedWithSomethingInEveryFieldOfItsTypeAndNeverWritten() {
        var event = new WorkflowEvent.OutboundMessage(
                account.orgId(), "Contact", "Contact", List.of("LastName", "Birthdate", "NPS_Score__c"));
        var definition = definition(new SalesforceTask(
                        "task-1",
                        account.orgId(),
                        WriteOperation.CREATE,
                        "Survey_Response__c",
                        "Survey response",
                        null,
                        List.of(
                                mapping("Comment__c", "textarea", new ValueSource.EventField("LastName")),
                                mapping("Answered_On__c", "date", new ValueSource.EventField("Birthdate")),
                                mapping("Score__c", "double", new ValueSource.EventField("NPS_Score__c")),
                                mapping("Contact__c", "reference", new ValueSource.EventField("Id")))))
                .withEvent(event);

        var trial = trials.dry(people.owner(), workflow.id(), definition, MADE_UP);

        assertThat(trial.tasks().getFirst().fields())
                .allSatisfy(field -> assertThat(field.outcome()).isEqualTo(FieldOutcome.WRITTEN))
                .extracting(FieldTrial::value)
                .contains("Sample", "7", "003000000000000001");
        refused(ErrorCode.INVALID_INPUT, () -> trials.write(people.owner(), workflow.id(), definition, MADE_UP));
        assertThat(tested()).isEmpty();
    }

    @Test
    void theFirstTaskThatIsNotWrittenEndsTheTest() {
        var wrong = new SalesforceTask(
                "task-1",
                account.orgId(),
                WriteOperation.UPDATE,
                "Contact",
                "Contact",
                null,
                List.of(
                        mapping("Id", "id", new ValueSource.Fixed("003000000000999AAA")),
                        mapping("Department", "string", new ValueSource.Fixed("Tests"))));
        var next = task(account.orgId(), "Survey_Response__c");
        var later = new SalesforceTask(
                "task-2", next.org(), next.operation(), next.object(), "x", next.externalIdField(), next.mappings());

        var written = trials.write(people.owner(), workflow.id(), definition(wrong, later), MADE_UP);

        assertThat(written).singleElement().satisfies(each -> {
            assertThat(each.recordId()).isNull();
            assertThat(each.code()).isNotBlank();
        });
    }

    @Test
    void conditionsThatAreNotMetAreToldAndNothingIsWritten() {
        var definition = contacts(account.orgId()).withConditions(lowScore());

        assertThat(trials.dry(people.owner(), workflow.id(), definition, MADE_UP)
                        .unmet())
                .isEqualTo(lowScore().comparisons());
        refused(
                ErrorCode.TRIAL_CONDITIONS_UNMET,
                () -> trials.write(people.owner(), workflow.id(), definition, MADE_UP));
    }

    @Test
    void whatCannotBePublishedIsNotWrittenEither() {
        refused(
                ErrorCode.WORKFLOW_HAS_PROBLEMS,
                () -> trials.write(
                        people.owner(), workflow.id(), definition(task(account.orgId(), "Contact")), MADE_UP));
    }

    @Test
    void editorsTryWithoutWritingAndTheOwnerAloneWrites() {
        var definition = contacts(account.orgId());
        assertThat(trials.dry(people.editor(), workflow.id(), definition, MADE_UP)
                        .tasks())
                .hasSize(1);
        assertThat(trials.recent(people.editor(), workflow.id(), definition())).isEmpty();
        for (Actor other : List.of(people.editor(), people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> trials.write(other, workflow.id(), definition, MADE_UP));
        }
        for (Actor other : List.of(people.viewer(), people.admin())) {
            refused(ErrorCode.FORBIDDEN, () -> trials.dry(other, workflow.id(), definition, MADE_UP));
            refused(ErrorCode.FORBIDDEN, () -> trials.recent(other, workflow.id(), definition()));
        }
        refused(ErrorCode.NOT_FOUND, () -> trials.dry(people.stranger(), workflow.id(), definition, MADE_UP));
        refused(ErrorCode.NOT_FOUND, () -> trials.write(people.stranger(), workflow.id(), definition, MADE_UP));
    }

    private static Conditions lowScore() {
        return new Conditions(
                Match.ALL,
                List.of(new Comparison(
                        new ValueSource.Answer("nps", ValueSource.AnswerForm.LABEL), Operator.AT_MOST, "6")));
    }

    private static Map<String, FieldOutcome> fields(TaskTrial trial) {
        return trial.fields().stream()
                .collect(Collectors.toMap(field -> field.mapping().field(), FieldTrial::outcome));
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        Consumer<Throwable> bearsTheCode =
                error -> assertThat(((DomainException) error).code()).isEqualTo(code);
        assertThatThrownBy(call).isInstanceOf(DomainException.class).satisfies(bearsTheCode);
    }
}
