package io.surveylink.run;

import static io.surveylink.workflow.WorkflowFixtures.definition;
import static io.surveylink.workflow.WorkflowFixtures.embedded;
import static io.surveylink.workflow.WorkflowFixtures.mapping;
import static io.surveylink.workflow.WorkflowFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.common.RandomIds;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.outbound.OutboundDefinition;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.Surveys;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.workflow.EventUrls;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import io.surveylink.workflow.WorkflowDefinition;
import io.surveylink.workflow.WorkflowEvent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A value of every source into a field of every type that it fits: one record with a field per pair, written by the
 * engine and read back from Salesforce.
 */
class EverySourceTest extends EngineTestCase {

    private static final String OBJECT = "Survey_Response__c";
    private static final String RECORDED = "2026-11-23T09:15:30Z";
    private static final List<String> TEXTS =
            List.of("string", "textarea", "phone", "url", "picklist", "combobox", "multipicklist");
    private static final List<String> NUMBERS = List.of("int", "double", "currency", "percent");
    private static final List<String> DECIMALS = List.of("double", "currency", "percent");

    @Autowired
    Surveys surveys;

    @Autowired
    EventUrls eventUrls;

    private final String definition = "every-" + RandomIds.publicId();
    private final List<Pair> pairs = new ArrayList<>();
    private String personId;

    /** A source, a field of a type, and what the record shall have there. */
    private record Pair(String field, String type, ValueSource source, String expected) {}

    @BeforeEach
    void everyKindOfQuestion() {
        question("text", QuestionType.TEXT);
        question("story", QuestionType.LONG_TEXT);
        question("amount", QuestionType.NUMBER);
        question("stars", QuestionType.RATING);
        question("day", QuestionType.DATE);
        question("mail", QuestionType.EMAIL);
        surveys.addQuestion(
                owner,
                people.id(),
                new NewQuestion(
                        "likes",
                        QuestionType.MULTIPLE_CHOICE,
                        "likes",
                        List.of(new Choice("a", "Apples"), new Choice("b", "Pears"))));
        for (String name : List.of("whole", "part", "yes", "moment", "clock", "person", "several", "plain")) {
            surveys.addEmbeddedData(owner, people.id(), name);
        }
        personId = String.valueOf(production()
                .putRecord("Contact", "new", "acme", Map.of("LastName", "Referred"))
                .get("Id"));
    }

    @AfterEach
    void objectsAsTheyWere() {
        production().outbound().remove(definition);
        production().reset();
    }

    private void question(String code, QuestionType type) {
        surveys.addQuestion(owner, people.id(), new NewQuestion(code, type, code, List.of()));
    }

    @Test
    void ofAResponseArrivesInEveryTypeThatItFits() {
        answers();
        embeddedData();
        aboutTheResponse();
        fixedValues();
        texts();
        into(List.of("reference", "string", "textarea"), new ValueSource.TaskRecord("contact"), "<contact>");
        makeFields();
        publishWhole(definition(withKey(task(org(), "Contact", embedded("LastName", "lastName")), "contact"), wide()));

        responses.sendAll(List.of(response()));

        awaitWritten(1);
        String contact = String.valueOf(contacts().getFirst().get("Id"));
        assertArrived(recordsOf(OBJECT).getFirst(), contact);
    }

    private void answers() {
        into(TEXTS, answer("text"), "Hello");
        into(List.of("string"), answer("story"), "Line one Line two");
        into(List.of("textarea"), answer("story"), "Line one\nLine two");
        into(DECIMALS, answer("amount"), "7.5");
        into(TEXTS, answer("amount"), "7.5");
        into(NUMBERS, answer("nps"), "9");
        into(TEXTS, answer("nps"), "9");
        into(NUMBERS, answer("stars"), "4");
        into(TEXTS, answer("stars"), "4");
        into(TEXTS, answer("mood"), "Very good");
        into(TEXTS, code("mood"), "1");
        into(NUMBERS, code("mood"), "1");
        into(List.of("multipicklist"), answer("likes"), "Apples;Pears");
        into(List.of("string", "textarea"), answer("likes"), "Apples, Pears");
        into(List.of("multipicklist"), code("likes"), "a;b");
        into(List.of("string", "textarea"), code("likes"), "a, b");
        into(List.of("date"), answer("day"), "2026-11-23");
        into(List.of("datetime"), answer("day"), startOf("2026-11-23"));
        into(TEXTS, answer("day"), "2026-11-23");
        into(List.of("email"), answer("mail"), "answer@example.com");
        into(TEXTS, answer("mail"), "answer@example.com");
    }

