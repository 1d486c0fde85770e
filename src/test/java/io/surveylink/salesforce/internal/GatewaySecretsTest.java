package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.Reference;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.testing.EveryLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every log at its loudest, and both streams of the process: neither a token nor a value of a record is in them. */
class GatewaySecretsTest extends GatewayAndSimulator {

    private static final String VALUE = "Kikuchi-only-in-this-test";
    private static final String HASH = "yNHBq7Lx3v0WcA=";

    private EveryLog log;

    @BeforeEach
    void listen() {
        log = EveryLog.listen();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void nothingSecretIsLoggedWhateverComesOfACall() {
        LoggerFactory.getLogger("com.sforce.probe").trace("heard by slf4j");
        java.util.logging.Logger.getLogger("java.net.http").finest("heard by jul");
        System.out.println("heard on the console");
        var errors = new ArrayList<SalesforceException>();

        write(WriteOperation.CREATE, null, row(null, KEY, VALUE, "LastName", VALUE));
        write(WriteOperation.UPDATE_BY_EXTERNAL_ID, KEY, row(null, KEY, VALUE, "FirstName", VALUE));
        gateway.query(session, "SELECT Id, LastName FROM Contact WHERE LastName = '" + VALUE + "'");
        for (Fault fault : List.of(
                new Fault.Code("INVALID_SESSION_ID", sessionText()),
                new Fault.Code("UNKNOWN_EXCEPTION", "token " + session.accessToken() + " is odd"),
                new Fault.Html503(),
                new Fault.Truncated(),
                new Fault.Redirect(),
                new Fault.ResetAfterCommit())) {
            simulator.production().addFault("create", fault);
            errors.add(refused(() -> write(WriteOperation.CREATE, null, row(null, "LastName", VALUE))));
        }
        errors.add(refused(() -> gateway.findIds(session, "Contact", "Nothing__c", List.of(VALUE))));

        assertThat(log.whoSaid("heard by slf4j")).contains("com.sforce.probe");
        assertThat(log.whoSaid("heard by jul")).contains("jul");
        assertThat(log.whoSaid("heard on the console")).contains("console");
        String token = session.accessToken();
        for (String secret : List.of(token, token.substring(token.indexOf('!') + 1), HASH, VALUE)) {
            assertThat(log.whoSaid(secret)).isEmpty();
            assertThat(traces(errors).contains(secret)).isFalse();
        }
        assertThat(errors).hasSize(7);
    }

    @Test
    void whatIsPrintedOfSessionsRowsAndResultsHasNoSecret() {
        var row = row("003000000000001AAA", KEY, VALUE);
        var call = new WriteCall(WriteOperation.UPSERT, "Contact", KEY, List.of(row));
        var refused = new RowResult.Refused("STRING_TOO_LONG", FaultClass.DATA, List.of("A"), "too long: " + VALUE);
        var reference = new Reference("Account", "Account", "Number__c", VALUE);

        assertThat(session + " " + call + refused + reference)
                .doesNotContain(session.accessToken())
                .doesNotContain(VALUE);
    }

    @Test
    void aFaultsTextKeepsWhatHelpsAndLosesWhatIsSecret() {
        var other = "00D000000000001!AQ8AQJXg5oj8jXSgxJfA0lBog.39AsX";

        assertThat(FaultText.of(sessionText(), session.accessToken()))
                .startsWith("INVALID_SESSION_ID: Invalid Session ID found")
                .doesNotContain(HASH);
        assertThat(FaultText.of("of " + other + " and " + session.accessToken(), session.accessToken()))
                .isEqualTo("of … and …");
        assertThat(FaultText.of(
                        "\nSELECT Id FROM X WHERE Y IN ('" + VALUE + "')\n       ^\nERROR at Row:1:Column:8\nNo Y",
                        "token"))
                .isEqualTo("ERROR at Row:1:Column:8\nNo Y");
    }

    @Test
    void aTokenThatIsNoSessionIsNotSaidEither() {
        var dead = new SalesforceSession(session.instanceUrl(), "00D000000000001!deadDEADdead");

        var error = catchThrowableOfType(SalesforceException.class, () -> gateway.getUserInfo(dead));

        assertThat(log.whoSaid("deadDEADdead")).isEmpty();
        assertThat(traces(List.of(error))).doesNotContain("deadDEADdead");
    }

    private static String sessionText() {
        return "INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing"
                + " session hash: " + HASH + "\nThis error usually occurs after a session expires or a user logs out.";
    }

    private static String traces(List<SalesforceException> errors) {
        var traces = new StringWriter();
        errors.forEach(error -> error.printStackTrace(new PrintWriter(traces, true)));
        return traces.toString();
    }
}
