package io.surveylink.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform makes of rows: values, keys, parents, owners, posts. */
class SimulatorWriteTest {

    private static final String KEY = "Survey_Response_Id__c";

    private SalesforceSimulator simulator;
    private RawSoap owner;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        owner = as("owner@acme.example");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theSameKeyTwiceInOneCallIsRefusedForBoth() {
        String answer = upsert(KEY, contact("A", "R-1") + contact("B", "r-1") + contact("C", "R-2"));

        assertThat(answer.split("Duplicate external id specified", -1)).hasSize(3);
        assertThat(answer).contains("<created>true</created>");
        assertThat(simulator.production().records("Contact"))
                .singleElement()
                .satisfies(record -> assertThat(record).containsEntry("LastName", "C"));
    }

    @Test
    void aParentByExternalIdIsFoundOrNot() {
        String row = "<sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName><s:Account>%s"
                + "<s:Customer_Number__c>%s</s:Customer_Number__c></s:Account></sObjects>";

        assertThat(create(row.formatted("<s:type>Account</s:type>", "A-1000"))).contains("<success>true</success>");
        assertThat(create(row.formatted("", "a-1001"))).contains("<success>true</success>");
        assertThat(create(row.formatted("<s:type>Account</s:type>", "A-9999")))
                .contains(
                        "Foreign key external ID: a-9999 not found for field Customer_Number__c in entity Account",
                        "<statusCode>INVALID_FIELD</statusCode>");
        assertThat(create("<sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName><s:Account><s:type>Contact"
                        + "</s:type><s:" + KEY + ">R-1</s:" + KEY + "></s:Account></sObjects>"))
                .contains("<statusCode>INVALID_FIELD</statusCode>", "a Contact cannot be the parent here");
        assertThat(simulator.production().records("Contact")).hasSize(2);
    }

