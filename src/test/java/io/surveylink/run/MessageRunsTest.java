package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.outbound.OutboundEndpoints.Refusal;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.outbound.Notification;
import io.surveylink.simulator.outbound.OutboundDefinition;
import io.surveylink.user.Actor;
import io.surveylink.workflow.Conditions;
import io.surveylink.workflow.Conditions.Comparison;
import io.surveylink.workflow.Conditions.Match;
import io.surveylink.workflow.Conditions.Operator;
import io.surveylink.workflow.EventUrls;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowTrials;
import io.surveylink.workflow.Workflows.Problem;
import io.surveylink.workflow.Workflows.ProblemCode;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A message of Salesforce becomes a record of Salesforce: closed cases, each with a response record of its own. */
class MessageRunsTest extends EngineTestCase {

    @Autowired
    EventUrls eventUrls;

    @Autowired
    UnstartedEvents unstarted;

    @Autowired
    WorkflowTrials trials;

    private final String definition = "case-" + RandomIds.publicId();
    private WorkflowHead workflow;

    @BeforeEach
    void workflow() {
        workflow = workflowFixtures.create(owner, people);
    }

    @AfterEach
    void removeDefinition() {
        production().outbound().remove(definition);
    }

    @Test
    void messageBecomesARecordFilledFromItsFields() {
        publishAndDefine(onCase());

        send(aCase("Broken again", "High"));

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(written())
                .singleElement()
                .satisfies(record -> assertThat(record).containsEntry("Comment__c", "High: Broken again"));
        var run = list().getFirst();
        assertThat(run.event().kind()).isEqualTo(EventSubject.Kind.RECORD);
        assertThat(runs.get(owner, run.id()).content()).contains(new RunDetail.Value("Subject", "Broken again"));
    }

    @Test
    void aMessageThatCameIsThereToBeTried() {
        publishAndDefine(onCase());
        String closed = aCase("Tried again", "High");
        send(closed);
        awaitStates(Map.of(RunState.SUCCEEDED, 1));

        var recent = trials.recent(owner, workflow.id(), onCase());
        assertThat(recent)
                .singleElement()
                .satisfies(message -> assertThat(message.name()).isEqualTo(closed));
        var trial = trials.dry(owner, workflow.id(), onCase(), recent.getFirst().sample());

        assertThat(trial.fits()).isTrue();
        assertThat(trial.tasks().getFirst().fields())
                .extracting(WorkflowTrials.FieldTrial::value)
                .contains(closed, "High: Tried again");
        var other = workflowFixtures.create(owner, people);
        assertThatExceptionOfType(DomainException.class)
                .as("another workflow's messages are not its own")
                .isThrownBy(() -> trials.dry(
                        owner, other.id(), onCase(), recent.getFirst().sample()))
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void messageThatComesThreeTimesStartsOneRun() {
        publishAndDefine(onCase());
        String closed = aCase("Doubled", "Low");

        production().outbound().send(definition, List.of(closed), 2, false);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .singleElement()
                        .satisfies(each -> assertThat(each.deliveries()).isEqualTo(3)));
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        assertThat(written()).hasSize(1);
    }

    @Test
    void hundredInOneMessageGoOnWithoutTheOneThatDoesNotFit() {
        var score = mapping("Score__c", "double", new ValueSource.EventField("Subject"));
        publishAndDefine(
                onCase().with(commentFrom(new ValueSource.Fixed("scored")).with(score)));
        var cases = new ArrayList<String>();
        for (int i = 0; i < 99; i++) {
            cases.add(aCase(String.valueOf(i % 10), "Low"));
        }
        cases.add(50, aCase("no number", "Low"));

        production().outbound().send(definition, cases, 0, true);

        awaitStates(Map.of(RunState.SUCCEEDED, 99, RunState.FAILED, 1));
        assertThat(written()).hasSize(99);
    }