    private void embeddedData() {
        into(TEXTS, data("plain"), "Plain words");
        into(NUMBERS, data("whole"), "12");
        into(DECIMALS, data("part"), "0.25");
        into(List.of("boolean"), data("yes"), "true");
        into(List.of("date"), data("moment"), inZone("yyyy-MM-dd", "2026-11-20T22:30:00Z"));
        into(List.of("datetime"), data("moment"), "2026-11-20T22:30:00.000Z");
        into(List.of("time"), data("moment"), inZone("HH:mm:ss.SSS'Z'", "2026-11-20T22:30:00Z"));
        into(List.of("time"), data("clock"), "14:30:00.000Z");
        into(List.of("email"), data("email"), "every@example.com");
        into(List.of("reference"), data("person"), personId);
        into(List.of("multipicklist"), data("several"), "One;Two");
    }

    private void aboutTheResponse() {
        into(TEXTS, new ValueSource.ResponseKey(), keyOf("R-1"));
        into(TEXTS, new ValueSource.ResponseId(), "R-1");
        into(List.of("date"), new ValueSource.RecordedAt(), inZone("yyyy-MM-dd", RECORDED));
        into(List.of("datetime"), new ValueSource.RecordedAt(), "2026-11-23T09:15:30.000Z");
        into(List.of("time"), new ValueSource.RecordedAt(), inZone("HH:mm:ss.SSS'Z'", RECORDED));
        into(TEXTS, new ValueSource.RecordedAt(), RECORDED);
    }

    private void fixedValues() {
        into(TEXTS, fixed("Fixed words"), "Fixed words");
        into(NUMBERS, fixed("5"), "5");
        into(DECIMALS, fixed("1.75"), "1.75");
        into(List.of("boolean"), fixed("true"), "true");
        into(List.of("date"), fixed("2026-12-24"), "2026-12-24");
        into(List.of("datetime"), fixed("2026-12-24T18:00:00Z"), "2026-12-24T18:00:00.000Z");
        into(List.of("time"), fixed("18:15"), "18:15:00.000Z");
        into(List.of("email"), fixed("fixed@example.com"), "fixed@example.com");
        into(List.of("reference"), fixed(personId), personId);
    }

    private void texts() {
        into(TEXTS, text("{{answer.mood}} says {{data.firstName}}"), "Very good says Test");
        into(NUMBERS, text("1{{code.mood}}"), "11");
        into(List.of("boolean"), text("{{data.yes}}"), "true");
        into(List.of("date"), text("{{answer.day}}"), "2026-11-23");
        into(List.of("datetime"), text("{{answer.day}}T10:00:00Z"), "2026-11-23T10:00:00.000Z");
        into(List.of("time"), text("{{data.clock}}"), "14:30:00.000Z");
        into(List.of("email"), text("{{data.firstName}}@example.com"), "Test@example.com");
        into(List.of("reference"), text("{{data.person}}"), personId);
    }

