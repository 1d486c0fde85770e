package io.surveylink.outbound;

import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.account.Account;
import io.surveylink.common.Environment;
import io.surveylink.common.RandomIds;
import io.surveylink.common.Transactions;
import io.surveylink.outbound.OutboundEndpoints.Refusal;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.outbound.Notification;
import io.surveylink.simulator.outbound.OutboundDefinition;
import io.surveylink.testing.AccountLinking;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ListenedNotifications;
import io.surveylink.testing.SurveylinkTest;
import io.surveylink.workflow.Workflows;
import io.surveylink.workflow.Workflows.WorkflowHead;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Messages of the simulated Salesforce, over real HTTP. */
@SurveylinkTest
class OutboundReceptionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    OutboundEndpoints endpoints;

    @Autowired
    ListenedNotifications heard;

    @Autowired
    Workflows workflows;

    @Autowired
    Fixtures fixtures;

    @Autowired
    AccountLinking linking;

    @Autowired
    SalesforceSimulator simulator;

    @Autowired
    Transactions transactions;

    @Autowired
    DSLContext database;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private final String definition = "closed-" + RandomIds.publicId();
    private ProjectPeople people;
    private WorkflowHead workflow;
    private Account account;
    private URI url;

    @BeforeEach
    void endpoint() {
        people = fixtures.project();
        workflow = workflows.create(people.owner(), people.id(), "Survey after a closed case");
        account = linking.link(people.owner(), Environment.PRODUCTION, "owner@acme.example", "Acme");
        url = renew();
        transactions.write(() -> endpoints.expect(workflow.id(), account.orgId(), "Contact"));
    }

    @AfterEach
    void removeDefinition() {
        production().outbound().remove(definition);
    }

    @Test
    void messageThatComesAgainIsTakenOnce() {
        define("acme", "Contact");
        String contact = contact("Mori");

        production().outbound().send(definition, List.of(contact), 2, false);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .singleElement()
                        .satisfies(each -> assertThat(each.deliveries()).isEqualTo(3)));
        assertThat(heard.of(workflow.id())).singleElement().satisfies(stored -> {
            assertThat(stored.recordId()).isEqualTo(contact);
            assertThat(stored.object()).isEqualTo("Contact");
            assertThat(stored.fields()).containsEntry("LastName", "Mori").containsEntry("Id", contact);
        });
        assertThat(endpoints.find(workflow.id()).orElseThrow().lastMessageAt()).isNotNull();
    }

    @Test
    void hundredNotificationsOfOneMessageAreAllTaken() {
        define("acme", "Contact");
        var contacts = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            contacts.add(contact("Many " + i));
        }

        production().outbound().send(definition, contacts, 0, true);

        awaitDelivered();
        assertThat(heard.of(workflow.id()))
                .extracting(StoredNotification::recordId)
                .containsExactlyInAnyOrderElementsOf(contacts);
    }

    @Test
    void whatCouldNotBeStoredIsSentAgainAndTakenThen() {
        define("acme", "Contact");
        heard.failFor(workflow.id());

        production().outbound().send(definition, List.of(contact("Later")), 0, false);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .singleElement()
                        .satisfies(each -> assertThat(each.attempts()).isPositive()));
        assertThat(heard.of(workflow.id())).isEmpty();
        heard.failNoMore(workflow.id());
        production().clock().advance(Duration.ofHours(3));
        awaitDelivered();
        assertThat(heard.of(workflow.id())).hasSize(1);
    }

    @Test
    void sameMessageAtTheSameMomentIsTakenOnce() throws Exception {
        String message = message(account.orgSalesforceId(), "04kXX0000000001", "04lXX0000000001", "Contact");
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> send = () -> post(url, message).statusCode();
            for (var sent : senders.invokeAll(List.of(send, send, send, send, send, send, send, send))) {
                assertThat(sent.get()).isEqualTo(200);
            }
        }

        assertThat(heard.of(workflow.id()).stream().map(StoredNotification::id).distinct())
                .hasSize(1);
    }

    @Test
    void messageOfAnotherOrgIsRefused() {
        define("other", "Contact");
        String elsewhere = record("Contact", "other", Map.of("LastName", "Elsewhere"));

        production().outbound().send(definition, List.of(elsewhere), 0, false);

        awaitRefusal(Refusal.WRONG_ORG);
    }

    @Test
    void messageOfAnotherObjectIsRefused() {
        define("acme", "Case");
        String aCase = record("Case", "acme", Map.of("Subject", "Broken"));

        production().outbound().send(definition, List.of(aCase), 0, false);

        awaitRefusal(Refusal.WRONG_OBJECT);
    }

    @Test
    void definitionThatSentFirstStaysTheOnlyOneUntilTheUrlIsRenewed() {
        String org = account.orgSalesforceId();
        assertThat(post(url, message(org, "04kXX0000000001", "04lXX0000000001", "Contact"))
                        .statusCode())
                .isEqualTo(200);

        var other = post(url, message(org, "04kXX0000000002", "04lXX0000000002", "Contact"));

        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).isEqualTo("WRONG_DEFINITION");
        assertThat(endpoints.find(workflow.id()).orElseThrow().lastRefusal()).isEqualTo(Refusal.WRONG_DEFINITION);
        var renewed = renew();
        assertThat(post(renewed, message(org, "04kXX0000000002", "04lXX0000000002", "Contact"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(url, message(org, "04kXX0000000002", "04lXX0000000003", "Contact"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherOrgToExpectForgetsWhichDefinitionSent() {
        post(url, message(account.orgSalesforceId(), "04kXX0000000001", "04lXX0000000001", "Contact"));
        var sandbox = linking.link(people.owner(), Environment.SANDBOX, "owner@acme.example.sandbox", "Sandbox");

        transactions.write(() -> endpoints.expect(workflow.id(), sandbox.orgId(), "Contact"));

        String message = message(sandbox.orgSalesforceId(), "04kXX0000000009", "04lXX0000000001", "Contact");
        assertThat(post(url, message).statusCode()).isEqualTo(200);
        assertThat(heard.of(workflow.id())).hasSize(2);
    }

    @Test
    void whatIsNoMessageIsRefusedWithoutStoringAnything() {
        assertThat(post(url, "<html/>").statusCode()).isEqualTo(400);
        assertThat(post(url, "x".repeat(6 * 1024 * 1024)).statusCode()).isEqualTo(413);
        assertThat(heard.of(workflow.id())).isEmpty();
    }

    @Test
    void urlOfAWorkflowThatWasDeletedIsGone() {
        database.update(WORKFLOW)
                .set(WORKFLOW.DELETED_AT, clock.instant())
                .where(WORKFLOW.ID.eq(workflow.id()))
                .execute();

        var answer = post(url, message(account.orgSalesforceId(), "04kXX0000000001", "04lXX0000000001", "Contact"));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private URI renew() {
        return URI.create("http://localhost:" + port
                + transactions.write(() -> endpoints.renew(people.owner(), people.id(), workflow.id())));
    }

    private Controls production() {
        return simulator.production();
    }

    private void define(String org, String object) {
        var fields = object.equals("Contact") ? List.of("LastName", "Email") : List.of("Subject");
        // Sent by hand only: nothing is ever changed to this.
        var when = new OutboundDefinition.Condition(fields.getFirst(), "sent by hand");
        production().outbound().define(definition, org, object, fields, url, when);
    }

    private String contact(String lastName) {
        return record("Contact", "acme", Map.of("LastName", lastName));
    }

    private String record(String object, String org, Map<String, ?> values) {
        return String.valueOf(production().putRecord(object, "new", org, values).get("Id"));
    }

    private List<Notification> deliveries() {
        return production().outbound().deliveries(definition);
    }

    private void awaitDelivered() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each.state()).isEqualTo(Notification.State.DELIVERED)));
    }

    private void awaitRefusal(Refusal why) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                endpoints.find(workflow.id()).orElseThrow().lastRefusal())
                        .isEqualTo(why));
        assertThat(heard.of(workflow.id())).isEmpty();
    }

    private static String message(String org, String action, String notification, String object) {
        return """
                <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Body>\
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>\
                <ActionId>%s</ActionId><Notification><Id>%s</Id><sObject xsi:type="sf:%s" \
                xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>0037F000003pmdWQAQ</sf:Id></sObject>\
                </Notification></notifications></Body></Envelope>""".formatted(org, action, notification, object);
    }

    private static HttpResponse<String> post(URI url, String body) {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