    @Test
    void messageOfADeadAccountIsTakenAndOnlyItsTaskIsHeld() {
        publishAndDefine(onCase());
        production().revokeGrants(OWNER);

        send(aCase("Held", "Low"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .singleElement()
                        .satisfies(each -> assertThat(each.state()).isEqualTo(Notification.State.DELIVERED)));
        awaitStates(Map.of(RunState.HELD, 1));
        linking.signInAgain(owner, account, OWNER);
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void twentyThreeHoursLateIsNotTooLate() {
        var url = publishAndDefine(onCase());
        workflows.switchOff(owner, workflow.id());
        define(URI.create(url.toString().replaceFirst(".{8}$", "00000000")));
        send(aCase("Late", "Low"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .singleElement()
                        .satisfies(each -> assertThat(each.attempts()).isPositive()));
        workflows.switchOn(owner, workflow.id());
        define(url);

        production().clock().advance(Duration.ofHours(23));

        awaitStates(Map.of(RunState.SUCCEEDED, 1));
    }

    @Test
    void messageForASwitchedOffWorkflowIsAcknowledgedAndListed() {
        publishAndDefine(onCase());
        workflows.switchOff(owner, workflow.id());
        String closed = aCase("Nobody asked", "Low");

        send(closed);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(unstarted.list(owner, people.id(), null, 10))
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.reason()).isEqualTo(UnstartedReason.SWITCHED_OFF);
                            assertThat(Objects.requireNonNull(each.event()).id())
                                    .isEqualTo(closed);
                        }));
        assertThat(deliveries()).allSatisfy(each -> assertThat(each.state()).isEqualTo(Notification.State.DELIVERED));
    }

    @Test
    void conditionsAskAboutFieldsOfTheMessage() {
        var high = new Comparison(new ValueSource.EventField("Priority"), Operator.IS, "High");
        publishAndDefine(onCase().withConditions(new Conditions(Match.ALL, List.of(high))));

        send(aCase("Low", "Low"), aCase("High", "High"));

        awaitStates(Map.of(RunState.SUCCEEDED, 1, RunState.SKIPPED, 1));
        assertThat(written())
                .singleElement()
                .satisfies(record -> assertThat(record).containsEntry("Comment__c", "High: High"));
    }

    @Test
    void messageOfAnotherDefinitionIsRefused() {
        var url = publishAndDefine(onCase());
        send(aCase("First", "Low"));
        awaitStates(Map.of(RunState.SUCCEEDED, 1));
        production().outbound().remove(definition);
        define(url);

        send(aCase("Second", "Low"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(eventUrls
                                .find(owner, workflow.id())
                                .orElseThrow()
                                .lastRefusal())
                        .isEqualTo(Refusal.WRONG_DEFINITION));
        assertThat(list()).hasSize(1);
    }

    @Test
    void withoutAUrlNothingIsPublished() {
        assertThat(workflows.check(owner, workflow.id(), onCase()))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NO_EVENT_URL);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> workflowFixtures.publish(owner, workflow, onCase()))
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.WORKFLOW_HAS_PROBLEMS));
    }

    @Test
    void whatOnlyResponsesHaveIsNoSourceHere() {
        eventUrls.renew(owner, workflow.id());
        var wrong = onCase().with(commentFrom(new ValueSource.EmbeddedData("email")));

        assertThat(workflows.check(owner, workflow.id(), wrong))
                .extracting(Problem::code)
                .contains(ProblemCode.SOURCE_GONE);
    }

    /** Who may give the URL anew. */
    enum Person {
        EDITOR,
        VIEWER,
        ADMIN,
        STRANGER
    }

    @ParameterizedTest
    @EnumSource(Person.class)
    void nobodyButTheCreatorRenewsTheUrl(Person person) {
        Actor actor = switch (person) {
            case EDITOR -> people.editor();
            case VIEWER -> people.viewer();
            case ADMIN -> people.admin();
            case STRANGER -> people.stranger();
        };

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> eventUrls.renew(actor, workflow.id()))
                .satisfies(error -> assertThat(error.code()).isIn(ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND));
        assertThat(eventUrls.find(owner, workflow.id())).isEmpty();
    }

    private WorkflowDefinition onCase() {
        return new WorkflowDefinition(
                new WorkflowEvent.OutboundMessage(org(), "Case", "Case", List.of("Priority", "Subject")),
                List.of(commentFrom(new ValueSource.Text("{{field.Priority}}: {{field.Subject}}"))));
    }

    private SalesforceTask commentFrom(ValueSource source) {
        return new SalesforceTask(
                "task-1",
                org(),
                WriteOperation.UPSERT,
                "Survey_Response__c",
                "Survey response",
                KEY_FIELD,
                List.of(
                        mapping(KEY_FIELD, "string", new ValueSource.EventField("Id")),
                        mapping("Comment__c", "textarea", source)));
    }

    private URI publishAndDefine(WorkflowDefinition published) {
        var url = URI.create(eventUrls.renew(owner, workflow.id()));
        workflowFixtures.publish(owner, workflow, published);
        define(url);
        return url;
    }

    private void define(URI url) {
        // Sent by hand only: nothing is ever changed to this.
        var when = new OutboundDefinition.Condition("Subject", "sent by hand");
        production().outbound().define(definition, "acme", "Case", List.of("Subject", "Priority"), url, when);
    }

    private void send(String... cases) {
        production().outbound().send(definition, List.of(cases), 0, false);
    }

    private String aCase(String subject, String priority) {
        var values = Map.of("Subject", subject, "Priority", priority);
        return String.valueOf(
                production().putRecord("Case", "new", "acme", values).get("Id"));
    }

    private List<Notification> deliveries() {
        return production().outbound().deliveries(definition);
    }

    /** Those that this workflow wrote. */
    private List<Map<String, Object>> written() {
        var mine = list().stream().map(run -> run.event().id()).toList();
        return production().records("Survey_Response__c").stream()
                .filter(record -> mine.contains(String.valueOf(record.get(KEY_FIELD))))
                .toList();
    }
}
