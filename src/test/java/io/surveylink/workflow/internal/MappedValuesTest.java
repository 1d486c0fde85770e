package io.surveylink.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.internal.TestGateways;
import io.surveylink.simulator.IndependentClient;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.SimulatorConfig;
import io.surveylink.survey.QuestionType;
import io.surveylink.survey.ResponseContent;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.SurveyDefinition.Question;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.FieldMapping.ParentKey;
import io.surveylink.workflow.FieldMapping.WhenEmpty;
import io.surveylink.workflow.RecordMapper.Mapped;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import io.surveylink.workflow.ValueSource.AnswerForm;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a response to the record in Salesforce: mapped by what is described, sent by WSC, read back. */
class MappedValuesTest {

    private static final String OBJECT = "Survey_Response__c";

    /** Still the 23rd in London and Los Angeles, the 24th in Tokyo. */
    private static final Instant RECORDED_AT = Instant.parse("2026-11-23T20:30:00Z");

    private static final SurveyDefinition SURVEY = new SurveyDefinition(
            List.of(
                    question("nps", QuestionType.NPS),
                    question("mean", QuestionType.NUMBER),
                    question("comment", QuestionType.LONG_TEXT),
                    question("day", QuestionType.DATE),
                    question("segment", QuestionType.SINGLE_CHOICE, new Choice("p", "Promoter")),
                    question("topics", QuestionType.MULTIPLE_CHOICE, new Choice("a", "Price"), new Choice("b", "品質"))),
            List.of("time", "tick"));

    private static SalesforceSimulator simulator;
    private static SalesforceSession session;
    private static SalesforceGateway gateway;

    @BeforeAll
    static void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        var tokens = new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example");
        session = new SalesforceSession(
                URI.create(simulator.productionUrl()),
                tokens.get("access_token").asString());
        gateway = TestGateways.to(session.instanceUrl());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void beginAnew() {
        simulator.production().reset();
    }

