package io.surveylink.simulator;

import static io.surveylink.simulator.WscClient.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.sobject.SObject;
import io.surveylink.simulator.control.MailBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control calls as a script outside uses them: JSON over HTTP. */
class SimulatorControlTest {

    private static final String KEY = "Survey_Response_Id__c";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final CaughtMail mail = new CaughtMail();
    private SalesforceSimulator simulator;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory().withMailBox(mail));
    }

    @AfterEach
    void stop() {
        simulator.close();
        http.close();
    }

    @Test
    void recordsAreABareArrayOfFlatObjects() throws Exception {
        PartnerConnection owner = signIn("owner@acme.example");
        owner.upsert(KEY, new SObject[] {
            record("Contact", Map.of("LastName", "One", KEY, "R-1")),
            record("Contact", Map.of("LastName", "Two", KEY, "R-2", "NPS_Score__c", "9"))
        });

        JsonNode contacts = get("/simulator/records/Contact");

        assertThat(contacts.isArray()).isTrue();
        assertThat(contacts.size()).isEqualTo(2);
        assertThat(contacts.get(1).path("LastName").asString()).isEqualTo("Two");
        assertThat(contacts.get(1).path("NPS_Score__c").asInt()).isEqualTo(9);
        assertThat(contacts.get(1).path("HasOptedOutOfEmail").isBoolean()).isTrue();
        assertThat(contacts.get(1).has("Email")).isFalse();
        assertThat(get("/simulator/records/Contact?org=other").size()).isZero();
        assertThat(status("GET", "/simulator/records/Nothing", "")).isEqualTo(400);
    }

    @Test
    void aRecordIsChangedOrAddedAsByAUser() throws Exception {
        JsonNode added = send("PUT", "/simulator/records/Case/new", """
                {"Subject":"Broken","Status":"New"}""");
        String id = added.path("Id").asString();

        JsonNode changed = send("PUT", "/simulator/records/Case/" + id, """
                {"Status":"Closed","Subject":null}""");

        assertThat(id).startsWith("500").hasSize(18);
        assertThat(changed.path("Status").asString()).isEqualTo("Closed");
        assertThat(changed.path("IsClosed").asBoolean()).isTrue();
        assertThat(changed.has("Subject")).isFalse();
        assertThat(get("/simulator/records/Case").size()).isEqualTo(1);
        assertThat(status("PUT", "/simulator/records/Contact/new", "{\"Email\":\"nothing\"}"))
                .isEqualTo(400);
        assertThat(status("PUT", "/simulator/records/Contact/new", "{")).isEqualTo(400);
    }

    @Test
    void aRecordMayBeAddedUnderAnIdOfOnesOwn() throws Exception {
        String id = "5005g000000zzzzAAA";
        JsonNode added = send("PUT", "/simulator/records/Case/" + id, "{\"Subject\":\"Own id\"}");

        assertThat(added.path("Id").asString()).isEqualTo(id);
    }

    @Test
    void everyCallIsLoggedWithItsKeys() throws Exception {
        PartnerConnection owner = signIn("owner@acme.example");
        long before = simulator.production().lastCall();
        owner.upsert(KEY, new SObject[] {
            record("Contact", Map.of("LastName", "One", KEY, "R-1")), record("Contact", Map.of(KEY, "R-2"))
        });
        owner.query("SELECT Id FROM Contact");

        JsonNode calls = get("/simulator/calls?after=" + before);

        assertThat(calls.size()).isEqualTo(2);
        JsonNode upsert = calls.get(0);
        assertThat(upsert.path("seq").asLong()).isEqualTo(before + 1);
        assertThat(upsert.path("kind").asString()).isEqualTo("upsert");
        assertThat(upsert.path("object").asString()).isEqualTo("Contact");
        assertThat(upsert.path("externalIdField").asString()).isEqualTo(KEY);
        assertThat(upsert.path("keys").valueStream().map(JsonNode::asString).toList())
                .containsExactly("R-1", "R-2");
        assertThat(upsert.path("rows").asInt()).isEqualTo(2);
        assertThat(upsert.path("org").asString()).isEqualTo("acme");
        assertThat(upsert.path("user").asString()).isEqualTo("owner@acme.example");
        assertThat(upsert.path("app").asString()).isEqualTo("independent-client");
        assertThat(Instant.parse(upsert.path("ended").asString()))
                .isAfterOrEqualTo(Instant.parse(upsert.path("started").asString()));
        assertThat(upsert.path("outcome").asString()).isEqualTo("PARTIAL");
        assertThat(calls.get(1).path("object").asString()).isEqualTo("Contact");
        assertThat(get("/simulator/calls").get(0).path("kind").asString()).isEqualTo("token");
    }

    @Test
    void grantsAreListedWithoutSecretsAndRevoked() throws Exception {
        JsonNode tokens = new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example");

        JsonNode grants = get("/simulator/grants?user=owner@acme.example");
        assertThat(grants.size()).isEqualTo(1);
        assertThat(grants.toString())
                .doesNotContain(tokens.path("refresh_token").asString());
        assertThat(grants.get(0).path("app").asString()).isEqualTo("independent-client");

        JsonNode revoked = send("POST", "/simulator/grants/revoke", "{\"user\":\"owner@acme.example\"}");
        assertThat(revoked.path("revoked").asInt()).isEqualTo(1);
        assertThat(get("/simulator/grants").size()).isZero();
    }

    @Test
    void faultsAreAskedForHeldAndReleased() throws Exception {
        send("POST", "/simulator/faults", """
                {"match":{"call":"upsert","object":"Contact"},"fault":"ROW","code":"UNABLE_TO_LOCK_ROW","rows":[0],"times":2}""");
        JsonNode faults = get("/simulator/faults");
        assertThat(faults.get(0).path("fault").asString()).isEqualTo("ROW");
        assertThat(faults.get(0).path("times").asInt()).isEqualTo(2);
        send("DELETE", "/simulator/faults", "");
        assertThat(get("/simulator/faults").size()).isZero();

        send("POST", "/simulator/faults", "{\"match\":{\"call\":\"getUserInfo\"},\"fault\":\"HOLD_AFTER_COMMIT\"}");
        PartnerConnection owner = signIn("owner@acme.example");
        Thread call = Thread.ofVirtual().start(() -> {
            try {
                owner.getUserInfo();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        simulator.production().holds().await(1, Duration.ofSeconds(10));
        JsonNode held = get("/simulator/held").get(0);
        assertThat(held.path("kind").asString()).isEqualTo("getUserInfo");
        send("POST", "/simulator/release", "{\"id\":" + held.path("id").asInt() + "}");
        call.join();
        assertThat(get("/simulator/held").size()).isZero();
        assertThat(status("POST", "/simulator/release", "{\"id\":77}")).isEqualTo(400);
        assertThat(status("POST", "/simulator/faults", "{\"fault\":\"NONSENSE\"}"))
                .isEqualTo(400);
        assertThat(status("POST", "/simulator/faults", "{\"match\":{\"colour\":\"red\"},\"fault\":\"EMPTY\"}"))
                .isEqualTo(400);
    }

    @Test
    void theClockGoesForwardAndStays() throws Exception {
        Instant before = Instant.parse(get("/simulator/clock").path("now").asString());

        JsonNode after = send("POST", "/simulator/clock", "{\"advance\":\"PT2H\"}");

        assertThat(Instant.parse(after.path("now").asString())).isAfterOrEqualTo(before.plus(Duration.ofHours(2)));
        assertThat(status("POST", "/simulator/clock", "{\"advance\":\"PT-2H\"}"))
                .isEqualTo(400);
        assertThat(status("POST", "/simulator/clock", "{\"advance\":\"soon\"}")).isEqualTo(400);
    }

    @Test
    void settingsChangePermissionsAndSchema() throws Exception {
        PartnerConnection collaborator = signIn("collaborator@acme.example");
        send("POST", "/simulator/settings", """
                {"org":"acme","user":"collaborator@acme.example","object":"Contact","set":{"create":false}}""");
        send("POST", "/simulator/settings", """
                {"org":"acme","user":"collaborator@acme.example","object":"Contact","field":"Email","set":{"read":false}}""");
        send("POST", "/simulator/settings", """
                {"org":"acme","object":"Contact","field":"Department","set":{"deleted":true}}""");
        send("POST", "/simulator/settings", """
                {"org":"acme","object":"Contact","field":"NPS_Score__c","set":{"type":"string"}}""");

        var contact = collaborator.describeSObjects(new String[] {"Contact"})[0];

        assertThat(contact.isCreateable()).isFalse();
        List<String> names = new ArrayList<>();
        for (var field : contact.getFields()) {
            names.add(field.getName() + ":" + field.getType());
        }
        assertThat(names).contains("NPS_Score__c:string").doesNotContain("Email:email", "Department:string");
        assertThat(status("POST", "/simulator/settings", "{\"set\":{\"colour\":\"red\"}}"))
                .isEqualTo(400);
        assertThat(status("POST", "/simulator/settings", "{\"org\":\"nowhere\",\"set\":{}}"))
                .isEqualTo(400);
    }

    @Test
    void aResetBringsTheFirstRecordsAndKeepsTheGrants() throws Exception {
        PartnerConnection owner = signIn("owner@acme.example");
        owner.create(new SObject[] {record("Contact", Map.of("LastName", "Gone"))});
        send("POST", "/simulator/settings", "{\"org\":\"acme\",\"set\":{\"apiEnabled\":false}}");
        send("POST", "/simulator/faults", "{\"fault\":\"EMPTY\",\"times\":-1}");
        int accounts = get("/simulator/records/Account").size();

        send("POST", "/simulator/reset", "");

        assertThat(get("/simulator/records/Contact").size()).isZero();
        assertThat(get("/simulator/records/Account").size()).isEqualTo(accounts);
        assertThat(get("/simulator/faults").size()).isZero();
        assertThat(get("/simulator/grants").size()).isEqualTo(1);
        assertThat(owner.getUserInfo().getUserName()).isEqualTo("owner@acme.example");
    }

    @Test
    void aRefreshedSandboxHasAnotherIdAndKnowsNoToken() throws Exception {
        JsonNode tokens = new IndependentClient(simulator.sandboxUrl()).signIn("owner@acme.example.sandbox");
        String before = tokens.path("id").asString().split("/")[4];

        JsonNode refreshed = send(simulator.sandboxUrl(), "POST", "/simulator/orgs/refresh", "{\"org\":\"acme\"}");

        assertThat(refreshed.path("id").asString()).hasSize(18).isNotEqualTo(before);
        IndependentClient client = new IndependentClient(simulator.sandboxUrl());
        assertThat(client.refresh(tokens.path("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(status("POST", "/simulator/orgs/refresh", "{\"org\":\"acme\"}"))
                .isEqualTo(400);
    }

    @Test
    void caughtMailIsListedAndTheMailServerSwitchedOff() throws Exception {
        assertThat(get("/simulator/mail?to=owner@example.com")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo("Hello owner@example.com");

        send("POST", "/simulator/mail", "{\"up\":false}");

        assertThat(mail.isUp.get()).isFalse();
    }

    @Test
    void recordsAndSettingsOutliveTheProcess(@TempDir Path folder) throws Exception {
        SimulatorConfig config = SimulatorConfig.inMemory().withDataDirectory(folder);
        String id;
        try (SalesforceSimulator first = SalesforceSimulator.start(config)) {
            id = String.valueOf(first.production()
                    .putRecord("Contact", "new", "acme", Map.of("LastName", "Kept", KEY, "R-1"))
                    .get("Id"));
            first.production().putRecord("Contact", "new", "acme", Map.of("LastName", "Second"));
            first.production()
                    .settings(
                            "{\"org\":\"acme\",\"object\":\"Contact\",\"field\":\"Fax\",\"set\":{\"type\":\"phone\"}}");
        }
        try (SalesforceSimulator second = SalesforceSimulator.start(config)) {
            assertThat(second.production().records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactly("Kept", "Second");
            Map<String, Object> again =
                    second.production().putRecord("Contact", id, "acme", Map.of("Fax", "03", "FirstName", "Again"));
            assertThat(again).containsEntry("Fax", "03").containsEntry("Name", "Again Kept");
            Object next = second.production()
                    .putRecord("Contact", "new", "acme", Map.of("LastName", "Third"))
                    .get("Id");
            assertThat(second.production().records("Contact"))
                    .extracting(contact -> contact.get("Id"))
                    .doesNotHaveDuplicates()
                    .endsWith(next);
        }
    }

    private static final class CaughtMail implements MailBox {

        private final AtomicBoolean isUp = new AtomicBoolean(true);

        @Override
        public List<Mail> list(String to) {
            return List.of(new Mail(Instant.EPOCH, "console@example.com", List.of(to), "Hello " + to, "Text"));
        }

        @Override
        public void up(boolean up) {
            isUp.set(up);
        }
    }

    private PartnerConnection signIn(String username) {
        return WscClient.connect(new IndependentClient(simulator.productionUrl()).signIn(username));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        return send(simulator.productionUrl(), method, path, body);
    }

    private JsonNode send(String baseUrl, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(baseUrl, method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private int status(String method, String path, String body) throws IOException, InterruptedException {
        return exchange(simulator.productionUrl(), method, path, body).statusCode();
    }

    private HttpResponse<String> exchange(String baseUrl, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
