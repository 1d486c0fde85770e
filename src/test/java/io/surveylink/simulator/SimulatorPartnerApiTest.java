package io.surveylink.simulator;

import static io.surveylink.simulator.WscClient.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sforce.soap.partner.DescribeGlobalSObjectResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.GetUserInfoResult;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidFieldFault;
import com.sforce.soap.partner.fault.InvalidSObjectFault;
import com.sforce.soap.partner.fault.MalformedQueryFault;
import com.sforce.soap.partner.fault.UnexpectedErrorFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.bind.XmlObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The simulator as Salesforce's own client, WSC 65.0.0, sees it over real HTTP. */
class SimulatorPartnerApiTest {

    private static final String KEY = "Survey_Response_Id__c";

    private SalesforceSimulator simulator;
    private JsonNode tokens;
    private PartnerConnection owner;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        tokens = new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example");
        owner = WscClient.connect(tokens);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void userInfoNamesUserAndOrg() throws Exception {
        GetUserInfoResult info = owner.getUserInfo();

        assertThat(info.getUserName()).isEqualTo("owner@acme.example");
        assertThat(info.getOrganizationName()).isEqualTo("Acme Corporation");
        assertThat(info.getOrganizationId()).hasSize(18).startsWith("00D");
        assertThat(info.getSessionSecondsValid()).isEqualTo(7_200);
        assertThat(owner.getServerTimestamp().getTimestamp()).isNotNull();
    }

    @Test
    void everyAnswerCountsTheRequestsOfTheOrg() throws Exception {
        owner.getUserInfo();
        long before = owner.getLimitInfoHeader().getLimitInfo()[0].getCurrent();
        owner.getUserInfo();

        var limit = owner.getLimitInfoHeader().getLimitInfo()[0];
        assertThat(limit.getCurrent()).isEqualTo(before + 1);
        assertThat(limit.getLimit()).isEqualTo(110_000);
        assertThat(limit.getType()).isEqualTo("API REQUESTS");
    }

    @Test
    void describeGlobalListsWhatTheUserMaySee() throws Exception {
        assertThat(names(owner))
                .contains("Account", "Contact", "Lead", "Case", "Opportunity", "Task", "Survey_Response__c");
        assertThat(names(as("limited@acme.example"))).contains("Contact").doesNotContain("Case");
    }

    @Test
    void describeTellsTypesLengthsPicklistsAndReferences() throws Exception {
        Fields fields = fields(owner, "Contact");

        Field lastName = fields.get("LastName");
        assertThat(lastName.getType()).isEqualTo(FieldType.string);
        assertThat(lastName.getLength()).isEqualTo(80);
        assertThat(lastName.isNillable()).isFalse();
        assertThat(lastName.isCreateable()).isTrue();
        assertThat(lastName.isDefaultedOnCreate()).isFalse();
        assertThat(fields.get("Name").isCreateable()).isFalse();
        assertThat(fields.get("AccountId").getReferenceTo()).containsExactly("Account");
        assertThat(fields.get("AccountId").getRelationshipName()).isEqualTo("Account");
        assertThat(fields.get(KEY).isExternalId()).isTrue();
        assertThat(fields.get(KEY).isUnique()).isTrue();
        assertThat(fields.get(KEY).isIdLookup()).isTrue();
        assertThat(fields.get(KEY).getLength()).isEqualTo(255);
        assertThat(fields.get("Survey_Language__c").getRestrictedPicklist()).isTrue();
        assertThat(Arrays.stream(fields.get("LeadSource").getPicklistValues())
                        .map(value -> value.getValue())
                        .toList())
                .contains("Web", "Survey");
        assertThat(fields.get("HasOptedOutOfEmail").getType()).isEqualTo(FieldType._boolean);
        assertThat(fields(owner, "Survey_Response__c").get("Score__c").getType())
                .isEqualTo(FieldType._double);
        assertThat(fields(owner, "Task").get("WhoId").getPolymorphicForeignKey())
                .isTrue();
    }

