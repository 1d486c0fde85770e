package io.surveylink.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.http.HttpFront;
import io.surveylink.simulator.http.Reply;
import io.surveylink.simulator.http.Request;
import io.surveylink.simulator.outbound.Notification;
import io.surveylink.simulator.outbound.OutboundDefinition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outbound messages as a listener meets them. */
class SimulatorOutboundTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ACK = answer("<Ack>true</Ack>");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Request> received = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Reply> listener = request -> xml(ACK);
    private SalesforceSimulator simulator;
    private HttpFront endpoint;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        endpoint = HttpFront.start(0, request -> {
            received.add(request);
            return listener.apply(request);
        });
    }

    @AfterEach
    void stop() {
        simulator.close();
        endpoint.close();
    }

    @Test
    void aRecordThatComesToMeetTheConditionIsSentOnce() {
        OutboundDefinition definition = defineClosedCases();
        String id = putCase("new", Map.of("Subject", "Broken & <bad>", "Status", "New"));
        assertThat(deliveries()).isEmpty();

        putCase(id, Map.of("Status", "Closed"));
        putCase(id, Map.of("Priority", "High"));

        assertThat(idle()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(Notification.State.DELIVERED);
            assertThat(one.recordId()).isEqualTo(id);
            assertThat(one.attempts()).isEqualTo(1);
        });
        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.header("content-type")).hasValue("text/xml; charset=UTF-8");
            assertThat(request.header("soapaction")).hasValue("\"\"");
            assertThat(request.text().replaceAll("04l\\w{15}", "NOTIFICATION")).isEqualTo("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                     <soapenv:Body>
                      <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                       <OrganizationId>%s</OrganizationId>
                       <ActionId>%s</ActionId>
                       <SessionId xsi:nil="true"/>
                       <EnterpriseUrl>%s/services/Soap/c/65.0/%s</EnterpriseUrl>
                       <PartnerUrl>%s/services/Soap/u/65.0/%s</PartnerUrl>
                       <Notification>
                        <Id>NOTIFICATION</Id>
                        <sObject xsi:type="sf:Case" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
                         <sf:Id>%s</sf:Id>
                         <sf:Status>Closed</sf:Status>
                         <sf:Subject>Broken &amp; &lt;bad&gt;</sf:Subject>
                        </sObject>
                       </Notification>
                      </notifications>
                     </soapenv:Body>
                    </soapenv:Envelope>""".formatted(
                            orgId(),
                            definition.id(),
                            simulator.productionUrl(),
                            orgId().substring(0, 15),
                            simulator.productionUrl(),
                            orgId().substring(0, 15),
                            id));
        });
        assertThat(definition.id()).startsWith("04k").hasSize(18);
    }

    @Test
    void withoutAnAcknowledgementItComesAgainEverLaterAndWithTheLatestValues() {
        defineClosedCases();
        listener = request -> xml(answer("<Ack>false</Ack>"));
        String id = putCase("new", Map.of("Subject", "First", "Status", "Closed"));
        Notification first = idle().getFirst();
        assertThat(first.state()).isEqualTo(Notification.State.WAITING);
        assertThat(first.outcome()).isEqualTo("Ack is not true");
        assertThat(delay(first)).isEqualTo(Duration.ofSeconds(3));

        putCase(id, Map.of("Subject", "Second"));
        control().clock().advance(Duration.ofSeconds(4));
        assertThat(delay(idle().getFirst())).isEqualTo(Duration.ofSeconds(6));

        listener = request -> xml(ACK);
        control().clock().advance(Duration.ofSeconds(7));
        Notification last = idle().getFirst();
        assertThat(last.state()).isEqualTo(Notification.State.DELIVERED);
        assertThat(last.attempts()).isEqualTo(3);
        assertThat(received)
                .extracting(Request::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("First"),
                        text -> assertThat(text).contains("Second").contains(last.id()),
                        text -> assertThat(text).contains("Second").contains(last.id()));
    }

    @Test
    void retriesAreAtMostTwoHoursApartAndEndAfterADay() {
        defineClosedCases();
        listener = request -> Reply.html(404, "No such page");
        putCase("new", Map.of("Subject", "Nobody listens", "Status", "Closed"));

        List<Duration> delays = new ArrayList<>();
        Notification state = idle().getFirst();
        while (state.state() == Notification.State.WAITING) {
            delays.add(delay(state));
            control().clock().advance(delay(state).plusSeconds(1));
            state = idle().getFirst();
        }

        assertThat(state.state()).isEqualTo(Notification.State.DROPPED);
        assertThat(state.outcome()).isEqualTo("HTTP 404");
        assertThat(delays)
                .startsWith(Duration.ofSeconds(3), Duration.ofSeconds(6))
                .endsWith(Duration.ofHours(2));
        assertThat(delays).hasSizeBetween(20, 30);
    }

    @Test
    void onlyTheDocumentedAnswerIsAnAcknowledgement() {
        defineClosedCases();
        for (String wrong : List.of(
                ACK.replace("notificationsResponse", "notifications"),
                ACK.replace("http://soap.sforce.com/2005/09/outbound", "urn:other"),
                "OK",
                "<html></html>")) {
            listener = request -> xml(wrong);
            putCase("new", Map.of("Subject", "S", "Status", "Closed"));
            assertThat(idle().getLast().state()).as(wrong).isEqualTo(Notification.State.WAITING);
        }
    }

    @Test
    void manyNotificationsTravelAHundredAtATime() {
        defineClosedCases();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            ids.add(putCase("new", Map.of("Subject", "S" + i)));
        }

        control().outbound().send("closed", ids, 0, false);

        assertThat(idle()).hasSize(250).allMatch(one -> one.state() == Notification.State.DELIVERED);
        assertThat(received.stream().map(request -> notificationIds(request).size()))
                .containsExactlyInAnyOrder(100, 100, 50);
    }

    @Test
    void duplicatesBearTheSameIdAndReorderingTurnsThemRound() {
        defineClosedCases();
        List<String> ids = List.of(putCase("new", Map.of("Subject", "A")), putCase("new", Map.of("Subject", "B")));

        List<Notification> sent = control().outbound().send("closed", ids, 2, true);

        assertThat(idle()).allSatisfy(one -> assertThat(one.deliveries()).isEqualTo(3));
        assertThat(sent).extracting(Notification::recordId).containsExactly(ids.get(1), ids.get(0));
        assertThat(received).hasSize(3);
        assertThat(new HashSet<>(received.stream()
                        .map(SimulatorOutboundTest::notificationIds)
                        .toList()))
                .hasSize(1);
    }

    @Test
    void aRecordDeletedBeforeItIsDeliveredHasNoData() throws Exception {
        defineClosedCases();
        listener = request -> Reply.empty(503);
        String id = putCase("new", Map.of("Subject", "Gone", "Status", "Closed"));
        idle();
        listener = request -> xml(ACK);
        WscClient.connect(new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example"))
                .delete(new String[] {id});

        control().clock().advance(Duration.ofSeconds(4));
        idle();

        assertThat(received.getLast().text())
                .contains("<sf:Id>" + id + "</sf:Id>")
                .doesNotContain("sf:Subject");
    }

    @Test
    void theDayOldMessageIsDeliveredTwentyThreeHoursLate() {
        defineClosedCases();
        listener = request -> new Reply.HangUp();
        putCase("new", Map.of("Subject", "Late", "Status", "Closed"));
        idle();

        listener = request -> xml(ACK);
        control().clock().advance(Duration.ofHours(23));

        assertThat(idle())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Notification.State.DELIVERED));
    }

    @Test
    void definitionsAndWaitingNotificationsOutliveTheProcess(@TempDir Path folder) {
        SimulatorConfig config = SimulatorConfig.inMemory().withDataDirectory(folder);
        listener = request -> Reply.empty(503);
        String actionId;
        try (SalesforceSimulator first = SalesforceSimulator.start(config)) {
            actionId = define(first.production(), endpointUrl()).id();
            first.production().putRecord("Case", "new", "acme", Map.of("Subject", "Kept", "Status", "Closed"));
            first.production().outbound().awaitIdle("closed", SOON);
        }
        listener = request -> xml(ACK);
        try (SalesforceSimulator second = SalesforceSimulator.start(config)) {
            second.production().clock().advance(Duration.ofMinutes(1));
            assertThat(second.production().outbound().awaitIdle("closed", SOON))
                    .singleElement()
                    .satisfies(one -> assertThat(one.state()).isEqualTo(Notification.State.DELIVERED));
            assertThat(received.getLast().text()).contains(actionId);
        }
    }

    @Test
    void aScriptDefinesSendsAndLooksAtDeliveries() throws Exception {
        String id = putCase("new", Map.of("Subject", "By script"));
        JsonNode definition = call("PUT", "/simulator/outbound/closed", """
                {"object":"Case","fields":["status","Subject"],"endpoint":"%s","when":{"field":"Status","is":"Closed"}}""".formatted(endpointUrl()));
        assertThat(definition.path("fields").toString()).isEqualTo("[\"Status\",\"Subject\"]");

        JsonNode sent = call("POST", "/simulator/outbound/closed/send", """
                {"recordIds":["%s"],"duplicate":0,"reorder":false}""".formatted(id));
        idle();

        JsonNode status = call("GET", "/simulator/outbound/closed", "");
        JsonNode delivery = status.path("deliveries").get(0);
        assertThat(delivery.path("id").asString())
                .isEqualTo(sent.path("notifications").get(0).asString());
        assertThat(delivery.path("state").asString()).isEqualTo("DELIVERED");
        assertThat(Instant.parse(delivery.path("lastAttempt").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(call("GET", "/simulator/outbound", "").size()).isEqualTo(1);
        assertThat(call("DELETE", "/simulator/outbound/closed", "")
                        .path("removed")
                        .asBoolean())
                .isTrue();
        assertThat(control().outbound().definitions()).isEmpty();
    }

    private OutboundDefinition defineClosedCases() {
        return define(control(), endpointUrl());
    }

    private static OutboundDefinition define(Controls controls, URI endpoint) {
        return controls.outbound()
                .define(
                        "closed",
                        "acme",
                        "Case",
                        List.of("Subject", "Status", "Description"),
                        endpoint,
                        new OutboundDefinition.Condition("Status", "Closed"));
    }

    private URI endpointUrl() {
        return URI.create("http://localhost:" + endpoint.port() + "/listen");
    }

    private String putCase(String id, Map<String, ?> values) {
        return String.valueOf(control().putRecord("Case", id, "acme", values).get("Id"));
    }

    private List<Notification> idle() {
        return control().outbound().awaitIdle("closed", SOON);
    }

    private List<Notification> deliveries() {
        return control().outbound().deliveries("closed");
    }

    private static Duration delay(Notification notification) {
        Instant last = notification.lastAttemptAt();
        assertThat(last).isNotNull();
        return Duration.between(last, notification.nextAttemptAt());
    }

    private static List<String> notificationIds(Request request) {
        return Pattern.compile("04l\\w{15}")
                .matcher(request.text())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private String orgId() {
        return control().orgs().first().id();
    }

    private Controls control() {
        return simulator.production();
    }

    private static Reply xml(String body) {
        return Reply.of(200, "text/xml", body);
    }

    private static String answer(String ack) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
                <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound">%s</notificationsResponse>\
                </soapenv:Body></soapenv:Envelope>""".formatted(ack);
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(simulator.productionUrl() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        }
    }
}