    @Test
    void aParentIsWrittenOnlyByWhoMayEditTheField() {
        simulator.production().settings("""
                {"user":"owner@acme.example","object":"Contact","field":"AccountId","set":{"edit":false}}""");

        String answer = create("<sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName><s:Account>"
                + "<s:type>Account</s:type><s:Customer_Number__c>A-1000</s:Customer_Number__c></s:Account></sObjects>");

        assertThat(answer).contains("<fields>AccountId</fields>", "INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void idsThatAreWrongAreSaidToBeSo() {
        String account = id(create("<sObjects><s:type>Account</s:type><s:Name>A</s:Name></sObjects>"));
        String row =
                "<update><sObjects><s:type>Contact</s:type><s:Id>%s</s:Id><s:LastName>B</s:LastName></sObjects></update>";

        assertThat(owner.call(row.formatted("nonsense"))).contains("<statusCode>MALFORMED_ID</statusCode>");
        assertThat(owner.call(row.formatted(account))).contains("<statusCode>MALFORMED_ID</statusCode>");
        assertThat(owner.call(row.formatted("0035g0000zzzzzz")))
                .contains("<statusCode>INVALID_CROSS_REFERENCE_KEY</statusCode>");
        assertThat(owner.call(row.formatted(""))).contains("<statusCode>MISSING_ARGUMENT</statusCode>");
        String contact = id(create(contact("A", "R-1")));
        owner.call("<delete><ids>" + contact + "</ids></delete>");
        assertThat(owner.call(row.formatted(contact))).contains("<statusCode>ENTITY_IS_DELETED</statusCode>");
        assertThat(owner.call("<delete><ids>" + contact + "</ids></delete>"))
                .contains("<statusCode>ENTITY_IS_DELETED</statusCode>");
    }

    @ParameterizedTest
    @CsvSource({
        "Birthdate,2026-02-30,INVALID_TYPE_ON_FIELD_IN_RECORD",
        "Birthdate,tomorrow,INVALID_TYPE_ON_FIELD_IN_RECORD",
        "DoNotCall,maybe,INVALID_TYPE_ON_FIELD_IN_RECORD",
        "NPS_Score__c,nine,INVALID_TYPE_ON_FIELD_IN_RECORD",
        "NPS_Score__c,９,INVALID_TYPE_ON_FIELD_IN_RECORD",
        "NPS_Score__c,'1,000',INVALID_TYPE_ON_FIELD_IN_RECORD",
        "NPS_Score__c,100,NUMBER_OUTSIDE_VALID_RANGE",
        "NPS_Score__c,1e60,NUMBER_OUTSIDE_VALID_RANGE",
        "Email,nobody,INVALID_EMAIL_ADDRESS",
        "AccountId,x,MALFORMED_ID",
        "Survey_Language__c,Klingon,INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Interests__c,Products;Klingon,INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "FirstName,aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee,STRING_TOO_LONG",
        "Name,A,INVALID_FIELD_FOR_INSERT_UPDATE"
    })
    void aWrongValueIsRefusedByRow(String field, String value, String code) {
        String answer = create("<sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName><s:" + field + ">" + value
                + "</s:" + field + "></sObjects>");

        assertThat(answer).contains("<statusCode>" + code + "</statusCode>", "<fields>" + field + "</fields>");
    }

    @Test
    void truncationIsAskedForByTheHeader() {
        String answer = owner.call(
                "<AllowFieldTruncationHeader><allowFieldTruncation>true</allowFieldTruncation></AllowFieldTruncationHeader>",
                "<create>" + contact("あ".repeat(90), "R-1") + "</create>");

        assertThat(answer).contains("<success>true</success>");
        assertThat(simulator.production().records("Contact").getFirst()).containsEntry("LastName", "あ".repeat(80));
    }

    @Test
    void theAssignmentRuleGivesACaseToTheQueue() {
        String row = "<create><sObjects><s:type>Case</s:type><s:Subject>A</s:Subject></sObjects></create>";
        String rule = owner.call("<query><queryString>SELECT Id FROM AssignmentRule WHERE SobjectType = 'Case'"
                        + "</queryString></query>")
                .replaceAll("(?s).*<sf:Id>(.*?)</sf:Id>.*", "$1");

        owner.call(row);
        owner.call(header("useDefaultRule", "true"), row);
        owner.call(header("assignmentRuleId", rule), row);

        assertThat(simulator.production().records("Case"))
                .extracting(record -> String.valueOf(record.get("OwnerId")).substring(0, 3))
                .containsExactly("005", "00G", "00G");
        assertThat(owner.call(header("assignmentRuleId", "01Q000000000009"), row))
                .contains("<sf:exceptionCode>INVALID_ASSIGNMENT_RULE</sf:exceptionCode>");
    }

    @Test
    void aPostIsAFeedItemAndMayBeDoubled() {
        String parent = id(create(contact("A", "R-1")));
        String post = "<sObjects><s:type>FeedItem</s:type><s:ParentId>" + parent
                + "</s:ParentId><s:Body>ありがとう 😀</s:Body></sObjects>";

        assertThat(create(post + post)).doesNotContain("<errors>");
        assertThat(create(post.replace(parent, "003000000000001"))).contains("INVALID_CROSS_REFERENCE_KEY");
        assertThat(create("<sObjects><s:type>FeedItem</s:type><s:Body>x</s:Body></sObjects>"))
                .contains("Required fields are missing: [ParentId]");
        assertThat(simulator.production().records("FeedItem"))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item)
                        .containsAllEntriesOf(Map.of("Body", "ありがとう 😀", "Type", "TextPost", "ParentId", parent)));
        assertThat(owner.call("<describeSObjects><sObjectType>FeedItem</sObjectType><sObjectType>Contact</sObjectType>"
                        + "</describeSObjects>"))
                .contains("<feedEnabled>true</feedEnabled>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<s:fieldsToNull>Phone</s:fieldsToNull>%s", "%s<s:fieldsToNull>Phone</s:fieldsToNull>"})
    void fieldsToNullMayStandAnywhere(String fields) {
        String id = id(
                create("<sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName><s:Phone>1</s:Phone></sObjects>"));

        String answer = owner.call("<update><sObjects><s:type>Contact</s:type>"
                + fields.formatted("<s:Id>" + id + "</s:Id><s:Title>T</s:Title>") + "</sObjects></update>");

        assertThat(answer).contains("<success>true</success>");
        assertThat(simulator.production().records("Contact").getFirst())
                .doesNotContainKey("Phone")
                .containsEntry("Title", "T");
    }

    @Test
    void aRequiredFieldCannotBeCleared() {
        String id = id(create(contact("A", "R-1")));

        assertThat(owner.call("<update><sObjects><s:type>Contact</s:type><s:Id>" + id
                        + "</s:Id><s:fieldsToNull>LastName</s:fieldsToNull></sObjects></update>"))
                .contains("<statusCode>REQUIRED_FIELD_MISSING</statusCode>");
    }

    private RawSoap as(String username) {
        return new RawSoap(new IndependentClient(simulator.productionUrl()).signIn(username));
    }

    private String create(String rows) {
        return owner.call("<create>" + rows + "</create>");
    }

    private String upsert(String field, String rows) {
        return owner.call("<upsert><externalIDFieldName>" + field + "</externalIDFieldName>" + rows + "</upsert>");
    }

    private static String contact(String lastName, String key) {
        return "<sObjects><s:type>Contact</s:type><s:LastName>" + lastName + "</s:LastName><s:" + KEY + ">" + key
                + "</s:" + KEY + "></sObjects>";
    }

    private static String header(String name, String value) {
        return "<AssignmentRuleHeader><" + name + ">" + value + "</" + name + "></AssignmentRuleHeader>";
    }

    private static String id(String answer) {
        return answer.replaceAll("(?s).*<id>(.*?)</id>.*", "$1");
    }
}