    @Test
    void everyObjectCanBeDescribedByTheClient() throws Exception {
        String[] all = names(owner).toArray(String[]::new);

        DescribeSObjectResult[] described = owner.describeSObjects(all);

        assertThat(described).extracting(DescribeSObjectResult::getName).containsExactly(all);
        assertThat(described)
                .allSatisfy(object -> assertThat(object.getFields()).isNotEmpty());
    }

    @Test
    void describeFollowsThePermissionsOfTheUser() throws Exception {
        PartnerConnection limited = as("limited@acme.example");
        DescribeSObjectResult contact = limited.describeSObjects(new String[] {"Contact"})[0];

        assertThat(contact.isCreateable()).isTrue();
        assertThat(contact.isUpdateable()).isFalse();
        assertThat(fields(limited, "Contact").get("Phone").isCreateable()).isFalse();
        assertThat(fields(limited, "Survey_Response__c").byName()).doesNotContainKey("Comment__c");
        assertThat(Arrays.stream(contact.getRecordTypeInfos())
                        .filter(type -> type.getDeveloperName().equals("Partner_Contact"))
                        .toList())
                .singleElement()
                .satisfies(type -> assertThat(type.isAvailable()).isFalse());
        assertThatThrownBy(() -> limited.describeSObjects(new String[] {"Case"}))
                .isInstanceOf(InvalidSObjectFault.class);
    }

