package io.surveylink.simulator;

import static io.surveylink.simulator.WscClient.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sforce.soap.partner.DuplicateError;
import com.sforce.soap.partner.DuplicateResult;
import com.sforce.soap.partner.Error;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.fault.InvalidSObjectFault;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.oauth.AppPolicy;
import io.surveylink.simulator.oauth.ClientApp;
import io.surveylink.simulator.org.Environment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What administrators of an org set up, and what it does to callers. */
class SimulatorRulesTest {

    private static final String OWNER = "owner@acme.example";
    private static final String KEY = "Survey_Response_Id__c";

    private SalesforceSimulator simulator;
    private PartnerConnection owner;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        owner = as(OWNER);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aValidationRuleRefusesWithTheWordsOfTheOrg() throws Exception {
        control().settings("""
                {"org":"acme","set":{"validationRules":[{"name":"Domain","object":"Contact","field":"Email",
                 "pattern":".*@example\\\\.org","message":"No example.org, please"}]}}""");

        Error error = create(record("Contact", Map.of("LastName", "Sato", "Email", "sato@example.org")))
                .getErrors()[0];

        assertThat(error.getStatusCode()).isEqualTo(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION);
        assertThat(error.getMessage()).isEqualTo("No example.org, please");
        assertThat(error.getFields()).containsExactly("Email");
        assertThat(create(record("Contact", Map.of("LastName", "Sato", "Email", "sato@example.com")))
                        .isSuccess())
                .isTrue();
    }

    @Test
    void aDuplicateRuleTellsWhatItFoundAndMayBePassedOver() throws Exception {
        control().settings("""
                {"org":"acme","set":{"duplicateRules":[{"name":"Standard_Contact","object":"Contact","field":"Email"}]}}""");
        SObject contact = record("Contact", Map.of("LastName", "Sato", "Email", "sato@example.com"));
        String first = create(contact).getId();

        owner.setDuplicateRuleHeader(false, true, false);
        DuplicateError error = (DuplicateError) create(contact).getErrors()[0];
        assertThat(error.getStatusCode()).isEqualTo(StatusCode.DUPLICATES_DETECTED);
        DuplicateResult found = error.getDuplicateResult();
        assertThat(found.isAllowSave()).isTrue();
        assertThat(found.getMatchResults()[0].getMatchRecords()[0].getRecord().getId())
                .isEqualTo(first);

        owner.setDuplicateRuleHeader(true, false, false);
        assertThat(create(contact).isSuccess()).isTrue();
    }

