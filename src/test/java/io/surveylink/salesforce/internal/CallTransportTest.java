package io.surveylink.salesforce.internal;

import static io.surveylink.salesforce.internal.SoapTexts.allSaved;
import static io.surveylink.salesforce.internal.SoapTexts.created;
import static io.surveylink.salesforce.internal.SoapTexts.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.TestHosts;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.WriteOptions;
import io.surveylink.salesforce.internal.CallTransport.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call here is a create, of which nothing may be sent twice and nothing said that is not known. */
class CallTransportTest {

    private static final Limits LIMITS = new Limits(Duration.ofMillis(700), 100_000);

    /** What a call that has run out of time may take more than its limit, on a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final String XML = "text/xml;charset=UTF-8";

    private final RawServer server = new RawServer();
    private WscSalesforceGateway gateway;

    @BeforeEach
    void begin() {
        gateway = new WscSalesforceGateway(TestHosts.allowing(server.url()), LIMITS);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void anAnswerThatNeverBeginsEndsInATimeoutAndTheConnectionIsGivenUp() {
        var clientLeft = new AtomicBoolean();
        server.behave(connection -> {
            connection.request();
            connection.hang();
            clientLeft.set(true);
        });

        var error = create();

        assertLost(error, "TIMEOUT");
        await().untilTrue(clientLeft);
    }

    @Test
    void anAnswerThatDripsDoesNotOutliveTheTimeLimit() {
        server.behave(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 90000\r\n\r\n");
            var pause = new CountDownLatch(1);
            for (int i = 0; i < 90_000; i++) {
                connection.send(" ");
                waitFor(pause);
            }
        });

        assertLost(create(), "TIMEOUT");
    }

    @Test
    void headersWithoutABodyEndInATimeout() {
        server.behave(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 10\r\n\r\n");
            connection.hang();
        });

        assertLost(create(), "TIMEOUT");
    }

    @Test
    void aConnectionThatIsClosedAtOnceMayHaveTakenTheRequest() {
        server.behave(connection -> {});

        var error = create();

        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.code()).isEqualTo("IO");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aTlsHandshakeThatIsCutOffHasSentNothing() {
        var https = URI.create("https://localhost:" + server.url().getPort());
        server.behave(RawServer.Connection::clientHello);

        assertNotSent(https);
    }

    @Test
    void aCertificateThatNobodyVouchesForHasSentNothing(@TempDir Path folder) throws Exception {
        try (var untrusted = new UntrustedTlsServer(folder)) {
            assertNotSent(untrusted.url());
            assertThat(untrusted.bytesRead()).isZero();
        }
    }

    private static void assertNotSent(URI url) {
        var secure = new WscSalesforceGateway(TestHosts.allowing(url), LIMITS);

        var error = catchThrowableOfType(
                SalesforceException.class, () -> secure.write(new SalesforceSession(url, "token"), call(1)));

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.faultClass()).isEqualTo(FaultClass.TRANSIENT);
    }

    @Test
    void aCallOnAConnectionThatDiesUnderItIsSentOnce() {
        server.behave(connection -> {
            connection.request();
            connection.reply(200, XML, envelope(SoapTexts.LIMITS, created(allSaved(1))));
            connection.request();
        });
        assertThat(write(1)).hasSize(1);

        var error = create();

        assertLost(error, "IO");
        assertThat(server.requests()).hasSize(2);
    }

    /** The client's pool may or may not have noticed in time; either way the server gets each call at most once. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallOnAStaleConnectionIsSentAtMostOnce(boolean politely) {
        server.behave(connection -> {
            connection.request();
            connection.reply(200, XML, envelope(SoapTexts.LIMITS, created(allSaved(1))));
            if (!politely) {
                connection.reset();
            }
        });
        int answered = 0;
        int lost = 0;
        for (int i = 0; i < 100; i++) {
            int before = server.requests().size();
            try {
                assertThat(write(1)).hasSize(1);
                answered++;
                assertThat(server.requests()).hasSize(before + 1);
            } catch (SalesforceException e) {
                lost++;
                assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(server.requests()).hasSizeBetween(before, before + 1);
            }
        }
        assertThat(answered).isPositive();
        assertThat(answered + lost).isEqualTo(100);
    }

    @Test
    void aRedirectLeadsNowhereWhateverItsCode() throws IOException {
        try (var elsewhere = new RawServer()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                server.behave(connection -> {
                    connection.request();
                    connection.reply(
                            status, "text/html", new byte[0], "Location: " + elsewhere.url(), "Connection: close");
                });

                var error = create();

                assertThat(error.code()).isEqualTo("HTTP_" + status);
                assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
            }
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotKept() {
        answerWith(200, XML, " ".repeat(LIMITS.answerBytes() + 1));

        assertThat(create().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aGzipBombIsNotUnpacked() {
        byte[] bomb = RawServer.gzip(new byte[LIMITS.answerBytes() * 50]);
        assertThat(bomb.length).isLessThan(LIMITS.answerBytes());
        server.behave(connection -> {
            connection.request();
            connection.reply(200, XML, bomb, "Content-Encoding: gzip");
        });

        assertUnreadable(create());
    }

    @Test
    void aGzipStreamThatBreaksOffIsUnreadable() {
        byte[] packed = RawServer.gzip(envelope("", created(allSaved(1))).getBytes(StandardCharsets.UTF_8));
        server.behave(connection -> {
            connection.request();
            connection.reply(200, XML, Arrays.copyOf(packed, packed.length / 2), "Content-Encoding: gzip");
        });

        assertUnreadable(create());
    }

    @Test
    void anAnswerShorterThanItSaidIsLost() {
        server.behave(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5000\r\n\r\n<?xml");
        });

        assertThat(create().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aLoginPageInsteadOfAnAnswerIsUnreadable() {
        answerWith(200, "text/html", "<!DOCTYPE html><html><body><br>Please log in</body></html>");

        assertUnreadable(create());
    }

    @Test
    void theContentTypeOfARealAnswerDoesNotMatter() {
        answerWith(200, "application/octet-stream", envelope("", created(allSaved(1))));

        assertThat(write(1)).containsExactly(new RowResult.Saved(SoapTexts.id(0), true));
    }

    @Test
    void anErrorWithoutAFaultIsKnownByItsStatus() {
        answerWith(500, XML, envelope("", ""));
        var empty = create();
        answerWith(502, "text/plain", "bad gateway");
        var plain = create();
        answerWith(404, "text/html", "<html>nobody here</html>");
        var missing = create();

        assertThat(empty.code()).isEqualTo("HTTP_500");
        assertThat(empty.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(plain.code()).isEqualTo("HTTP_502");
        assertThat(plain.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(missing.code()).isEqualTo("HTTP_404");
        assertThat(missing.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void optionsTravelAsHeaders() {
        answerWith(200, XML, envelope("", created(allSaved(1))));
        gateway.write(session(), call(1));
        gateway.write(
                session(),
                new WriteCall(WriteOperation.CREATE, "Lead", null, call(1).rows(), new WriteOptions(true, true)));

        assertThat(server.requests().getFirst())
                .doesNotContain("AssignmentRuleHeader")
                .doesNotContain("DuplicateRuleHeader");
        assertThat(server.requests().getLast())
                .containsPattern("<AssignmentRuleHeader[^>]*>.*<useDefaultRule>true</useDefaultRule>")
                .containsPattern("<DuplicateRuleHeader[^>]*>.*<allowSave>true</allowSave>");
    }

    /** One connection object shared between threads loses types in 6 to 13 of 100 requests, without a word. */
    @Test
    void fourHundredCallsAtOnceKeepTheTypesOfTheirValues() throws Exception {
        server.behave(connection -> {
            while (connection.request().isPresent()) {
                connection.reply(200, XML, envelope("", created(allSaved(1))));
            }
        });
        var patient = new WscSalesforceGateway(
                TestHosts.allowing(server.url()), new Limits(Duration.ofSeconds(30), LIMITS.answerBytes()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(() -> patient.write(session(), typed(i))))
                    .toList();
            for (var call : calls) {
                assertThat(call.get().value()).hasSize(1);
            }
        }

        assertThat(server.requests()).hasSize(400).allSatisfy(request -> {
            int number = Integer.parseInt(request.replaceAll("(?s).*LastName[^>]*>Mori (\\d+)<.*", "$1"));
            assertThat(request)
                    .contains(
                            "<sobj:type xsi:type=\"xsd:string\">Contact<",
                            "<sobj:LastName xsi:type=\"xsd:string\">Mori " + number + "<",
                            "<sobj:Flag__c xsi:type=\"xsd:boolean\">" + (number % 2 == 0) + "<",
                            "<sobj:Number__c xsi:type=\"xsd:decimal\">" + number + ".5<",
                            "<sobj:Count__c xsi:type=\"xsd:long\">" + number + "<",
                            "<sobj:Birthdate xsi:type=\"xsd:string\">2026-01-02<",
                            "<sobj:fieldsToNull xsi:type=\"xsd:string\">Phone<");
        });
    }