    @Test
    void ofAMessageArrivesInEveryTypeThatItFits() {
        into(TEXTS, told("LastName"), "Mori");
        into(List.of("email"), told("Email"), "told@example.com");
        into(NUMBERS, told("NPS_Score__c"), "8");
        into(List.of("boolean"), told("DoNotCall"), "true");
        into(List.of("date"), told("Birthdate"), "1990-04-01");
        into(List.of("datetime"), told("Birthdate"), startOf("1990-04-01"));
        into(List.of("multipicklist"), told("Interests__c"), "Products;Events");
        into(List.of("reference"), told("ReportsToId"), personId);
        into(List.of("reference", "string"), told("Id"), "<contact>");
        into(TEXTS, text("{{field.LastName}} of {{field.ReportsToId}}"), "Mori of " + personId);
        makeFields();
        var fields =
                List.of("LastName", "Email", "NPS_Score__c", "DoNotCall", "Birthdate", "Interests__c", "ReportsToId");
        var workflow = workflowFixtures.create(owner, people);
        var url = URI.create(eventUrls.renew(owner, workflow.id()));
        var byTheContact = wide().with(mapping(KEY_FIELD, "string", told("Id")));
        workflowFixtures.publish(
                owner,
                workflow,
                new WorkflowDefinition(
                        new WorkflowEvent.OutboundMessage(org(), "Contact", "Contact", fields), List.of(byTheContact)));
        var never = new OutboundDefinition.Condition("LastName", "sent by hand");
        production().outbound().define(definition, "acme", "Contact", fields, url, never);
        var values = new LinkedHashMap<String, Object>();
        values.put("LastName", "Mori");
        values.put("Email", "told@example.com");
        values.put("NPS_Score__c", 8);
        values.put("DoNotCall", true);
        values.put("Birthdate", "1990-04-01");
        values.put("Interests__c", "Products;Events");
        values.put("ReportsToId", personId);
        String contact = String.valueOf(
                production().putRecord("Contact", "new", "acme", values).get("Id"));

        production().outbound().send(definition, List.of(contact), 0, false);

        awaitWritten(1);
        var record = production().records(OBJECT).stream()
                .filter(each -> contact.equals(each.get(KEY_FIELD)))
                .findFirst()
                .orElseThrow();
        assertArrived(record, contact);
    }

