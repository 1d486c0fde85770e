package io.surveylink.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.Reference;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.simulator.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every log at its loudest, and both streams of the process: neither a token nor a value of a record is in them. */
class GatewaySecretsTest extends GatewayAndSimulator {

    private static final String VALUE = "Kikuchi-only-in-this-test";
    private static final String HASH = "yNHBq7Lx3v0WcA=";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final JulRecords julLogged = new JulRecords();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Level levelBefore = Level.INFO;

    @BeforeEach
    void listen() {
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
        for (String name : julNames()) {
            java.util.logging.Logger.getLogger(name).setLevel(java.util.logging.Level.ALL);
        }
        java.util.logging.Logger.getLogger("").addHandler(julLogged);
        var both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
        root.detachAppender(logged);
        root.setLevel(levelBefore);
        java.util.logging.Logger.getLogger("").removeHandler(julLogged);
        for (String name : julNames()) {
            java.util.logging.Logger.getLogger(name).setLevel(null);
        }
    }

    private static Set<String> julNames() {
        return Set.of("jdk.httpclient.HttpClient", "java.net.http", "com.sforce", "sun.net.www.protocol.http");
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

        String everything = everything(errors);
        assertThat(everything)
                .contains("heard by slf4j", "heard by jul", "heard on the console")
                .doesNotContain(session.accessToken())
                .doesNotContain(
                        session.accessToken().substring(session.accessToken().indexOf('!') + 1))
                .doesNotContain(HASH)
                .doesNotContain(VALUE);
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

        assertThat(everything(List.of(error))).doesNotContain("deadDEADdead");
    }

    private static String sessionText() {
        return "INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing"
                + " session hash: " + HASH + "\nThis error usually occurs after a session expires or a user logs out.";
    }

    private String everything(List<SalesforceException> errors) {
        String traces = errors.stream()
                .map(error -> {
                    var trace = new StringWriter();
                    error.printStackTrace(new PrintWriter(trace));
                    return trace.toString();
                })
                .collect(Collectors.joining());
        String events = logged.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .collect(Collectors.joining("\n"));
        return traces + events + julLogged.texts + printed.toString(StandardCharsets.UTF_8);
    }

    private static final class JulRecords extends Handler {

        private final StringBuffer texts = new StringBuffer();

        JulRecords() {
            setLevel(java.util.logging.Level.ALL);
        }

        @Override
        public void publish(LogRecord logRecord) {
            texts.append(logRecord.getMessage()).append('\n');
        }

        @Override
        public void flush() {
            // Kept in memory.
        }

        @Override
        public void close() {
            // Kept in memory.
        }
    }
}
