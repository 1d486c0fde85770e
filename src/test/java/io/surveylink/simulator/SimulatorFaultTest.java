package io.surveylink.simulator;

import static io.surveylink.simulator.WscClient.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.UpsertResult;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.bind.HTMLResponseException;
import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.simulator.fault.Faults;
import io.surveylink.simulator.fault.Holds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a client meets when a test asks for trouble. */
class SimulatorFaultTest {

    private static final String KEY = "Survey_Response_Id__c";

    private SalesforceSimulator simulator;
    private IndependentClient client;
    private JsonNode tokens;
    private PartnerConnection owner;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        client = new IndependentClient(simulator.productionUrl());
        tokens = client.signIn("owner@acme.example");
        owner = WscClient.connect(tokens);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNABLE_TO_LOCK_ROW",
                "REQUEST_LIMIT_EXCEEDED",
                "SERVER_UNAVAILABLE",
                "INVALID_SESSION_ID",
                "INVALID_FIELD",
                "INVALID_TYPE",
                "MALFORMED_QUERY",
                "INVALID_QUERY_LOCATOR",
                "MALFORMED_ID",
                "INVALID_LOGIN"
            })
    void aCodeIsAnsweredAsAFaultAndNothingIsSaved(String code) {
        control().addFault("upsert", new Fault.Code(code));

        ApiFault fault = catchThrowableOfType(ApiFault.class, () -> upsert("R-1"));

        assertThat(fault.getExceptionCode()).isEqualTo(ExceptionCode.valueOf(code));
        assertThat(records()).isZero();
        assertThat(lastCall().outcome()).isEqualTo(code);
    }

    @Test
    void aCodeThatTheClientDoesNotKnowBreaksIt() {
        control().addFault("upsert", new Fault.Code("SOMETHING_NEW"));

        assertThatThrownBy(() -> upsert("R-1"))
                .isInstanceOf(ConnectionException.class)
                .isNotInstanceOf(ApiFault.class);
    }

    @Test
    void faultsMeetTheCallsTheyMatchAndAsManyAsWasSaid() throws Exception {
        control()
                .addFault(
                        new FaultMatch(Map.of("call", "upsert", "object", "Lead")),
                        new Fault.Code("SERVER_UNAVAILABLE"),
                        1);
        control()
                .addFault(
                        new FaultMatch(Map.of("call", "upsert", "user", "owner@acme.example")),
                        new Fault.Code("UNABLE_TO_LOCK_ROW"),
                        2);

        owner.getUserInfo();
        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(ApiFault.class);
        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(ApiFault.class);
        assertThat(upsert("R-1")[0].isSuccess()).isTrue();
        assertThat(control().faults()).hasSize(1);
        control().clearFaults();
        assertThat(control().faults()).isEmpty();
    }

    @Test
    void singleRowsAreRefusedAndTheirNeighboursSaved() throws Exception {
        control().addFault("upsert", new Fault.Row("UNABLE_TO_LOCK_ROW", 1));

        UpsertResult[] results = upsert("R-1", "R-2", "R-3");

        assertThat(results).extracting(UpsertResult::isSuccess).containsExactly(true, false, true);
        assertThat(results[1].getErrors()[0].getStatusCode()).isEqualTo(StatusCode.UNABLE_TO_LOCK_ROW);
        assertThat(records()).isEqualTo(2);
        assertThat(lastCall().outcome()).isEqualTo("PARTIAL");
        assertThat(lastCall().committed()).isEqualTo(2);
    }

    @Test
    void theMaintenancePageIsHtml() {
        control().addFault("upsert", new Fault.Html503());

        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(HTMLResponseException.class);
        assertThat(records()).isZero();
    }

    @Test
    void anEmptyAnswerAndARedirectSaveNothing() throws Exception {
        control().addFault("upsert", new Fault.Empty(503));
        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(ConnectionException.class);

        control().addFault("getUserInfo", new Fault.Redirect());
        HttpResponse<String> redirect = rawGetUserInfo();
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location").orElseThrow()).startsWith("/?ec=302");
        assertThat(records()).isZero();
    }

    @Test
    void aTruncatedAnswerHidesWhatWasSaved() {
        control().addFault("upsert", new Fault.Truncated());

        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(ConnectionException.class);
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aResetLeavesNothingBeforeTheCommitAndEverythingAfterIt() {
        control().addFault("upsert", new Fault.ResetBeforeCommit());
        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(ConnectionException.class);
        assertThat(records()).isZero();
        assertThat(lastCall().outcome()).isEqualTo("RESET_BEFORE_COMMIT");

        control().addFault("upsert", new Fault.ResetAfterCommit());
        assertThatThrownBy(() -> upsert("R-1")).isInstanceOf(ConnectionException.class);
        assertThat(records()).isEqualTo(1);
        assertThat(lastCall().committed()).isEqualTo(1);
    }

    @Test
    void aSlowAnswerComesAfterEverythingWasSaved() throws Exception {
        control().addFault("upsert", new Fault.Slow(Duration.ofMillis(50)));

        upsert("R-1");

        CallRecord call = lastCall();
        assertThat(Duration.between(call.started(), call.ended())).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aCallHeldBeforeItsCommitSavesWhenItIsReleased() throws Exception {
        control().addFault("upsert", new Fault.HoldBeforeCommit());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<UpsertResult[]> call = threads.submit(() -> upsert("R-1"));
            Holds.Held held = control().holds().await(1, Duration.ofSeconds(10)).getFirst();

            assertThat(held.phase()).isEqualTo("BEFORE_COMMIT");
            assertThat(held.call().keys()).containsExactly("R-1");
            assertThat(records()).isZero();
            assertThat(control().holds().release(held.id())).isTrue();
            assertThat(call.get()[0].isSuccess()).isTrue();
        }
        assertThat(records()).isEqualTo(1);
        assertThat(control().holds().list()).isEmpty();
    }

    @Test
    void aCallHeldAfterItsCommitHasSavedAlready() throws Exception {
        control().addFault("upsert", new Fault.HoldAfterCommit());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<UpsertResult[]> call = threads.submit(() -> upsert("R-1"));
            control().holds().await(1, Duration.ofSeconds(10));

            assertThat(records()).isEqualTo(1);
            assertThat(call.isDone()).isFalse();
            control().holds().releaseAll();
            assertThat(call.get()[0].isSuccess()).isTrue();
        }
    }

    @Test
    void closingTheSimulatorFreesWhatIsHeld() throws Exception {
        control().addFault("upsert", new Fault.HoldBeforeCommit());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<UpsertResult[]> call = threads.submit(() -> upsert("R-1"));
            control().holds().await(1, Duration.ofSeconds(10));

            simulator.close();

            assertThat(call).failsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void theTokenEndpointRefusesAsAsked() {
        control()
                .addFault(
                        new FaultMatch(Map.of("call", "token", "grant", "refresh_token")),
                        new Fault.OAuth(400, "rate_limit_exceeded", "login rate exceeded"),
                        1);
        String refreshToken = tokens.path("refresh_token").asString();

        HttpResponse<String> refused = client.refresh(refreshToken);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(IndependentClient.json(refused).path("error").asString()).isEqualTo("rate_limit_exceeded");
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshWhoseAnswerIsLostHasRotatedTheToken() {
        control().settings("""
                {"org":"acme","set":{"rotation":true}}""");
        control().addFault("token", new Fault.ResetAfterCommit());
        String refreshToken = tokens.path("refresh_token").asString();

        assertThatThrownBy(() -> client.refresh(refreshToken)).hasCauseInstanceOf(IOException.class);

        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(400);
    }

    @Test
    void latencyIsAddedToEveryCall() throws Exception {
        control().latency(Duration.ofMillis(30));

        owner.getUserInfo();

        assertThat(Duration.between(lastCall().started(), lastCall().ended()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aFaultMayMeetEveryCallUntilItIsCleared() {
        control().addFault(FaultMatch.ANY, new Fault.Code("SERVER_UNAVAILABLE"), Faults.ALWAYS);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(owner::getUserInfo).isInstanceOf(ApiFault.class);
        }
    }

    private UpsertResult[] upsert(String... keys) throws ConnectionException {
        SObject[] rows = IntStream.range(0, keys.length)
                .mapToObj(i -> record("Contact", Map.of("LastName", "N" + i, KEY, keys[i])))
                .toArray(SObject[]::new);
        return owner.upsert(KEY, rows);
    }

    private HttpResponse<String> rawGetUserInfo() throws Exception {
        String envelope = """
                <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><getUserInfo/></e:Body>\
                </e:Envelope>""";
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(simulator.productionUrl() + "/services/Soap/u/65.0"))
                            .POST(HttpRequest.BodyPublishers.ofString(envelope))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private Controls control() {
        return simulator.production();
    }

    private int records() {
        return control().records("Contact").size();
    }

    private CallRecord lastCall() {
        return control().calls(0).getLast();
    }
}