    private static WriteCall typed(int number) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("LastName", "Mori " + number);
        fields.put("Flag__c", number % 2 == 0);
        fields.put("Number__c", new BigDecimal(number + ".5"));
        fields.put("Count__c", (long) number);
        fields.put("Birthdate", LocalDate.of(2026, 1, 2));
        fields.put("Phone", null);
        return new WriteCall(WriteOperation.CREATE, "Contact", null, List.of(new RecordRow(null, fields)));
    }

    private static void waitFor(CountDownLatch pause) throws IOException {
        try {
            var unused = pause.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void answerWith(int status, String contentType, String body) {
        server.behave(connection -> {
            while (connection.request().isPresent()) {
                connection.reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), "Connection: close");
                return;
            }
        });
    }

    private void assertLost(SalesforceException error, String code) {
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.faultClass()).isEqualTo(FaultClass.TRANSIENT);
        assertThat(server.connections()).isEqualTo(1);
    }

    private static void assertUnreadable(SalesforceException error) {
        assertThat(error.code()).isEqualTo("UNREADABLE");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.faultClass()).isEqualTo(FaultClass.TRANSIENT);
    }

    private SalesforceSession session() {
        return new SalesforceSession(server.url(), "00D000000000001!token");
    }

    private static WriteCall call(int rows) {
        return new WriteCall(
                WriteOperation.CREATE,
                "Contact",
                null,
                IntStream.range(0, rows)
                        .mapToObj(i -> RecordRow.of(Map.of("LastName", "Mori " + i)))
                        .toList());
    }

    private List<RowResult> write(int rows) {
        return gateway.write(session(), call(rows)).value();
    }

    /** A create that fails, within the time that it may take. */
    private SalesforceException create() {
        long started = System.nanoTime();
        var error = catchThrowableOfType(SalesforceException.class, () -> write(1));
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(LIMITS.time().plus(GRACE));
        return error;
    }
}