    /** The days of an answer and of a moment, whatever zone the server lives in. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, 2026-11-24, 05:30:00.000Z",
        "America/Los_Angeles, 2026-11-23, 12:30:00.000Z",
        "UTC, 2026-11-23, 20:30:00.000Z"
    })
    void datesArriveWithoutADaysDrift(String zone, String day, String time) {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));

            var answered = written(Map.of("Answered_On__c", answer("day")));
            var recorded = written(Map.of(
                    "Answered_On__c", new ValueSource.RecordedAt(),
                    "Answered_At__c", new ValueSource.RecordedAt(),
                    "Callback_Time__c", new ValueSource.RecordedAt()));

            assertThat(answered).containsEntry("Answered_On__c", "2026-02-28");
            assertThat(recorded)
                    .containsEntry("Answered_On__c", day)
                    .containsEntry("Answered_At__c", "2026-11-23T20:30:00.000Z")
                    .containsEntry("Callback_Time__c", time);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void everySourceFillsTheFieldsThatItFits() {
        assertThat(written(Map.of("Score__c", answer("nps"))))
                .hasEntrySatisfying(
                        "Score__c", score -> assertThat(String.valueOf(score)).startsWith("9"));
        assertThat(written(Map.of("Comment__c", answer("nps")))).containsEntry("Comment__c", "9");
        assertThat(written(Map.of("Comment__c", answer("comment")))).containsEntry("Comment__c", "とても良い 😀\nthanks");
        assertThat(written(Map.of("Segment__c", answer("segment")))).containsEntry("Segment__c", "Promoter");
        assertThat(written(Map.of("Comment__c", new ValueSource.Answer("segment", AnswerForm.RECODE))))
                .containsEntry("Comment__c", "p");
        assertThat(written(Map.of("Comment__c", answer("topics")))).containsEntry("Comment__c", "Price, 品質");
        assertThat(written(Map.of("Answered_At__c", answer("day")))).containsKey("Answered_At__c");
        assertThat(written(Map.of("Callback_Time__c", new ValueSource.EmbeddedData("time"))))
                .containsEntry("Callback_Time__c", "14:30:00.000Z");
        assertThat(written(Map.of("Follow_Up__c", new ValueSource.EmbeddedData("tick"))))
                .containsEntry("Follow_Up__c", true);
        assertThat(written(Map.of("Survey_Response_Id__c", new ValueSource.ResponseKey())))
                .containsEntry("Survey_Response_Id__c", "prjct:R-1");
        assertThat(written(Map.of("Report_Link__c", fixed("https://example.com/日本"))))
                .containsEntry("Report_Link__c", "https://example.com/日本");
    }

    @Test
    void aTextWithPlacesArrivesFilled() {
        assertThat(written(Map.of("Comment__c", new ValueSource.Text("{{answer.nps}} on {{answer.topics}}"))))
                .containsEntry("Comment__c", "9 on Price, 品質");
        assertThat(written(Map.of("Phone__c", new ValueSource.ResponseId()))).containsEntry("Phone__c", "R-1");
    }

    @Test
    void mappedValuesArriveInAPicklistAndACheckbox() {
        var segment = described("Segment__c", answer("nps")).withValues(Map.of("9", "Promoter", "0", "Detractor"));
        var followUp = described("Follow_Up__c", answer("segment")).withValues(Map.of("p", "true"));

        assertThat(read(write(List.of(row(segment, followUp)))))
                .containsEntry("Segment__c", "Promoter")
                .containsEntry("Follow_Up__c", true);
    }

    @Test
    void aLookupArrivesAtTheParentThatHasTheExternalId() {
        gateway.write(
                session,
                new WriteCall(
                        WriteOperation.CREATE,
                        "Account",
                        null,
                        List.of(RecordRow.of(Map.of("Name", "Mori KK", "Customer_Number__c", "C-7")))));
        String account = simulator.production().records("Account").stream()
                .filter(record -> "C-7".equals(record.get("Customer_Number__c")))
                .map(record -> String.valueOf(record.get("Id")))
                .findFirst()
                .orElseThrow();
        var parent = new ParentKey("Account__r", "Account", "Customer_Number__c", "string", new Size(30, 0, 0));

        assertThat(read(write(List.of(row(described("Account__c", fixed("C-7")).withParent(parent))))))
                .containsEntry("Account__c", account);
        assertThat(read(write(List.of(row(described("Account__c", fixed(account)))))))
                .containsEntry("Account__c", account);
    }

    @Test
    void severalChoicesFillAMultiPicklist() {
        simulator.production().settings("""
                {"org":"acme","object":"Survey_Response__c","field":"Topics__c","set":{"type":"multipicklist"}}""");

        assertThat(written(Map.of("Topics__c", answer("topics")))).containsEntry("Topics__c", "Price;品質");
    }

    @ParameterizedTest
    @CsvSource({
        "Voucher__c, 12.345, 12.35",
        "Voucher__c, 99999999.99, 99999999.99",
        "Score__c, 4.5, 5",
        "Score__c, 9999, 9999"
    })
    void decimalsAreRoundedToWhatTheFieldKeeps(String field, String text, String kept) {
        var record = written(Map.of(field, fixed(text)));

        assertThat(new BigDecimal(String.valueOf(record.get(field)))).isEqualByComparingTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "Score__c, 10000, MAPPING_NUMBER_TOO_LARGE",
        "Score__c, 9999.5, MAPPING_NUMBER_TOO_LARGE",
        "Score__c, many, MAPPING_NOT_A_NUMBER",
        "Voucher__c, 123456789.00, MAPPING_NUMBER_TOO_LARGE",
        "Answered_On__c, 28.2.2026, MAPPING_NOT_A_DATE",
        "Answered_At__c, noon, MAPPING_NOT_A_DATE",
        "Callback_Time__c, noon, MAPPING_NOT_A_TIME",
        "Callback_Time__c, 2026-02-28, MAPPING_NOT_A_TIME",
        "Follow_Up__c, perhaps, MAPPING_NOT_A_BOOLEAN",
        "Email__c, nobody, MAPPING_NOT_AN_EMAIL",
        "Contact__c, Mori, MAPPING_NOT_A_RECORD_ID",
        "Phone__c, 01234567890123456789012345678901234567890, MAPPING_TOO_LONG"
    })
    void whatDoesNotFitIsAProblemOfItsFieldBeforeAnythingIsSent(String field, String text, String code) {
        assertThat(mapped(Map.of(field, fixed(text)))).isInstanceOfSatisfying(Mapped.Unmappable.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.field()).isEqualTo(field);
        });
    }

    @ParameterizedTest
    @CsvSource({"base64", "address", "location", "anyType", "complexvalue"})
    void typesThatNoResponseCanFillAreSaidSo(String type) {
        var mapping = new FieldMapping("X__c", "X", type, 0, fixed("x"), WhenEmpty.SKIP);

        assertThat(new EventMapper().map(task(List.of(mapping)), event()))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo("MAPPING_TYPE_UNSUPPORTED"));
    }

    @Test
    void whatCleaningLeavesEmptyIsSkippedOrClears() {
        var id = savedId(write(List.of(row(Map.of("Comment__c", fixed("before"), "Segment__c", fixed("Promoter")))))
                .getFirst());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.putAll(record(mapped(Map.of("Comment__c", fixed("\u0000 \u0007")), WhenEmpty.CLEAR))
                .fields());
        fields.putAll(record(mapped(Map.of("Segment__c", fixed("\u0000")), WhenEmpty.SKIP))
                .fields());

        gateway.write(session, new WriteCall(WriteOperation.UPDATE, OBJECT, null, List.of(new RecordRow(id, fields))));

        var after = simulator.production().records(OBJECT).getFirst();
        assertThat(after.get("Comment__c")).isNull();
        assertThat(after).containsEntry("Segment__c", "Promoter");
    }

    /** One bad character, sent as it is, would cost all 200 rows. */
    @Test
    void noTextFailsItsNeighbours() {
        var texts = new ArrayList<String>(List.of(
                "日本語 😀 👨‍👩‍👧 𠮷野家",
                "control \u0000\u0001\u0008\u000b\u001f\u007f\u0085",
                "half \uD83D pair \uDE00",
                "non \uFFFE\uFFFF characters",
                "<markup> & \"quotes\" ]]> \u2028 &#0;"));
        for (int i = texts.size(); i < WriteCall.MAX_ROWS; i++) {
            texts.add("plain " + i);
        }

        var results = write(texts.stream()
                .map(text -> row(Map.of("Comment__c", fixed(text))))
                .toList());

        assertThat(results).hasSize(WriteCall.MAX_ROWS).allMatch(RowResult.Saved.class::isInstance);
        assertThat(simulator.production().records(OBJECT))
                .extracting(record -> String.valueOf(record.get("Comment__c")))
                .contains(
                        "日本語 😀 👨‍👩‍👧 𠮷野家",
                        "control",
                        "half  pair",
                        "non  characters",
                        "<markup> & \"quotes\" ]]> \u2028 &#0;",
                        "plain 199");
    }

