package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.TestHosts;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.internal.CallTransport.Limits;
import io.surveylink.simulator.IndependentClient;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.SimulatorConfig;
import io.surveylink.simulator.fault.CallRecord;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The gateway against the simulator over real HTTP: one simulator for a class, initial records for each test. */
abstract class GatewayAndSimulator {

    /** External id, unique. */
    static final String KEY = "Survey_Response_Id__c";

    static final Limits LIMITS = new Limits(Duration.ofSeconds(5), 16 * 1024 * 1024);

    static SalesforceSimulator simulator;
    static SalesforceSession session;
    static WscSalesforceGateway gateway;

    private long callsBefore;

    @BeforeAll
    static void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        session = signIn("owner@acme.example");
        gateway = new WscSalesforceGateway(TestHosts.allowing(session.instanceUrl()), LIMITS);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void beginAnew() {
        simulator.production().reset();
        callsBefore = simulator.production().lastCall();
    }

    static SalesforceSession signIn(String user) {
        var tokens = new IndependentClient(simulator.productionUrl()).signIn(user);
        return new SalesforceSession(
                URI.create(simulator.productionUrl()),
                tokens.get("access_token").asString());
    }

    static List<RowResult> write(WriteOperation operation, @Nullable String key, RecordRow... rows) {
        return gateway.write(session, new WriteCall(operation, "Contact", key, List.of(rows)))
                .value();
    }

    static RecordRow row(@Nullable String id, @Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new RecordRow(id, fields);
    }

    static List<Map<String, Object>> records(String object) {
        return simulator.production().records(object);
    }

    static String savedId(RowResult result) {
        return ((RowResult.Saved) result).recordId();
    }

    static String refusedCode(RowResult result) {
        return ((RowResult.Refused) result).code();
    }

    /** Calls that have ended since the test began. */
    List<CallRecord> calls(String kind) {
        return simulator.production().calls(callsBefore).stream()
                .filter(call -> call.kind().equals(kind))
                .toList();
    }

    static SalesforceException refused(ThrowingCallable call) {
        return catchThrowableOfType(SalesforceException.class, call);
    }
}
