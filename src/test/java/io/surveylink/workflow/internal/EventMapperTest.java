package io.surveylink.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.salesforce.FieldDescription.Size;
import io.surveylink.salesforce.Reference;
import io.surveylink.salesforce.WriteOperation;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMapperTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** Still the 23rd in London, the 24th in Tokyo. */
    private static final Instant RECORDED_AT = Instant.parse("2026-11-23T20:30:00Z");

    private static final SurveyDefinition SURVEY = new SurveyDefinition(
            List.of(
                    question("nps", QuestionType.NPS),
                    question("comment", QuestionType.LONG_TEXT),
                    question("amount", QuestionType.NUMBER),
                    question("day", QuestionType.DATE),
                    question("mail", QuestionType.EMAIL),
                    question("plan", QuestionType.SINGLE_CHOICE, new Choice("1", "Basic"), new Choice("2", "プロ")),
                    question(
                            "topics",
                            QuestionType.MULTIPLE_CHOICE,
                            new Choice("a", "Price"),
                            new Choice("b", "Support"),
                            new Choice("c", "品質"))),
            List.of("name"));

    private final EventMapper mapper = new EventMapper(TOKYO);

    @Test
    void textIsStrippedAndKeepsEmojiAndJapanese() {
        assertField("string", 80, "  森 花 😀 ").isEqualTo("森 花 😀");
    }

    @Test
    void lineBreaksStayInLongTextAndBecomeSpacesInALine() {
        assertField("textarea", 255, "one\r\ntwo").isEqualTo("one\r\ntwo");
        assertField("string", 255, "one\r\ntwo\tthree").isEqualTo("one two three");
    }

    @Test
    void controlCharactersAndHalfPairsAreStripped() {
        assertField("string", 80, "a\u0000b\u0007c\u0085d\uD83De\uFFFEf").isEqualTo("abcdef");
    }

    @Test
    void onlyControlCharactersAreEmpty() {
        assertThat(fields(fixed("string", 80, "\u0000 \u0007", WhenEmpty.SKIP))).isEmpty();
    }

    @Test
    void tooLongATextIsRefusedBeforeItIsSentAndNamesTheField() {
        assertThat(mapped(fixed("string", 3, "abcd", WhenEmpty.SKIP)))
                .isEqualTo(new Mapped.Unmappable(
                        "MAPPING_TOO_LONG", "Field__c", "The field: The text is longer than the field allows."));
    }

    @Test
    void lengthCountsAnEmojiOnceSoThatATextThatMayFitIsSent() {
        assertField("string", 3, "😀😀😀").isEqualTo("😀😀😀");
        assertUnfit("string", 3, "😀😀😀😀", "MAPPING_TOO_LONG");
    }

    @Test
    void aFieldWithoutLengthTakesAnyText() {
        assertField("picklist", 0, "x".repeat(5000)).isEqualTo("x".repeat(5000));
    }

    @ParameterizedTest
    @CsvSource({"9,9", " -1.50 ,-1.50", "１２．５,12.5", "+3,3", "−4,-4", "1e3,1E+3"})
    void numbersAreReadAsWritten(String text, BigDecimal number) {
        for (String type : List.of("double", "currency", "percent")) {
            assertField(type, 0, text).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({"nine", "'1,234'", "1.2.3", "1e999999999", "1e-999999999", "1234567890123456789"})
    void whatIsNoNumberOfSalesforceIsRefused(String text) {
        assertUnfit("double", 0, text, "MAPPING_NOT_A_NUMBER");
    }

    @Test
    void wholeNumbersTakeNoFraction() {
        assertField("int", 0, "9.0").isEqualTo(new BigDecimal("9"));
        assertUnfit("int", 0, "9.5", "MAPPING_NOT_WHOLE");
    }

    @Test
    void answersThatAreNumbersStayNumbers() {
        assertThat(fields(answer("nps", "double"))).containsEntry("Field__c", new BigDecimal("10"));
        assertThat(fields(answer("nps", "string"))).containsEntry("Field__c", "10");
        assertThat(fields(answer("amount", "currency"))).containsEntry("Field__c", new BigDecimal("1200.50"));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "YES,true", "1,true", "１,true", "False,false", "no,false", "0,false"})
    void booleansAreRead(String text, boolean value) {
        assertField("boolean", 0, text).isEqualTo(value);
    }

    @Test
    void otherWordsAreNoBoolean() {
        assertUnfit("boolean", 0, "perhaps", "MAPPING_NOT_A_BOOLEAN");
    }

    @Test
    void datesAreDaysInTheTimeZoneOfTheServer() {
        assertThat(fields(source(new ValueSource.RecordedAt(), "date")))
                .containsEntry("Field__c", LocalDate.of(2026, 11, 24));
        assertThat(fields(answer("day", "date"))).containsEntry("Field__c", LocalDate.of(2026, 2, 28));
        assertField("date", 0, "2026-11-23T20:30:00Z").isEqualTo(LocalDate.of(2026, 11, 24));
        assertField("date", 0, "2026-11-23T20:30:00").isEqualTo(LocalDate.of(2026, 11, 23));
        assertField("date", 0, "２０２６-11-23").isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void momentsAreInstants() {
        assertThat(fields(source(new ValueSource.RecordedAt(), "datetime"))).containsEntry("Field__c", RECORDED_AT);
        assertField("datetime", 0, "2026-11-24T05:30:00+09:00").isEqualTo(RECORDED_AT);
        assertField("datetime", 0, "2026-11-24T05:30:00").isEqualTo(RECORDED_AT);
        assertField("datetime", 0, "2026-11-24").isEqualTo(Instant.parse("2026-11-23T15:00:00Z"));
    }

    @Test
    void timesOfDayAreReadAsWrittenOrAsTheClockShowsThem() {
        assertField("time", 0, "14:30").isEqualTo(LocalTime.of(14, 30));
        assertField("time", 0, "１４:30:05.123456Z").isEqualTo(LocalTime.parse("14:30:05.123"));
        assertField("time", 0, "2026-11-23T20:30:00Z").isEqualTo(LocalTime.of(5, 30));
        assertThat(fields(source(new ValueSource.RecordedAt(), "time"))).containsEntry("Field__c", LocalTime.of(5, 30));
        assertUnfit("time", 0, "25:00", "MAPPING_NOT_A_TIME");
    }

    @Test
    void aChoiceWithASemicolonIsNotTakenForTwo() {
        var survey = new SurveyDefinition(
                List.of(question("topics", QuestionType.MULTIPLE_CHOICE, new Choice("a", "Price; value"))), List.of());

        assertThat(mapper.map(
                        create(answer("topics", "multipicklist")), new EventContent.OfResponse(response(), survey)))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo("MAPPING_SEMICOLON"));
        assertField("multipicklist", 0, "Price;Support").isEqualTo("Price;Support");
    }

    @ParameterizedTest
    @CsvSource({"23.11.2026", "2026-02-30", "tomorrow"})
    void whatIsNoDateIsRefused(String text) {
        assertUnfit("date", 0, text, "MAPPING_NOT_A_DATE");
        assertUnfit("datetime", 0, text, "MAPPING_NOT_A_DATE");
    }

    @Test
    void addressesMustLookLikeSome() {
        assertField("email", 80, "花@example.jp").isEqualTo("花@example.jp");
        assertUnfit("email", 80, "nobody", "MAPPING_NOT_AN_EMAIL");
        assertUnfit("email", 80, "a b@example.com", "MAPPING_NOT_AN_EMAIL");
        assertUnfit("email", 10, "long@example.com", "MAPPING_TOO_LONG");
    }

    @Test
    void recordIdsHaveFifteenOrEighteenCharacters() {
        assertField("reference", 18, "003000000000001").isEqualTo("003000000000001");
        assertField("id", 18, "003000000000001AAA").isEqualTo("003000000000001AAA");
        assertUnfit("reference", 18, "Acme", "MAPPING_NOT_A_RECORD_ID");
    }

    @Test
    void choicesAreWrittenByLabelOrRecode() {
        assertThat(fields(answer("plan", "picklist", AnswerForm.LABEL))).containsEntry("Field__c", "プロ");
        assertThat(fields(answer("plan", "picklist", AnswerForm.RECODE))).containsEntry("Field__c", "2");
        assertThat(fields(answer("plan", "double", AnswerForm.RECODE))).containsEntry("Field__c", new BigDecimal("2"));
        assertThat(mapped(answer("plan", "double", AnswerForm.LABEL)))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo("MAPPING_NOT_A_NUMBER"));
    }

    @Test
    void severalChoicesFillAMultiPicklistOrAText() {
        assertThat(fields(answer("topics", "multipicklist", AnswerForm.LABEL))).containsEntry("Field__c", "Price;品質");
        assertThat(fields(answer("topics", "multipicklist", AnswerForm.RECODE))).containsEntry("Field__c", "a;c");
        assertThat(fields(answer("topics", "textarea", AnswerForm.LABEL))).containsEntry("Field__c", "Price, 品質");
        assertThat(mapped(answer("topics", "picklist", AnswerForm.LABEL)))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo("MAPPING_SEVERAL_VALUES"));
    }

    @Test
    void aChoiceThatWasRemovedStaysItsCode() {
        var survey = new SurveyDefinition(List.of(question("plan", QuestionType.SINGLE_CHOICE)), List.of());

        assertThat(mapper.map(
                        create(answer("plan", "string", AnswerForm.LABEL)),
                        new EventContent.OfResponse(response(), survey)))
                .isInstanceOfSatisfying(
                        Mapped.Row.class, row -> assertThat(row.row().fields()).containsEntry("Field__c", "2"));
    }

    @Test
    void emptyIsSkippedOrClears() {
        assertThat(fields(source(new ValueSource.EmbeddedData("missing"), "string")))
                .isEmpty();
        assertThat(fields(fixed("string", 80, "   ", WhenEmpty.CLEAR))).containsEntry("Field__c", null);
        assertThat(fields(fixed("double", 0, "", WhenEmpty.CLEAR))).containsEntry("Field__c", null);
    }

    @Test
    void aClearedCheckboxIsUnchecked() {
        assertThat(fields(fixed("boolean", 0, "", WhenEmpty.CLEAR))).containsEntry("Field__c", false);
    }

    @Test
    void compoundFieldsCannotBeFilled() {
        assertUnfit("address", 0, "x", "MAPPING_TYPE_UNSUPPORTED");
    }

    @Test
    void theResponseKeyNamesProjectAndResponse() {
        assertThat(fields(source(new ValueSource.ResponseKey(), "string"))).containsEntry("Field__c", "prjct:R-1");
    }

    @Test
    void anUpsertWithoutItsExternalIdIsRefused() {
        assertThat(mapper.map(upsert(source(new ValueSource.EmbeddedData("missing"), "string")), event()))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo("MAPPING_EXTERNAL_ID_EMPTY"));
    }

    @Test
    void rowsOfOneExternalIdShareTheirRecordKeyWhateverTheCase() {
        String key = mapper.recordKey(upsert(fixed("string", 80, "Ab-1", WhenEmpty.SKIP)), event());

        assertThat(key).isEqualTo(mapper.recordKey(upsert(fixed("string", 80, "aB-1", WhenEmpty.SKIP)), event()));
        assertThat(key).isEqualTo("field__c=ab-1");
        assertThat(mapper.recordKey(upsert(fixed("double", 0, "9.0", WhenEmpty.SKIP)), event()))
                .isEqualTo(mapper.recordKey(upsert(fixed("double", 0, "9", WhenEmpty.SKIP)), event()));
    }

    @Test
    void aCreateIsKeyedByItsResponse() {
        assertThat(mapper.recordKey(create(fixed("string", 80, "x", WhenEmpty.SKIP)), event()))
                .isEqualTo("response=r-1");
    }

    @Test
    void recordKeysFitTheirColumn() {
        String one = mapper.recordKey(upsert(fixed("string", 0, "x".repeat(300), WhenEmpty.SKIP)), event());
        String other = mapper.recordKey(upsert(fixed("string", 0, "x".repeat(301), WhenEmpty.SKIP)), event());

        assertThat(one).hasSizeLessThanOrEqualTo(255).isNotEqualTo(other);
    }

    @Test
    void aTextFillsItsPlacesWithAnswersDataAndKeys() {
        assertThat(fields(text("{{data.name}}: {{answer.plan}} ({{code.plan}}), {{answer.topics}}, {{answer.nps}}")))
                .containsEntry("Field__c", "花: プロ (2), Price, 品質, 10");
        assertThat(fields(text("{{responseId}} of {{ responseKey }}"))).containsEntry("Field__c", "R-1 of prjct:R-1");
        assertThat(fields(text("{{recordedAt}}"))).containsEntry("Field__c", "2026-11-23T20:30:00Z");
    }

    @Test
    void bracesThatMakeNoPlaceStay() {
        assertThat(fields(text("{not} {{a place} }} {{}}"))).containsEntry("Field__c", "{not} {{a place} }} {{}}");
    }

    @Test
    void aTextWhosePlacesAreAllEmptyIsEmpty() {
        assertThat(fields(text("Dear {{data.missing}}"))).isEmpty();
        assertThat(fields(text("Dear {{data.missing}}, {{data.name}}"))).containsEntry("Field__c", "Dear , 花");
        assertThat(fields(text("No place"))).containsEntry("Field__c", "No place");
    }

    @Test
    void choicesAreMappedByTheirCodesWhicheverFormTheyAreWrittenIn() {
        for (AnswerForm form : AnswerForm.values()) {
            assertThat(fields(answer("plan", "picklist", form).withValues(Map.of("2", "Gold"))))
                    .containsEntry("Field__c", "Gold");
        }
        assertThat(fields(answer("plan", "picklist").withValues(Map.of("1", "Silver"))))
                .containsEntry("Field__c", "プロ");
    }

    @Test
    void eachOfSeveralChoicesIsMapped() {
        assertThat(fields(answer("topics", "multipicklist").withValues(Map.of("a", "Costs"))))
                .containsEntry("Field__c", "Costs;品質");
    }

    @Test
    void numbersAndTextsAreMappedByWhatTheyAre() {
        assertThat(fields(answer("nps", "picklist").withValues(Map.of("10", "Promoter"))))
                .containsEntry("Field__c", "Promoter");
        assertThat(fields(
                        source(new ValueSource.EmbeddedData("name"), "picklist").withValues(Map.of("花", "Flower"))))
                .containsEntry("Field__c", "Flower");
    }

    @Test
    void aParentIsFoundByItsExternalId() {
        var parent = new ParentKey("Account", "Account", "Customer_Number__c", "string", new Size(30, 0, 0));

        assertThat(fields(source(new ValueSource.Fixed("C-7"), "reference").withParent(parent)))
                .containsEntry("Field__c", new Reference("Account", "Account", "Customer_Number__c", "C-7"));
        assertThat(fields(fixed("reference", 18, "", WhenEmpty.CLEAR).withParent(parent)))
                .containsEntry("Field__c", null);
        assertThat(mapped(source(new ValueSource.Fixed("x".repeat(31)), "reference")
                        .withParent(parent)))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo("MAPPING_TOO_LONG"));
    }

    private static FieldMapping text(String template) {
        return source(new ValueSource.Text(template), "textarea");
    }

    private AbstractObjectAssert<?, @Nullable Object> assertField(String type, int length, String text) {
        return assertThat((@Nullable Object)
                fields(fixed(type, length, text, WhenEmpty.SKIP)).get("Field__c"));
    }

    private void assertUnfit(String type, int length, String text, String code) {
        assertThat(mapped(fixed(type, length, text, WhenEmpty.SKIP)))
                .isInstanceOfSatisfying(
                        Mapped.Unmappable.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private Map<String, @Nullable Object> fields(FieldMapping mapping) {
        return switch (mapped(mapping)) {
            case Mapped.Row(var row) -> row.fields();
            case Mapped.Unmappable no -> throw new AssertionError(no);
        };
    }

    private Mapped mapped(FieldMapping mapping) {
        return mapper.map(create(mapping), event());
    }

    private static SalesforceTask create(FieldMapping mapping) {
        return new SalesforceTask(
                "s1", new OrgId(1), WriteOperation.CREATE, "Contact", "Contact", null, List.of(mapping));
    }

    private static SalesforceTask upsert(FieldMapping mapping) {
        return new SalesforceTask(
                "s1", new OrgId(1), WriteOperation.UPSERT, "Contact", "Contact", "field__C", List.of(mapping));
    }

    private static FieldMapping fixed(String type, int length, String value, WhenEmpty whenEmpty) {
        return new FieldMapping("Field__c", "The field", type, length, new ValueSource.Fixed(value), whenEmpty);
    }

    private static FieldMapping answer(String question, String type) {
        return answer(question, type, AnswerForm.LABEL);
    }

    private static FieldMapping answer(String question, String type, AnswerForm form) {
        return source(new ValueSource.Answer(question, form), type);
    }

    private static FieldMapping source(ValueSource source, String type) {
        return new FieldMapping("Field__c", "The field", type, 0, source, WhenEmpty.SKIP);
    }

    private static EventContent event() {
        return new EventContent.OfResponse(response(), SURVEY);
    }

    private static StoredResponse response() {
        var answers = Map.<String, Object>of(
                "nps",
                new BigDecimal("10"),
                "amount",
                new BigDecimal("1200.50"),
                "day",
                "2026-02-28",
                "plan",
                "2",
                "topics",
                List.of("a", "c"));
        return new StoredResponse(
                new ProjectId(1),
                "prjct",
                "R-1",
                ResponseStatus.COMPLETE,
                RECORDED_AT,
                ResponseContent.of(answers, Map.of("name", "花")));
    }

    private static Question question(String code, QuestionType type, Choice... choices) {
        return new Question(1, code, type, code, List.of(choices), 0);
    }
}