    @Test
    void lockedRecordsAreRefusedByRow() throws Exception {
        String held = create(record("Contact", Map.of("LastName", "Held"))).getId();
        String approved =
                create(record("Contact", Map.of("LastName", "Approved"))).getId();
        control().settings("""
                {"org":"acme","set":{"locked":["%s"],"inApproval":["%s"]}}""".formatted(held, approved));

        SaveResult[] results = owner.update(new SObject[] {change(held), change(approved)});

        assertThat(results[0].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.UNABLE_TO_LOCK_ROW);
        assertThat(results[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.ENTITY_IS_LOCKED);
    }

    @Test
    void aRecordTypeHasToBeAvailableToTheUser() throws Exception {
        var types = owner.describeSObjects(new String[] {"Contact"})[0].getRecordTypeInfos();
        String partner = IntStream.range(0, types.length)
                .filter(i -> types[i].getDeveloperName().equals("Partner_Contact"))
                .mapToObj(i -> types[i].getRecordTypeId())
                .findFirst()
                .orElseThrow();
        SObject contact = record("Contact", Map.of("LastName", "Sato", "RecordTypeId", partner));

        assertThat(create(contact).isSuccess()).isTrue();
        Error error =
                as("limited@acme.example").create(new SObject[] {contact})[0].getErrors()[0];
        assertThat(error.getStatusCode()).isEqualTo(StatusCode.INVALID_CROSS_REFERENCE_KEY);
        assertThat(error.getMessage()).startsWith("Record Type ID: this ID value isn't valid for the user");
        assertThat(owner.query("SELECT Id FROM RecordType WHERE SobjectType = 'Contact'")
                        .getSize())
                .isEqualTo(2);
    }

    @Test
    void aFieldMadeRequiredOrUniqueCountsAtOnce() throws Exception {
        control().settings("""
                {"org":"acme","object":"Lead","field":"Email","set":{"required":true,"unique":true}}""");
        SObject lead = record("Lead", Map.of("LastName", "L", "Company", "C"));

        assertThat(create(lead).getErrors()[0].getStatusCode()).isEqualTo(StatusCode.REQUIRED_FIELD_MISSING);
        lead.setField("Email", "l@example.com");
        assertThat(create(lead).isSuccess()).isTrue();
        assertThat(create(lead).getErrors()[0].getStatusCode()).isEqualTo(StatusCode.DUPLICATE_VALUE);
    }

    @Test
    void anInactiveOwnerIsRefused() throws Exception {
        control().settings("""
                {"user":"successor@acme.example","set":{"active":false}}""");
        String id = String.valueOf(owner.query("SELECT Id FROM User WHERE Username = 'successor@acme.example'")
                .getRecords()[0]
                .getId());

        assertThat(create(record("Contact", Map.of("LastName", "Sato", "OwnerId", id)))
                        .getErrors()[0]
                        .getStatusCode())
                .isEqualTo(StatusCode.INACTIVE_OWNER_OR_USER);
    }

    @Test
    void objectPermissionsAreSeenByThoseWhoMayViewSetup() throws Exception {
        String me = owner.getUserInfo().getUserId();
        String query =
                "SELECT SobjectType, PermissionsViewAllRecords, PermissionsModifyAllRecords FROM ObjectPermissions"
                        + " WHERE SobjectType IN ('Contact', 'Lead') AND ParentId IN"
                        + " (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '" + me + "')";

        var rows = owner.query(query).getRecords();

        assertThat(rows).hasSize(2);
        assertThat(rows[0].getField("PermissionsViewAllRecords")).isEqualTo("true");
        assertThatThrownBy(() -> as("collaborator@acme.example").query(query)).isInstanceOf(InvalidSObjectFault.class);
    }

    @Test
    void accessToSingleRecordsIsTold() throws Exception {
        String id = create(record("Contact", Map.of("LastName", "Sato"))).getId();
        PartnerConnection limited = as("limited@acme.example");

        var rows = limited.query("SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE UserId = '"
                        + limited.getUserInfo().getUserId() + "' AND RecordId IN ('" + id + "')")
                .getRecords();

        assertThat(rows).hasSize(1);
        assertThat(rows[0].getField("HasReadAccess")).isEqualTo("true");
        assertThat(rows[0].getField("HasEditAccess")).isEqualTo("false");
    }

    @Test
    void policiesOfAnAppCanBeQueried() throws Exception {
        control().settings("""
                {"org":"acme","app":"independent-client","set":{"idleLimit":"P30D","permittedUsers":["owner@acme.example"]}}""");

        var app = owner.query("SELECT Name, OptionsAllowAdminApprovedUsersOnly, RefreshTokenValidityPeriod FROM"
                        + " ConnectedApplication WHERE Name = 'Independent Client'")
                .getRecords()[0];

        assertThat(app.getField("OptionsAllowAdminApprovedUsersOnly")).isEqualTo("true");
        assertThat(app.getField("RefreshTokenValidityPeriod")).isEqualTo("720");
    }

    @Test
    void aUserSeesHisOwnApprovalsAndAnAdministratorAll() throws Exception {
        PartnerConnection collaborator = as("collaborator@acme.example");

        assertThat(collaborator.query("SELECT AppName FROM OauthToken").getSize())
                .isEqualTo(1);
        assertThat(owner.query("SELECT AppName FROM OauthToken").getSize()).isEqualTo(2);
    }

    @Test
    void requestsBeyondTheLimitOfTheDayAreRefusedUntilItIsOver() throws Exception {
        owner.getUserInfo();
        control().settings("""
                {"org":"acme","set":{"requestLimit":2}}""");
        owner.getUserInfo();

        assertThat(catchThrowableOfType(ApiFault.class, owner::getUserInfo).getExceptionCode())
                .isEqualTo(ExceptionCode.REQUEST_LIMIT_EXCEEDED);
        control().clock().advance(Duration.ofHours(25));
        PartnerConnection next = as(OWNER);
        assertThat(next.getUserInfo().getUserName()).isEqualTo(OWNER);
    }

    @Test
    void theSessionTimeoutIsTheOrgs() throws Exception {
        control().settings("""
                {"org":"acme","set":{"sessionTimeout":"PT15M"}}""");
        PartnerConnection shortLived = as(OWNER);

        assertThat(shortLived.getUserInfo().getSessionSecondsValid()).isEqualTo(900);
        control().clock().advance(Duration.ofMinutes(16));
        assertThat(catchThrowableOfType(ApiFault.class, shortLived::getUserInfo).getExceptionCode())
                .isEqualTo(ExceptionCode.INVALID_SESSION_ID);
        assertThat(owner.getUserInfo()).isNotNull();
    }

    @Test
    void anAppThatRequiresNoSecretRefreshesWithoutOne() {
        ClientApp open = new ClientApp(
                "open-app",
                "open-secret",
                "Open App",
                Set.of("http://localhost:9999/open"),
                AppPolicy.DEFAULT.withRequireSecret(false));
        simulator.registerApp(Environment.PRODUCTION, open);
        IndependentClient client = new IndependentClient(simulator.productionUrl(), open);
        String token = client.signIn(OWNER).path("refresh_token").asString();

        assertThat(client.token(Map.of(
                                "client_secret", "",
                                "grant_type", "refresh_token",
                                "refresh_token", token))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutTheApiScopeTheSessionIsNotForTheApi() {
        IndependentClient client = new IndependentClient(simulator.productionUrl());
        URI callback = new SimulatedBrowser()
                .allow(client.authorizeUrl(Map.of("scope", "id refresh_token", "prompt", "consent")), OWNER);
        JsonNode tokens = IndependentClient.json(
                client.exchange(IndependentClient.parameters(callback).getOrDefault("code", "")));

        ApiFault fault = catchThrowableOfType(
                ApiFault.class, () -> WscClient.connect(tokens).getUserInfo());

        assertThat(tokens.has("id_token")).isFalse();
        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.INVALID_SESSION_ID);
        assertThat(fault.getExceptionMessage()).isEqualTo("This session is not valid for use with the API");
    }

    @Test
    void anOrgMayRefuseTheCommonLoginHost() {
        control().settings("""
                {"org":"acme","set":{"myDomainOnly":true}}""");
        IndependentClient client = new IndependentClient(simulator.productionUrl());

        HttpResponse<String> refused =
                new SimulatedBrowser().post(client.authorizeUrl(Map.of()), "username=" + OWNER + "&pw=salesforce");

        assertThat(refused.body()).contains("Please check your username and password");
    }

    @Test
    void ofManyRefreshesAtOnceUnderRotationOneWinsAndTheReplayKillsAll() throws Exception {
        control().settings("""
                {"org":"acme","set":{"rotation":true}}""");
        IndependentClient client = new IndependentClient(simulator.productionUrl());
        String token = client.signIn(OWNER).path("refresh_token").asString();
        List<Callable<Integer>> calls = IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(i -> () -> client.refresh(token).statusCode())
                .toList();

        int succeeded = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                succeeded += answer.get() == 200 ? 1 : 0;
            }
        }

        assertThat(succeeded).isEqualTo(1);
        assertThat(control().grants(OWNER)).hasSize(1);
    }

