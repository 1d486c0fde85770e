package io.surveylink.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers send to the control calls: it works, or a sentence says what is wrong with it. */
class SimulatorInputTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PlainHttp http = new PlainHttp(HttpClient.newHttpClient());
    private SalesforceSimulator simulator;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|settings|{\"set\":{\"rotaton\":true}}|No such setting of an org or its apps: \"rotaton\". There are: requirePkce,",
                "POST|settings|{\"set\":{\"rotation\":\"perhaps\"}}|\"rotation\" has to be true or false, not \"perhaps\"",
                "POST|settings|{\"set\":{}}|\"set\" sets nothing",
                "POST|settings|{\"rotation\":true}|No such key: \"rotation\"",
                "POST|settings|{\"org\":\"nobody\",\"set\":{\"rotation\":true}}|No org nobody",
                "POST|settings|{\"app\":\"nobody\",\"set\":{\"rotation\":true}}|No such app: \"nobody\"",
                "POST|settings|{\"user\":\"nobody\",\"set\":{\"active\":true}}|No user nobody in acme",
                "POST|settings|{\"user\":\"owner@acme.example\",\"set\":{\"profile\":\"x\"}}|No such setting of a user: \"profile\"",
                "POST|settings|{\"user\":\"owner@acme.example\",\"object\":\"Contact\",\"set\":{\"fly\":1}}|No such permission on an object: \"fly\"",
                "POST|settings|{\"user\":\"owner@acme.example\",\"object\":\"Contact\",\"set\":{\"recordTypes\":{\"X\":false}}}|No such record type of Contact: \"X\"",
                "POST|settings|{\"object\":\"Contact\",\"field\":\"Nothing\",\"set\":{\"deleted\":true}}|No field Nothing on Contact",
                "POST|settings|{\"object\":\"Contact\",\"field\":\"Email\",\"set\":{\"type\":\"colour\"}}|No such type of a field: \"colour\"",
                "POST|settings|{\"field\":\"Email\",\"set\":{\"deleted\":true}}|\"field\" needs its \"object\"",
                "POST|settings|{\"set\":{\"sessionTimeout\":\"2 hours\"}}|\"sessionTimeout\" has to be a duration",
                "POST|settings|{\"set\":{\"validationRules\":[{\"object\":\"Contact\",\"field\":\"Email\",\"pattern\":\"(\"}]}}|\"pattern\" is no regular expression",
                "POST|faults|{\"fault\":\"NONSENSE\"}|No such fault: \"NONSENSE\". There are: CODE,",
                "POST|faults|{\"match\":{\"call\":\"upsrt\"},\"fault\":\"EMPTY\"}|No such call: \"upsrt\"",
                "POST|faults|{\"match\":{\"grant\":\"refresh\"},\"fault\":\"EMPTY\"}|No such grant: \"refresh\"",
                "POST|faults|{\"fault\":\"CODE\"}|\"code\" is missing",
                "POST|faults|{\"fault\":\"ROW\",\"code\":\"UNABLE_TO_LOCK_ROW\"}|\"rows\" is missing",
                "POST|faults|{\"fault\":\"SLOW\"}|\"delayMs\" is missing",
                "POST|faults|{\"fault\":\"EMPTY\",\"time\":2}|No such key: \"time\"",
                "POST|faults|{\"fault\":\"EMPTY\",\"times\":\"often\"}|\"times\" has to be a whole number, not \"often\"",
                "POST|clock|{\"advance\":\"two hours\"}|\"advance\" has to be a duration such as \"PT2H\"",
                "POST|clock|{\"advance\":\"PT99999999999999H\"}|Time goes no farther than",
                "POST|clock|{\"advance\":\"-PT1H\"}|Time cannot go back",
                "POST|clock|{}|\"advance\" is missing",
                "POST|latency|{\"ms\":\"slow\"}|\"ms\" has to be a whole number",
                "POST|latency|[1]|A JSON object is needed",
                "POST|latency|{|The body is no JSON object",
                "POST|release|{\"id\":77}|No call 77 is held",
                "POST|grants/revoke|{\"user\":\"nobody\"}|No user nobody",
                "POST|orgs/refresh|{\"org\":\"acme\"}|Only a sandbox can be refreshed",
                "GET|calls?after=x||\"after\" has to be the seq of a call, not x",
                "GET|records/Nothing||No object Nothing",
                "PUT|records/Contact/0015g0000000001|{}|0015g0000000001 is no id of a Contact",
                "PUT|records/Contact/new|{\"Email\":\"a@example.com\"}|REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]",
                "PUT|records/Contact/new|[1]|A JSON object is needed, not [1]",
                "PUT|records/Contact/new|null|A JSON object is needed, not null",
                "PUT|records/Contact/new|{\"LastName\":{\"a\":1}}|\"LastName\" has to be a single value",
                "PUT|outbound/x|{\"object\":\"Case\",\"field\":[\"Id\"],\"endpoint\":\"http://localhost:1/\"}|No such key: \"field\"",
                "PUT|outbound/x|{\"object\":\"Case\"}|\"endpoint\" is missing",
                "PUT|outbound/x|{\"object\":\"Case\",\"endpoint\":\"http://localhost:1/\",\"when\":{\"field\":\"Status\"}}|\"is\" is missing",
                "POST|outbound/x/send|{\"recordIds\":[\"5005g0000000001\"]}|No outbound message x"
            })
    void whatIsWrongIsRefusedInASentence(String method, String call, String body, String sentence) {
        HttpResponse<String> answer = send(method, call, body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").asString()).contains(sentence);
        assertThat(answer.body()).doesNotContain("at io.surveylink", "Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settings|{\"org\":\"acme\",\"set\":{\"require_pkce\":\"true\"}}",
                "settings|{\"set\":{\"pkceRequired\":true,\"jwtTokens\":false,\"appInstalled\":true,\"idleTtl\":\"P30D\"}}",
                "settings|{\"app\":\"independent-client\",\"set\":{\"rotation\":true}}",
                "settings|{\"user\":\"owner@acme.example\",\"object\":\"Contact\",\"set\":{\"permissions\":{\"create\":false}}}",
                "settings|{\"user\":\"owner@acme.example\",\"set\":{\"PermissionsApiEnabled\":false}}",
                "settings|{\"object\":\"contact\",\"field\":\"email\",\"set\":{\"deleted\":true}}",
                "settings|{\"object\":\"Contact\",\"field\":\"NPS_Score__c\",\"set\":{\"type\":\"string\",\"length\":\"20\"}}",
                "settings|{\"object\":\"Contact\",\"field\":\"New__c\",\"set\":{\"type\":\"string\",\"length\":20,\"unique\":true}}",
                "faults|{\"match\":{\"call\":\"Upsert\",\"object\":\"contact\"},\"fault\":\"row\",\"code\":\"UNABLE_TO_LOCK_ROW\",\"rows\":3,\"times\":\"2\"}",
                "faults|{\"fault\":\"TEXT_503\"}",
                "latency|{\"ms\":\"0\"}",
                "release|{}",
                "reset|"
            })
    void whatIsMeantWellWorks(String call, String body) {
        assertThat(send("POST", call, body == null ? "" : body).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        send("POST", "settings", "{\"set\":{\"requirePkce\":true,\"nonsense\":true}}");

        assertThat(new IndependentClient(simulator.productionUrl())
                        .signIn("owner@acme.example")
                        .has("access_token"))
                .isTrue();
    }

    @Test
    void aDeletedFieldComesBack() {
        send("POST", "settings", """
                {"object":"Contact","field":"Email","set":{"deleted":true}}""");
        assertThat(put("new", Map.of("LastName", "A", "Email", "a@example.com")).statusCode())
                .isEqualTo(400);

        send("POST", "settings", """
                {"object":"Contact","field":"Email","set":{"deleted":false}}""");

        assertThat(put("new", Map.of("LastName", "A", "Email", "a@example.com")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRecordThatWasReadMayBeSentBackChanged() {
        JsonNode made = JSON.readTree(
                put("new", Map.of("LastName", "A", "NPS_Score__c", 9)).body());

        HttpResponse<String> changed = send(
                "PUT",
                "records/Contact/" + made.path("Id").asString(),
                made.toString().replace("\"LastName\":\"A\"", "\"LastName\":\"B\""));

        assertThat(JSON.readTree(changed.body()).path("Name").asString()).isEqualTo("B");
    }

    @Test
    void usersAreRecordsToo() {
        assertThat(send("GET", "records/User", "").body()).contains("\"Username\":\"limited@acme.example\"");
    }

    private HttpResponse<String> put(String id, Map<String, Object> values) {
        return send("PUT", "records/Contact/" + id, JSON.writeValueAsString(values));
    }

    private HttpResponse<String> send(String method, String call, String body) {
        return http.send(HttpRequest.newBuilder(URI.create(simulator.productionUrl() + "/simulator/" + call))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
