package io.surveylink.salesforce.internal;

import static io.surveylink.salesforce.internal.SoapTexts.allSaved;
import static io.surveylink.salesforce.internal.SoapTexts.created;
import static io.surveylink.salesforce.internal.SoapTexts.detail;
import static io.surveylink.salesforce.internal.SoapTexts.envelope;
import static io.surveylink.salesforce.internal.SoapTexts.fault;
import static io.surveylink.salesforce.internal.SoapTexts.refused;
import static io.surveylink.salesforce.internal.SoapTexts.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.ApiUsage;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceException.Outcome;
import io.surveylink.salesforce.SalesforceSession;
import io.surveylink.salesforce.TestHosts;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.salesforce.WriteOperation;
import io.surveylink.salesforce.internal.CallTransport.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that WSC gives up, through the real WSC client: what they say of the records must not be lost. */
class OddAnswersTest {

    private static final String XML = "text/xml;charset=UTF-8";
    private static final String TYPE = " xsi:type=\"sf:UnexpectedErrorFault\"";

    private final RawServer server = new RawServer();
    private WscSalesforceGateway gateway;
    private SalesforceSession session;

    @BeforeEach
    void begin() {
        gateway = new WscSalesforceGateway(
                TestHosts.allowing(server.url()), new Limits(Duration.ofSeconds(5), 1024 * 1024));
        session = new SalesforceSession(server.url(), "00D000000000001!token");
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void aRowCodeOfTomorrowDoesNotCostItsNeighbours() {
        answer(200, envelope(SoapTexts.LIMITS, created(saved(0), refused("NEVER_HEARD_OF"), saved(2))));

        var answer = create(3);

        assertThat(answer.value())
                .containsExactly(
                        new RowResult.Saved(SoapTexts.id(0), true),
                        new RowResult.Refused("NEVER_HEARD_OF", FaultClass.UNKNOWN, List.of("LastName"), "Because"),
                        new RowResult.Saved(SoapTexts.id(2), true));
        assertThat(answer.usage()).isEqualTo(new ApiUsage(7, 15_000));
    }

    @Test
    void aHeaderOfTomorrowDoesNotCostTheRows() {
        answer(200, envelope("<Novelty><x>1</x></Novelty>" + SoapTexts.LIMITS, created(saved(0))));

        var answer = create(1);

        assertThat(answer.value()).containsExactly(new RowResult.Saved(SoapTexts.id(0), true));
        assertThat(answer.usage()).isEqualTo(new ApiUsage(7, 15_000));
    }

    @Test
    void anElementOfTomorrowDoesNotCostTheRows() {
        answer(
                200,
                envelope(
                        "",
                        created("<result><novelty><id>x</id></novelty><success>true</success><id>" + SoapTexts.id(0)
                                + "</id></result>")));

        assertThat(create(1).value()).containsExactly(new RowResult.Saved(SoapTexts.id(0), true));
    }

    @Test
    void theFirstOfSeveralErrorsCounts() {
        answer(
                200,
                envelope(
                        "",
                        created("<result><errors><fields>A__c</fields><fields>B__c</fields><message>first</message>"
                                + "<statusCode>STRING_TOO_LONG</statusCode></errors><errors><fields>C__c</fields>"
                                + "<message>second</message><statusCode>APEX_FAILED</statusCode></errors>"
                                + "<id xsi:nil=\"true\"/><success>false</success></result>")));

        assertThat(create(1).value())
                .containsExactly(
                        new RowResult.Refused("STRING_TOO_LONG", FaultClass.DATA, List.of("A__c", "B__c"), "first"));
    }

    @Test
    void anotherNumberOfResultsThanRowsIsUnknownForAll() {
        answer(200, envelope(SoapTexts.LIMITS, created(allSaved(2))));

        var error = failed(3);

        assertThat(error.code()).isEqualTo("UNREADABLE");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.usage()).isEqualTo(new ApiUsage(7, 15_000));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<result><success>true</success></result>",
                "<result><id>003000000000000AAA</id></result>",
                "<result><id>003000000000000AAA</id><success>true</success>",
                "<result>&undefined;</result>"
            })
    void aResultThatDoesNotSayWhatBecameOfItsRowIsUnknown(String result) {
        answer(200, envelope("", created(result)));

        var error = failed(1);

        assertThat(error.code()).isEqualTo("UNREADABLE");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aNumberThatIsNoneIsAFailureOfTheCallToo() {
        answer(
                200,
                envelope(
                        "",
                        "<queryResponse><result><done>true</done><queryLocator xsi:nil=\"true\"/><size>many</size>"
                                + "</result></queryResponse>"));

        var error =
                catchThrowableOfType(SalesforceException.class, () -> gateway.query(session, "SELECT Id FROM Contact"));

        assertThat(error.code()).isEqualTo("UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void aFaultIsARefusalWhateverTheStatus(int status) {
        answer(status, envelope("", fault("UNABLE_TO_LOCK_ROW", detail(TYPE, "UNABLE_TO_LOCK_ROW"))));

        var error = failed(1);

        assertThat(error.code()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(error.faultClass()).isEqualTo(FaultClass.TRANSIENT);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error).hasMessage("so it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<detail/>",
                "<detail><sf:Other>x</sf:Other></detail>",
                "<detail><sf:UnexpectedErrorFault><sf:exceptionCode>NEVER_HEARD_OF</sf:exceptionCode>"
                        + "</sf:UnexpectedErrorFault></detail>",
                "<detail><x:Novelty xmlns:x=\"urn:x\" xsi:type=\"x:Novelty\"><x:exceptionCode>NEVER_HEARD_OF"
                        + "</x:exceptionCode></x:Novelty></detail>"
            })
    void aFaultWithACodeOfTomorrowOrAnOddDetailIsARefusal(String detail) {
        answer(500, envelope("", fault("NEVER_HEARD_OF", detail)));

        var error = failed(1);

        assertThat(error.code()).isEqualTo("NEVER_HEARD_OF");
        assertThat(error.faultClass()).isEqualTo(FaultClass.UNKNOWN);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aFaultThatBreaksOffIsNone() {
        String whole = envelope("", fault("UNABLE_TO_LOCK_ROW", detail(TYPE, "UNABLE_TO_LOCK_ROW")));
        answer(500, whole.substring(0, whole.length() - 60));

        var error = failed(1);

        assertThat(error.code()).isEqualTo("HTTP_500");
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRecordWithAFieldCalledFaultcodeIsNoFault() {
        answer(
                200,
                envelope(
                        "",
                        created("<result><faultcode>sf:X</faultcode><id>" + SoapTexts.id(0)
                                + "</id><success>true</success></result>")));

        assertThat(create(1).value()).containsExactly(new RowResult.Saved(SoapTexts.id(0), true));
    }

    @Test
    void entitiesAreNotResolved() {
        answer(
                200,
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + envelope("", created("<result><id>&a;</id><success>true</success></result>"))
                                .replaceFirst("<\\?xml.*?\\?>", ""));

        assertThat(failed(1).code()).isEqualTo("UNREADABLE");
    }

    private void answer(int status, String body) {
        server.behave(connection -> {
            connection.request();
            connection.reply(status, XML, body);
        });
    }

    private Answer<List<RowResult>> create(int rows) {
        return gateway.write(
                session,
                new WriteCall(
                        WriteOperation.CREATE,
                        "Contact",
                        null,
                        IntStream.range(0, rows)
                                .mapToObj(i -> RecordRow.of(Map.of("LastName", "Mori " + i)))
                                .toList()));
    }

    private SalesforceException failed(int rows) {
        return catchThrowableOfType(SalesforceException.class, () -> create(rows));
    }
}