    @Test
    void whatIsEmptyLeavesOrClearsAFieldOfEveryType() {
        var values = Map.ofEntries(
                Map.entry("string", "words"),
                Map.entry("textarea", "words"),
                Map.entry("phone", "words"),
                Map.entry("url", "words"),
                Map.entry("picklist", "words"),
                Map.entry("combobox", "words"),
                Map.entry("multipicklist", "words"),
                Map.entry("email", "a@example.com"),
                Map.entry("reference", personId),
                Map.entry("boolean", "true"),
                Map.entry("int", "3"),
                Map.entry("double", "3"),
                Map.entry("currency", "3"),
                Map.entry("percent", "3"),
                Map.entry("date", "2026-11-23"),
                Map.entry("datetime", "2026-11-23T10:00:00.000Z"),
                Map.entry("time", "10:00:00.000Z"));
        values.forEach((type, value) -> {
            surveys.addEmbeddedData(owner, people.id(), "e_" + type);
            into(List.of(type, type), data("e_" + type), value);
        });
        makeFields();
        var task = wide();
        for (int i = 1; i < pairs.size(); i += 2) {
            task = task.with(task.mapping(pairs.get(i).field()).orElseThrow().withWhenEmpty(WhenEmpty.CLEAR));
        }
        publishWhole(definition(task));
        var filled = new StringBuilder();
        values.forEach((type, value) -> filled.append(",\"e_%s\":\"%s\"".formatted(type, value)));
        responses.sendAll(List.of(response("\"first\"", filled.toString())));
        awaitWritten(1);
        assertArrived(recordsOf(OBJECT).getFirst(), "");

        responses.sendAll(List.of(response("\"second\"", "")));

        awaitWritten(2);
        var record = recordsOf(OBJECT).getFirst();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            String left = i % 2 == 0 ? pair.expected() : pair.type().equals("boolean") ? "false" : "null";
            assertThat(String.valueOf(record.get(pair.field()))).as("%s", pair).isEqualTo(left);
        }
    }

    @Test
    void mappedPicklistValuesAreWrittenInstead() {
        var label = mapped("Segment__c", "picklist", answer("mood"), Map.of("1", "Promoter", "2", "Detractor"));
        var recode = mapped("Email__c", "email", code("mood"), Map.of("1", "good@example.com", "2", "bad@example.com"));
        var typed = mapped("Score__c", "double", data("plain"), Map.of("Plain words", "42"));
        var unmapped = mapped("Comment__c", "textarea", answer("text"), Map.of("Goodbye", "Never"));
        publishWhole(definition(task(org(), OBJECT, label, recode, typed, unmapped)));

        responses.sendAll(List.of(response()));

        awaitWritten(1);
        assertThat(recordsOf(OBJECT)).singleElement().satisfies(record -> {
            assertThat(record)
                    .containsEntry("Segment__c", "Promoter")
                    .containsEntry("Email__c", "good@example.com")
                    .containsEntry("Comment__c", "Hello");
            assertThat(String.valueOf(record.get("Score__c"))).isEqualTo("42");
        });
    }

    @Test
    void everyValueOfAMultipleChoiceIsMappedForItself() {
        var interests =
                mapped("Interests__c", "multipicklist", answer("likes"), Map.of("a", "Products", "b", "Events"));
        publishWhole(definition(task(org(), "Contact", embedded("LastName", "lastName"), interests)));

        responses.sendAll(List.of(response()));

        awaitWritten(1);
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("Interests__c", "Products;Events"));
    }

    /** With its problems in words, should it have any. */
    private void publishWhole(WorkflowDefinition whole) {
        var workflow = workflowFixtures.create(owner, people);
        assertThat(workflows.check(owner, workflow.id(), whole)).isEmpty();
        workflowFixtures.publish(owner, workflow, whole);
    }

    /** Ends as it should, or says which field hindered it. */
    private void awaitWritten(int runs) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(list())
                        .hasSize(runs)
                        .allSatisfy(run -> assertThat(run.state())
                                .as("%s %s", run.errorCode(), run.errorMessage())
                                .isEqualTo(RunState.SUCCEEDED)));
    }

    private static FieldMapping mapped(String field, String type, ValueSource source, Map<String, String> values) {
        return mapping(field, type, source).withValues(values);
    }

    /** A field for each of the types. */
    private void into(List<String> types, ValueSource source, String expected) {
        for (String type : types) {
            pairs.add(new Pair("T%d_%s__c".formatted(pairs.size(), type), type, source, expected));
        }
    }

    private void makeFields() {
        for (Pair pair : pairs) {
            production()
                    .settings("{\"org\":\"acme\",\"object\":\"%s\",\"field\":\"%s\",\"set\":{\"type\":\"%s\"}}"
                            .formatted(OBJECT, pair.field(), pair.type()));
        }
    }

    /** All the fields in one task. */
    private SalesforceTask wide() {
        var mappings = Stream.concat(
                        Stream.of(mapping(KEY_FIELD, "string", new ValueSource.ResponseKey())),
                        pairs.stream().map(pair -> mapping(pair.field(), pair.type(), pair.source())))
                .toList();
        return new SalesforceTask("task-1", org(), WriteOperation.UPSERT, OBJECT, OBJECT, KEY_FIELD, mappings);
    }

    private void assertArrived(Map<String, Object> record, String contact) {
        for (Pair pair : pairs) {
            assertThat(String.valueOf(record.get(pair.field())))
                    .as("%s", pair)
                    .isEqualTo(pair.expected().replace("<contact>", contact));
        }
    }

    private String response() {
        return response("\"Hello\"", """
                ,"whole":"12","part":"0.25","yes":"Yes","moment":"2026-11-20T22:30:00Z","clock":"14:30",
                "person":"%s","several":"One;Two","plain":"Plain words"
                """.formatted(personId));
    }

    private static String response(String text, String embeddedData) {
        return """
                {"id":"R-1","status":"complete","recordedAt":"%s","answers":{"nps":9,"text":%s,
                 "story":"Line one\\nLine two","amount":7.5,"stars":4,"mood":"1","likes":["a","b"],
                 "day":"2026-11-23","mail":"answer@example.com"},
                 "embeddedData":{"email":"every@example.com","firstName":"Test","lastName":"Mori"%s}}""".formatted(RECORDED, text, embeddedData);
    }

    private static ValueSource answer(String question) {
        return new ValueSource.Answer(question, AnswerForm.LABEL);
    }

    private static ValueSource code(String question) {
        return new ValueSource.Answer(question, AnswerForm.RECODE);
    }

    private static ValueSource data(String name) {
        return new ValueSource.EmbeddedData(name);
    }

    private static ValueSource told(String field) {
        return new ValueSource.EventField(field);
    }

    private static ValueSource fixed(String value) {
        return new ValueSource.Fixed(value);
    }

    private static ValueSource text(String template) {
        return new ValueSource.Text(template);
    }

    /** Days become moments, and moments days, in the zone of the console. */
    private static String startOf(String day) {
        var start = LocalDate.parse(day).atStartOfDay(ZoneId.systemDefault());
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                .format(start.withZoneSameInstant(ZoneOffset.UTC));
    }

    private static String inZone(String pattern, String instant) {
        return DateTimeFormatter.ofPattern(pattern)
                .withZone(ZoneId.systemDefault())
                .format(Instant.parse(instant));
    }
}