    private static Map<String, Object> written(Map<String, ValueSource> sources) {
        return read(write(List.of(row(sources))));
    }

    private static Map<String, Object> read(List<RowResult> results) {
        String id = savedId(results.getFirst());
        return simulator.production().records(OBJECT).stream()
                .filter(record -> id.equals(record.get("Id")))
                .findFirst()
                .orElseThrow();
    }

    private static FieldMapping described(String name, ValueSource source) {
        var field = gateway.describe(session, List.of(OBJECT))
                .value()
                .getFirst()
                .field(name)
                .orElseThrow();
        return new FieldMapping(field.name(), field.label(), field.type(), field.size(), source, WhenEmpty.SKIP);
    }

    private static RecordRow row(FieldMapping... mappings) {
        return record(new EventMapper().map(task(List.of(mappings)), event()));
    }

    private static RecordRow row(Map<String, ValueSource> sources) {
        return record(mapped(sources));
    }

    private static RecordRow record(Mapped mapped) {
        return switch (mapped) {
            case Mapped.Row(var row) -> row;
            case Mapped.Unmappable no -> throw new AssertionError(no);
        };
    }

    private static List<RowResult> write(List<RecordRow> rows) {
        return gateway.write(session, new WriteCall(WriteOperation.CREATE, OBJECT, null, rows))
                .value();
    }

    private static String savedId(RowResult result) {
        assertThat(result).isInstanceOf(RowResult.Saved.class);
        return ((RowResult.Saved) result).recordId();
    }

    private static Mapped mapped(Map<String, ValueSource> sources) {
        return mapped(sources, WhenEmpty.SKIP);
    }

    private static Mapped mapped(Map<String, ValueSource> sources, WhenEmpty whenEmpty) {
        var object = gateway.describe(session, List.of(OBJECT)).value().getFirst();
        var mappings = sources.entrySet().stream()
                .map(entry -> {
                    FieldDescription field = object.field(entry.getKey()).orElseThrow();
                    return new FieldMapping(
                            field.name(), field.label(), field.type(), field.size(), entry.getValue(), whenEmpty);
                })
                .toList();
        return new EventMapper().map(task(mappings), event());
    }

    private static SalesforceTask task(List<FieldMapping> mappings) {
        return new SalesforceTask("s1", new OrgId(1), WriteOperation.CREATE, OBJECT, OBJECT, null, mappings);
    }

    private static EventContent event() {
        return new EventContent.OfResponse(response(), SURVEY);
    }

    private static StoredResponse response() {
        var answers = Map.<String, Object>of(
                "nps",
                new BigDecimal("9"),
                "mean",
                new BigDecimal("4.333"),
                "comment",
                "とても良い 😀\nthanks",
                "day",
                "2026-02-28",
                "segment",
                "p",
                "topics",
                List.of("a", "b"));
        return new StoredResponse(
                new ProjectId(1),
                "prjct",
                "R-1",
                ResponseStatus.COMPLETE,
                RECORDED_AT,
                ResponseContent.of(answers, Map.of("time", "14:30", "tick", "yes")));
    }

    private static ValueSource answer(String question) {
        return new ValueSource.Answer(question, AnswerForm.LABEL);
    }

    private static ValueSource fixed(String text) {
        return new ValueSource.Fixed(text);
    }

    private static Question question(String code, QuestionType type, Choice... choices) {
        return new Question(1, code, type, code, List.of(choices), 0);
    }
}