    @Test
    void upsertsOfTheSameKeyAtTheSameTimeMakeOneRecord() throws Exception {
        JsonNode tokens = new IndependentClient(simulator.productionUrl()).signIn(OWNER);
        List<Callable<Boolean>> calls = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(i -> () -> WscClient.connect(tokens)
                        .upsert(KEY, new SObject[] {record("Contact", Map.of("LastName", "N" + i, KEY, "R-1"))})[0]
                        .isSuccess())
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isTrue();
            }
        }

        assertThat(control().records("Contact")).hasSize(1);
    }

    @Test
    void otherClientsMayPutRecordsInEitherNamespaceAndPack() throws Exception {
        String token = new IndependentClient(simulator.productionUrl())
                .signIn(OWNER)
                .path("access_token")
                .asString();
        String envelope = """
                <?xml version="1.0" encoding="utf-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">\
                <S:Header><SessionHeader xmlns="urn:partner.soap.sforce.com"><sessionId>%s</sessionId></SessionHeader>\
                </S:Header><S:Body><create xmlns="urn:partner.soap.sforce.com"><sObjects><type>Contact</type>\
                <LastName>Plain</LastName></sObjects><sObjects xmlns:s="urn:sobject.partner.soap.sforce.com">\
                <s:type>Contact</s:type><s:LastName>Prefixed</s:LastName></sObjects></create></S:Body></S:Envelope>""".formatted(token);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(simulator.productionUrl() + "/services/Soap/u/48.0"))
                            .header("SOAPAction", "\"\"")
                            .header("Content-Type", "text/xml")
                            .POST(HttpRequest.BodyPublishers.ofString(envelope))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        }
        assertThat(control().records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactly("Plain", "Prefixed");
    }

    private static SObject change(String id) {
        SObject change = record("Contact", Map.of("LastName", "Changed"));
        change.setId(id);
        return change;
    }

    private SaveResult create(SObject row) throws ConnectionException {
        return owner.create(new SObject[] {row})[0];
    }

    private PartnerConnection as(String username) {
        return WscClient.connect(new IndependentClient(simulator.productionUrl()).signIn(username));
    }

    private Controls control() {
        return simulator.production();
    }
}