    @Test
    void anUnknownObjectIsAnInvalidType() {
        InvalidSObjectFault fault = catchThrowableOfType(
                InvalidSObjectFault.class, () -> owner.describeSObjects(new String[] {"Nothing__c"}));

        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_TYPE);
        assertThat(fault.getExceptionMessage()).contains("sObject type 'Nothing__c' is not supported");
    }

    @Test
    void createdRecordsAreFoundByQuery() throws Exception {
        SaveResult result = owner.create(new SObject[] {
            record("Contact", Map.of("LastName", "Yamada", "FirstName", "花子", "Email", "hanako@example.com"))
        })[0];

        assertThat(result.isSuccess()).isTrue();
        assertThat(result.getId()).hasSize(18).startsWith("003");
        QueryResult found = owner.query(
                "SELECT Id, Name, Email, Phone, Owner.Username FROM Contact WHERE Email = 'HANAKO@example.com'");
        assertThat(found.getSize()).isEqualTo(1);
        SObject contact = found.getRecords()[0];
        assertThat(contact.getId()).isEqualTo(result.getId());
        assertThat(contact.getField("Name")).isEqualTo("花子 Yamada");
        assertThat(contact.getField("Phone")).isNull();
        assertThat(((XmlObject) contact.getField("Owner")).getField("Username")).isEqualTo("owner@acme.example");
    }

    @Test
    void upsertCreatesThenUpdatesAndComparesKeysWithoutCase() throws Exception {
        UpsertResult first = upsertContact("R-1", "Sato");
        UpsertResult second = upsertContact("r-1", "Suzuki");

        assertThat(first.isCreated()).isTrue();
        assertThat(second.isCreated()).isFalse();
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(simulator.production().records("Contact"))
                .singleElement()
                .satisfies(contact -> assertThat(contact).containsEntry("LastName", "Suzuki"));
    }

    @Test
    void everyRowHasItsOwnResult() throws Exception {
        SObject[] rows = {
            record("Contact", Map.of("LastName", "Good", KEY, "R-1")),
            record("Contact", Map.of(KEY, "R-2")),
            record("Contact", Map.of("LastName", "x".repeat(81), KEY, "R-3")),
            record("Contact", Map.of("LastName", "Bad", "Email", "not an address", KEY, "R-4")),
            record("Contact", Map.of("LastName", "Bad", "Survey_Language__c", "Latin", KEY, "R-5")),
            record("Contact", Map.of("LastName", "Bad", "AccountId", "001000000000000", KEY, "R-6")),
            record("Contact", Map.of("LastName", "Bad", "AccountId", "nonsense", KEY, "R-7")),
            record("Contact", Map.of("LastName", "Bad", "NPS_Score__c", "nine", KEY, "R-8")),
            record("Contact", Map.of("LastName", "Bad", "NPS_Score__c", "100", KEY, "R-9")),
            record("Contact", Map.of("LastName", "Bad", "CreatedDate", "2026-01-01", KEY, "R-10")),
            record("Contact", Map.of("LastName", "Twin", KEY, "R-11")),
            record("Contact", Map.of("LastName", "Twin", KEY, "r-11")),
        };

        UpsertResult[] results = owner.upsert(KEY, rows);

        assertThat(Arrays.stream(results)
                        .map(result -> result.isSuccess()
                                ? "OK"
                                : result.getErrors()[0].getStatusCode().toString()))
                .containsExactly(
                        "OK",
                        "REQUIRED_FIELD_MISSING",
                        "STRING_TOO_LONG",
                        "INVALID_EMAIL_ADDRESS",
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "INVALID_CROSS_REFERENCE_KEY",
                        "MALFORMED_ID",
                        "INVALID_TYPE_ON_FIELD_IN_RECORD",
                        "NUMBER_OUTSIDE_VALID_RANGE",
                        "INVALID_FIELD_FOR_INSERT_UPDATE",
                        "DUPLICATE_VALUE",
                        "DUPLICATE_VALUE");
        assertThat(results[1].getErrors()[0].getFields()).containsExactly("LastName");
        assertThat(results[1].getErrors()[0].getMessage()).isEqualTo("Required fields are missing: [LastName]");
        assertThat(simulator.production().records("Contact")).hasSize(1);
    }

    @Test
    void allOrNoneSavesNothingIfOneRowFails() throws Exception {
        owner.setAllOrNoneHeader(true);

        SaveResult[] results = owner.create(
                new SObject[] {record("Contact", Map.of("LastName", "Good")), record("Contact", Map.of("Phone", "1"))});

        assertThat(results[0].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.ALL_OR_NONE_OPERATION_ROLLED_BACK);
        assertThat(results[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.REQUIRED_FIELD_MISSING);
        assertThat(simulator.production().records("Contact")).isEmpty();
    }

    @Test
    void aUniqueValueIsTakenOnce() throws Exception {
        String id = upsertContact("R-1", "First").getId();

        SaveResult second =
                owner.create(new SObject[] {record("Contact", Map.of("LastName", "Second", KEY, "r-1"))})[0];

        assertThat(second.getErrors()[0].getStatusCode()).isEqualTo(StatusCode.DUPLICATE_VALUE);
        assertThat(second.getErrors()[0].getMessage())
                .isEqualTo("duplicate value found: " + KEY + " duplicates value on record with id: "
                        + id.substring(0, 15));
    }

    @Test
    void parentsAreFoundByTheirExternalId() throws Exception {
        SObject contact = record("Contact", Map.of("LastName", "Child"));
        contact.setField("Account", record("Account", Map.of("Customer_Number__c", "a-1001")));
        SObject orphan = record("Contact", Map.of("LastName", "Orphan"));
        orphan.setField("Account", record("Account", Map.of("Customer_Number__c", "nobody")));

        SaveResult[] results = owner.create(new SObject[] {contact, orphan});

        assertThat(results[0].isSuccess()).isTrue();
        QueryResult found = owner.query("SELECT Account.Name FROM Contact WHERE Id = '" + results[0].getId() + "'");
        assertThat(((XmlObject) found.getRecords()[0].getField("Account")).getField("Name"))
                .isEqualTo("Northwind Traders");
        assertThat(results[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.INVALID_FIELD);
        assertThat(results[1].getErrors()[0].getMessage())
                .isEqualTo("Foreign key external ID: nobody not found for field Customer_Number__c in entity Account");
    }

    @Test
    void anUnknownFieldFailsTheWholeCall() {
        InvalidFieldFault fault = catchThrowableOfType(
                InvalidFieldFault.class,
                () -> owner.create(new SObject[] {
                    record("Contact", Map.of("LastName", "Good")),
                    record("Contact", Map.of("LastName", "Bad", "Nope__c", "x"))
                }));

        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_FIELD);
        assertThat(fault.getExceptionMessage()).contains("No such column 'Nope__c'");
        assertThat(simulator.production().records("Contact")).isEmpty();
    }

    @Test
    void moreThanTwoHundredRowsOrAHundredDescribesAreRefused() {
        SObject[] rows = IntStream.range(0, 201)
                .mapToObj(i -> record("Contact", Map.of("LastName", "N" + i)))
                .toArray(SObject[]::new);

        assertThat(faultOf(() -> owner.create(rows))).isEqualTo(ExceptionCode.EXCEEDED_ID_LIMIT);
        String[] objects = Collections.nCopies(101, "Contact").toArray(String[]::new);
        assertThat(faultOf(() -> owner.describeSObjects(objects))).isEqualTo(ExceptionCode.EXCEEDED_ID_LIMIT);
    }

    @Test
    void whatAUserMayNotWriteIsRefusedByRow() throws Exception {
        String id = upsertContact("R-1", "Sato").getId();
        PartnerConnection limited = as("limited@acme.example");
        SObject change = record("Contact", Map.of("LastName", "Other"));
        change.setId(id);

        assertThat(limited.update(new SObject[] {change})[0].getErrors()[0].getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_OR_READONLY);
        SaveResult hidden = limited.create(
                        new SObject[] {record("Survey_Response__c", Map.of("Comment__c", "hidden", "Score__c", "3"))})[
                0];
        assertThat(hidden.getErrors()[0].getStatusCode()).isEqualTo(StatusCode.INVALID_FIELD_FOR_INSERT_UPDATE);
        assertThat(hidden.getErrors()[0].getFields()).containsExactlyInAnyOrder("Comment__c", "Score__c");
    }

    @Test
    void fieldsToNullClearAndDeletedRecordsAreSaidToBeDeleted() throws Exception {
        SObject contact = record("Contact", Map.of("LastName", "Sato", "Phone", "03-1234"));
        String id = owner.create(new SObject[] {contact})[0].getId();
        SObject change = new SObject("Contact");
        change.setId(id);
        change.setFieldsToNull(new String[] {"Phone"});
        assertThat(owner.update(new SObject[] {change})[0].isSuccess()).isTrue();
        assertThat(simulator.production().records("Contact").getFirst()).doesNotContainKey("Phone");

        assertThat(owner.delete(new String[] {id})[0].isSuccess()).isTrue();
        assertThat(owner.update(new SObject[] {change})[0].getErrors()[0].getStatusCode())
                .isEqualTo(StatusCode.ENTITY_IS_DELETED);
        assertThat(owner.retrieve("LastName", "Contact", new String[] {id})).containsOnlyNulls();
    }

    @Test
    void valuesKeepTheirType() throws Exception {
        SObject response = record(
                "Survey_Response__c",
                Map.of(
                        KEY,
                        "R-1",
                        "Score__c",
                        9,
                        "Answered_On__c",
                        "2026-01-02",
                        "Answered_At__c",
                        "2026-01-02T09:30:00+09:00",
                        "Follow_Up__c",
                        true,
                        "Segment__c",
                        "Promoter",
                        "Comment__c",
                        "great \uD83D\uDE00 & <ok>"));

        String id = owner.upsert(KEY, new SObject[] {response})[0].getId();

        assertThat(simulator.production().records("Survey_Response__c").getFirst())
                .containsEntry("Answered_On__c", "2026-01-02")
                .containsEntry("Answered_At__c", "2026-01-02T00:30:00.000Z")
                .containsEntry("Follow_Up__c", true)
                .containsEntry("Name", "SR-000001");
        SObject read = owner.retrieve("Score__c, Comment__c", "Survey_Response__c", new String[] {id})[0];
        assertThat(read.getField("Score__c")).isEqualTo("9.0");
        assertThat(read.getField("Comment__c")).isEqualTo("great \uD83D\uDE00 & <ok>");
    }

    @Test
    void longResultsComeInBatches() throws Exception {
        for (int call = 0; call < 3; call++) {
            int base = call * 200;
            owner.create(IntStream.range(base, base + 200)
                    .mapToObj(i -> record("Lead", Map.of("LastName", "L%03d".formatted(i), "Company", "C")))
                    .toArray(SObject[]::new));
        }
        owner.setQueryOptions(250);

        List<Object> names = new ArrayList<>();
        QueryResult page = owner.query("SELECT LastName FROM Lead ORDER BY LastName DESC");
        assertThat(page.getSize()).isEqualTo(600);
        for (; ; page = owner.queryMore(page.getQueryLocator())) {
            Arrays.stream(page.getRecords())
                    .map(row -> row.getField("LastName"))
                    .forEach(names::add);
            if (page.isDone()) {
                break;
            }
        }
        assertThat(names).hasSize(600).startsWith("L599").endsWith("L000");
        assertThat(owner.query("SELECT COUNT() FROM Lead WHERE LastName LIKE 'L00%'")
                        .getSize())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT Id FROM Account WHERE Industry IN ('Retail', 'Healthcare') | 2
            SELECT Id FROM Account WHERE Industry = 'Retail' OR Name LIKE 'Acme%' | 2
            SELECT Id FROM Account WHERE NOT Industry = 'Retail' | 2
            SELECT Id FROM Account WHERE (Industry = 'Retail' OR Industry = 'Technology') AND Phone = null | 2
            SELECT Id FROM Account WHERE Customer_Number__c NOT IN ('A-1000') LIMIT 1 | 1
            SELECT Id FROM Opportunity WHERE Amount >= 45000 AND CloseDate > 2026-12-31 | 1
            SELECT Id FROM Opportunity WHERE Account.Name = 'Acme Corporation' | 1
            SELECT Id FROM Opportunity WHERE AccountId IN (SELECT Id FROM Account WHERE Industry = 'Technology') | 1
            SELECT Id FROM Opportunity WHERE CreatedDate = TODAY | 1
            SELECT Id, IsSandbox, OrganizationType FROM Organization | 1
            SELECT PermissionsApiEnabled, PermissionsViewAllData FROM UserPermissionAccess LIMIT 1 | 1
            SELECT AppName, CreatedDate, LastUsedDate, UseCount FROM OauthToken | 1
            SELECT Id FROM User WHERE IsActive = true | 4
            """)
    void theSubsetOfSoqlIsUnderstood(String soql, int rows) throws Exception {
        assertThat(owner.query(soql).getSize()).isEqualTo(rows);
    }

    @Test
    void aQueryThatIsNotUnderstoodIsRefused() {
        assertThatThrownBy(() -> owner.query("SELECT Id FROM Account WHERE")).isInstanceOf(MalformedQueryFault.class);
        assertThatThrownBy(() -> owner.query("SELECT Nope__c FROM Account")).isInstanceOf(InvalidFieldFault.class);
        assertThat(faultOf(() -> owner.queryMore("01g000000000000AAA-200")))
                .isEqualTo(ExceptionCode.INVALID_QUERY_LOCATOR);
    }

    @Test
    void aSessionThatIsOverIsInvalid() throws Exception {
        simulator.production().clock().advance(Duration.ofMinutes(90));
        owner.getUserInfo();
        simulator.production().clock().advance(Duration.ofMinutes(90));
        owner.getUserInfo();
        simulator.production().clock().advance(Duration.ofMinutes(121));

        UnexpectedErrorFault fault = catchThrowableOfType(UnexpectedErrorFault.class, owner::getUserInfo);

        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
        assertThat(fault.getExceptionMessage())
                .startsWith("Invalid Session ID found in SessionHeader: Illegal Session. Session not found");
        assertThat(fault.getFaultCode().getLocalPart()).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void aJwtIsNoSessionOfTheSoapApi() {
        simulator.production().settings("""
                {"org":"acme","set":{"jwtTokens":true}}""");
        JsonNode jwt = new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example");

        assertThat(jwt.path("access_token").asString().split("\\.")).hasSize(3);
        assertThat(jwt.path("token_format").asString()).isEqualTo("jwt");
        assertThat(faultOf(() -> WscClient.connect(jwt).getUserInfo())).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
    }

    @Test
    void whoHasNoApiAccessIsToldSo() {
        simulator.production().settings("""
                {"user":"owner@acme.example","set":{"apiEnabled":false}}""");

        assertThat(faultOf(owner::getUserInfo)).isEqualTo(ExceptionCode.API_DISABLED_FOR_ORG);
    }

    @Test
    void versionsOutsideTheSupportedOnesAreRefused() throws Exception {
        String url = simulator.productionUrl();
        String session = tokens.path("access_token").asString();

        assertThat(faultOf(() -> WscClient.connect(url, session, "30.0").getUserInfo()))
                .isEqualTo(ExceptionCode.UNSUPPORTED_API_VERSION);
        assertThat(WscClient.connect(url, session, "58.0").getUserInfo().getUserName())
                .isEqualTo("owner@acme.example");
        assertThat(WscClient.connect(
                                url,
                                session,
                                "65.0/"
                                        + owner.getUserInfo()
                                                .getOrganizationId()
                                                .substring(0, 15))
                        .getUserInfo()
                        .getUserName())
                .isEqualTo("owner@acme.example");
        assertThat(faultOf(() -> owner.login("owner@acme.example", "salesforce")))
                .isEqualTo(ExceptionCode.UNSUPPORTED_API_VERSION);
    }

    @Test
    void orgsDoNotSeeEachOthersRecords() throws Exception {
        upsertContact("R-1", "Sato");
        PartnerConnection other = as("owner@other.example");

        assertThat(other.query("SELECT Id FROM Contact").getSize()).isZero();
        assertThat(simulator.production().records("Contact", "other")).isEmpty();
        assertThat(simulator.production().records("Contact", "acme")).hasSize(1);
    }

    @Test
    void anExternalIdThatIsNotUniqueNeedsViewAllDataAndOneMatch() throws Exception {
        SObject account = record("Account", Map.of("Name", "New", "Customer_Number__c", "A-1"));
        owner.create(new SObject[] {account, account});

        assertThat(owner.upsert("Customer_Number__c", new SObject[] {account})[0].getErrors()[0].getMessage())
                .startsWith("more than one record found for external id field: [001");
        assertThat(as("collaborator@acme.example")
                        .upsert("Customer_Number__c", new SObject[] {account})[0]
                        .getErrors()[0]
                        .getStatusCode())
                .isEqualTo(StatusCode.INSUFFICIENT_ACCESS_OR_READONLY);
        assertThat(faultOf(() -> owner.upsert("Phone", new SObject[] {account})))
                .isEqualTo(ExceptionCode.INVALID_FIELD);
    }

    private UpsertResult upsertContact(String key, String lastName) throws ConnectionException {
        return owner.upsert(KEY, new SObject[] {record("Contact", Map.of("LastName", lastName, KEY, key))})[0];
    }

    private PartnerConnection as(String username) {
        return WscClient.connect(new IndependentClient(simulator.productionUrl()).signIn(username));
    }

    private static List<String> names(PartnerConnection connection) throws ConnectionException {
        return Stream.of(connection.describeGlobal().getSobjects())
                .map(DescribeGlobalSObjectResult::getName)
                .toList();
    }

    private record Fields(Map<String, Field> byName) {

        Field get(String name) {
            return Objects.requireNonNull(byName.get(name), name);
        }
    }

    private static Fields fields(PartnerConnection connection, String object) throws ConnectionException {
        return new Fields(Arrays.stream(connection.describeSObjects(new String[] {object})[0].getFields())
                .collect(Collectors.toMap(Field::getName, field -> field)));
    }

    private static ExceptionCode faultOf(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiFault.class, call).getExceptionCode();
    }
}
