package io.surveylink.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Envelopes as other clients than ours write them: other prefixes, encodings, versions, with and without gzip. */
class SimulatorWireTest {

    private static final String PATH = "/services/Soap/u/65.0";

    private SalesforceSimulator simulator;
    private JsonNode tokens;
    private RawSoap owner;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        tokens = new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example");
        owner = new RawSoap(tokens);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // As jsforce writes it: everything in the Partner namespace, nothing typed.
                """
                <?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <soapenv:Header xmlns="urn:partner.soap.sforce.com"><SessionHeader><sessionId>SESSION</sessionId>\
                </SessionHeader></soapenv:Header><soapenv:Body xmlns="urn:partner.soap.sforce.com"><create><sObjects>\
                <type>Contact</type><LastName>花子 😀</LastName></sObjects></create></soapenv:Body></soapenv:Envelope>""",
                // As a SOAP toolkit writes it: a prefix for each, types for each, line breaks between.
                """
                <E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/">
                  <E:Header>
                    <p:SessionHeader xmlns:p="urn:partner.soap.sforce.com"><p:sessionId>SESSION</p:sessionId></p:SessionHeader>
                  </E:Header>
                  <E:Body>
                    <p:create xmlns:p="urn:partner.soap.sforce.com">
                      <p:sObjects xmlns:o="urn:sobject.partner.soap.sforce.com" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
                                  xmlns:x="http://www.w3.org/2001/XMLSchema" i:type="o:sObject">
                        <o:LastName i:type="x:string">花子 😀</o:LastName>
                        <o:type i:type="x:string">Contact</o:type>
                        <o:fieldsToNull i:type="x:string">Phone</o:fieldsToNull>
                        <!-- nothing -->
                        <o:DoNotCall i:type="x:boolean">1</o:DoNotCall>
                      </p:sObjects>
                    </p:create>
                  </E:Body>
                </E:Envelope>"""
            })
    void recordsAreReadByTheirLocalNames(String envelope) {
        HttpResponse<String> answer = owner.post(
                PATH, envelope.replace("SESSION", tokens.path("access_token").asString()));

        assertThat(answer.body()).contains("<success>true</success>");
        assertThat(simulator.production().records("Contact").getFirst()).containsEntry("LastName", "花子 😀");
    }

    @Test
    void aRequestMayBePackedAndAnAnswerIsIfTheClientTakesIt() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(owner.envelope("", "<describeGlobal/>").getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<byte[]> answer = send(request(PATH)
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip, deflate, br")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .contains("<name>Contact</name>");
        HttpResponse<byte[]> refusing = send(request(PATH)
                .header("Accept-Encoding", "gzip;q=0, identity")
                .POST(HttpRequest.BodyPublishers.ofString(owner.envelope("", "<describeGlobal/>"))));
        assertThat(refusing.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void aRequestMayComeInChunks() throws Exception {
        byte[] envelope = owner.envelope("", "<getUserInfo/>").getBytes(StandardCharsets.UTF_8);

        HttpResponse<byte[]> answer = send(
                request(PATH).POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(envelope))));

        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<userName>owner@acme.example");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,text/xml; charset=utf-8",
        "UTF-8,text/xml",
        "UTF-8,application/soap+xml;charset=\"UTF-8\"",
        "UTF-16,text/xml",
        "UTF-16,text/xml; charset=UTF-16",
        "Shift_JIS,text/xml; charset=Shift_JIS"
    })
    void theEncodingIsThatOfTheHeaderOrOfTheDocument(String charset, String contentType) throws Exception {
        String envelope = owner.envelope(
                        "", "<create><sObjects><s:type>Contact</s:type><s:LastName>山田</s:LastName></sObjects></create>")
                .replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");

        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(simulator.productionUrl() + PATH))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.getBytes(Charset.forName(charset)))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.production().records("Contact").getFirst()).containsEntry("LastName", "山田");
    }

    @Test
    void aByteOrderMarkIsNoContent() {
        assertThat(owner.post(PATH, "\uFEFF" + owner.envelope("", "<getServerTimestamp/>"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u000B", "\uFFFE", "&#1;", "<b>", "&nbsp;"})
    void whatIsNoXmlEndsInAFaultAndSavesNothing(String text) {
        String answer = owner.call(
                "<create><sObjects><s:type>Contact</s:type><s:LastName>A" + text + "</s:LastName></sObjects></create>");

        assertThat(answer).contains("<faultcode>sf:XML_PARSER_ERROR</faultcode>");
        assertThat(simulator.production().records("Contact")).isEmpty();
    }

    @Test
    void otherMethodsThanPostAreNotAllowed() throws Exception {
        assertThat(send(request(PATH).GET()).statusCode()).isEqualTo(405);
        assertThat(send(request(PATH).HEAD()).statusCode()).isEqualTo(405);
        HttpResponse<byte[]> head = send(HttpRequest.newBuilder(URI.create(simulator.productionUrl() + "/"))
                .HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.0", "38", "59.0", "64.0", "65.0", "67.0"})
    void olderAndNewerVersionsAnswerTheSame(String version) {
        String shortId = tokens.path("access_token").asString().substring(0, 15);

        for (String path :
                new String[] {version, version + "/", version + "/" + shortId, version + "/0DF000000000001"}) {
            assertThat(owner.post("/services/Soap/u/" + path, owner.envelope("", "<getUserInfo/>"))
                            .body())
                    .as(path)
                    .contains("<userName>owner@acme.example</userName>");
        }
    }

    @ParameterizedTest
    @CsvSource({"30.0", "5.0", "99.0", "abc", "99999999999999.0"})
    void versionsThatAreNotThereAreSaidSo(String version) {
        HttpResponse<String> answer = owner.post("/services/Soap/u/" + version, owner.envelope("", "<getUserInfo/>"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<sf:exceptionCode>UNSUPPORTED_API_VERSION</sf:exceptionCode>");
    }

    @Test
    void theEnterpriseApiIsClearlyNotHere() {
        HttpResponse<String> answer = owner.post("/services/Soap/c/65.0", owner.envelope("", "<getUserInfo/>"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Only the Partner API is available here");
    }

    @Test
    void loginIsGoneFrom65AndOffBeforeUnlessSwitchedOn() {
        String login = owner.envelope(
                "", "<login><username>owner@acme.example</username><password>salesforce</password></login>");

        assertThat(owner.post(PATH, login).body()).contains("sf:UNSUPPORTED_API_VERSION");
        assertThat(owner.post("/services/Soap/u/64.0", login).body()).contains("sf:INVALID_OPERATION");
        simulator.production().settings("{\"set\":{\"soapLogin\":true}}");
        String answer = owner.post("/services/Soap/u/64.0", login).body();
        assertThat(owner.post(PATH, login).body()).contains("sf:UNSUPPORTED_API_VERSION");
        assertThat(owner.post("/services/Soap/u/64.0", login.replace("salesforce", "wrong"))
                        .body())
                .contains("sf:LoginFault", "INVALID_LOGIN");

        new StrictPartnerReader().validate(answer);
        String session = answer.replaceAll("(?s).*<sessionId>(.*?)</sessionId>.*", "$1");
        assertThat(new RawSoap(simulator.productionUrl(), session).call("<getUserInfo/>"))
                .contains("<userName>owner@acme.example</userName>");
    }

    @Test
    void aLocatorBelongsToTheUserAndDiesAfterTwoDays() {
        for (int i = 0; i < 2; i++) {
            owner.call("<create>"
                    + "<sObjects><s:type>Contact</s:type><s:LastName>N</s:LastName></sObjects>".repeat(200)
                    + "</create>");
        }
        String header = "<QueryOptions><batchSize>200</batchSize></QueryOptions>";
        String page = owner.call(header, "<query><queryString>SELECT Id FROM Contact</queryString></query>");
        String more = "<queryMore><queryLocator>" + page.replaceAll("(?s).*<queryLocator>(.*?)</queryLocator>.*", "$1")
                + "</queryLocator></queryMore>";

        RawSoap again = new RawSoap(new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example"));
        RawSoap other = new RawSoap(new IndependentClient(simulator.productionUrl()).signIn("successor@acme.example"));
        assertThat(again.call(header, more)).contains("<done>true</done>");
        assertThat(other.call(header, more)).contains("INVALID_QUERY_LOCATOR");
        simulator.production().clock().advance(java.time.Duration.ofHours(49));
        RawSoap later = new RawSoap(new IndependentClient(simulator.productionUrl()).signIn("owner@acme.example"));
        assertThat(later.call(header, more)).contains("INVALID_QUERY_LOCATOR");
    }

    @Test
    void queryAllSeesTheBin() {
        String created =
                owner.call("<create><sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName></sObjects></create>");
        String id = created.replaceAll("(?s).*<id>(.*?)</id>.*", "$1");
        owner.call("<delete><ids>" + id + "</ids></delete>");

        String where = "<queryString>SELECT Id, IsDeleted FROM Contact WHERE Id = '" + id + "'</queryString>";
        assertThat(owner.call("<query>" + where + "</query>")).contains("<size>0</size>");
        assertThat(owner.call("<queryAll>" + where + "</queryAll>"))
                .contains("<size>1</size>", "<sf:IsDeleted>true</sf:IsDeleted>");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.productionUrl() + path))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"");
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
