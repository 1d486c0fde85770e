package io.surveylink.survey;

import static io.surveylink.jooq.Tables.IDEMPOTENT_REQUEST;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RESPONSE_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.common.ProjectId;
import io.surveylink.survey.IngestionKeys.Scope;
import io.surveylink.survey.SurveyDefinition.Choice;
import io.surveylink.survey.Surveys.NewQuestion;
import io.surveylink.testing.ApiClient;
import io.surveylink.testing.ApiClient.Answer;
import io.surveylink.testing.Fixtures;
import io.surveylink.testing.Fixtures.ProjectPeople;
import io.surveylink.testing.ListenedResponses;
import io.surveylink.testing.SurveylinkTest;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The REST ingestion as a sender meets it. */
@SurveylinkTest
class IngestionTest {

    @Autowired
    Surveys surveys;

    @Autowired
    IngestionKeys keys;

    @Autowired
    Responses responses;

    @Autowired
    Fixtures fixtures;

    @Autowired
    ListenedResponses listened;

    @Autowired
    DSLContext database;

    @LocalServerPort
    int port;

    private ApiClient api;
    private ProjectPeople people;
    private ProjectId project;
    private String slug;
    private String key;

    @BeforeEach
    void makeSurvey() {
        api = new ApiClient(port);
        people = fixtures.project();
        project = people.id();
        slug = people.project().slug();
        key = keys.issue(people.owner(), project, "test", Set.of(Scope.INGEST));
        question("nps", QuestionType.NPS);
        question("stars", QuestionType.RATING);
        question("amount", QuestionType.NUMBER);
        question("comment", QuestionType.TEXT);
        question("story", QuestionType.LONG_TEXT);
        question("mail", QuestionType.EMAIL);
        question("day", QuestionType.DATE);
        question("color", QuestionType.SINGLE_CHOICE, "red", "green", "blue");
        question("fruits", QuestionType.MULTIPLE_CHOICE, "apple", "pear", "plum");
        surveys.addEmbeddedData(people.owner(), project, "email");
    }

    private void question(String code, QuestionType type, String... choices) {
        var labelled = List.of(choices).stream()
                .map(c -> new Choice(c, "Label of " + c))
                .toList();
        surveys.addQuestion(people.owner(), project, new NewQuestion(code, type, "What about " + code, labelled));
    }

    @Test
    void acceptedResponsesAreStoredBeforeTheAnswer() {
        var answer = send("""
                {"id":"R-1","status":"complete","recordedAt":"2026-11-23T18:00:00+09:00",
                 "answers":{"nps":9,"comment":"gut","fruits":["plum","apple"]},"embeddedData":{"email":"a@example.com"}}""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().toString())
                .isEqualTo("{\"results\":[{\"id\":\"R-1\",\"outcome\":\"accepted\",\"error\":null}]}");
        var stored = responses.latest(project, "R-1").orElseThrow();
        assertThat(stored.number()).isEqualTo(1);
        assertThat(stored.response().status()).isEqualTo(ResponseStatus.COMPLETE);
        assertThat(stored.response().recordedAt()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(stored.response().responseKey()).isEqualTo(people.project().publicId() + ":R-1");
        assertThat(stored.response().content())
                .isEqualTo(ResponseContent.of(
                        Map.of("nps", new BigDecimal(9), "comment", "gut", "fruits", List.of("apple", "plum")),
                        Map.of("email", "a@example.com")));
        assertThat(responses.versions(List.of(stored.versionId())))
                .containsEntry(stored.versionId(), stored.response());
    }

    @Test
    void pathTakesThePublicIdToo() {
        slug = people.project().publicId();

        assertThat(send(complete("R-1", 9)).outcome(0)).isEqualTo("accepted");
    }

    @Test
    void theSameContentAgainIsADuplicateAndOtherContentAnUpdate() {
        send("{\"id\":\"R-1\",\"status\":\"complete\",\"answers\":{\"nps\":9,\"amount\":1.50}}");

        var again = send("{\"answers\":{\"amount\":1.5,\"nps\":9.0},\"status\":\"complete\",\"id\":\"R-1\"}");
        var other = send("{\"id\":\"R-1\",\"status\":\"complete\",\"answers\":{\"nps\":3}}");
        var back = send("{\"id\":\"R-1\",\"status\":\"complete\",\"answers\":{\"nps\":9,\"amount\":1.5}}");

        assertThat(again.outcome(0)).isEqualTo("duplicate");
        assertThat(other.outcome(0)).isEqualTo("updated");
        assertThat(back.outcome(0)).isEqualTo("updated");
        assertThat(responses.latest(project, "R-1").orElseThrow().number()).isEqualTo(3);
        assertThat(listened.of(project)).extracting(AcceptedResponse::number).containsExactly(1, 2, 3);
        assertThat(listened.of(project))
                .extracting(AcceptedResponse::firstComplete)
                .containsExactly(true, false, false);
    }

    @Test
    void idsCompareWithoutCaseAndKeepTheirFirstForm() {
        send(complete("Case-1", 9));

        assertThat(send(complete("CASE-1", 9)).outcome(0)).isEqualTo("duplicate");
        assertThat(send(complete("case-1", 8)).outcome(0)).isEqualTo("updated");
        assertThat(responses.latest(project, "cAsE-1").orElseThrow().response().externalId())
                .isEqualTo("Case-1");
    }

    @Test
    void aLaterResponseOfTheSameBatchSeesTheEarlierOne() {
        var answer = send(complete("B-1", 1), complete("b-1", 1), complete("B-1", 2), complete("B-2", 1));

        assertThat(IntStream.range(0, 4).mapToObj(answer::outcome))
                .containsExactly("accepted", "duplicate", "updated", "accepted");
        assertThat(responses.latest(project, "B-1").orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void completingAnIncompleteResponseIsItsFirstCompletion() {
        send("{\"id\":\"I-1\",\"status\":\"incomplete\",\"answers\":{}}");
        send(complete("I-1", 9));
        send("{\"id\":\"I-1\",\"status\":\"incomplete\",\"answers\":{\"nps\":9}}");
        send(complete("I-1", 7));

        assertThat(listened.of(project))
                .extracting(AcceptedResponse::firstComplete)
                .containsExactly(false, true, false, false);
    }

    @Test
    void aKeyIsNeededAndMustBeRight() {
        var missing = api.post(slug, HttpRequest.BodyPublishers.ofString("{}"), r -> r);
        var wrong = api.post(slug, "slk_wrong", "{}");
        keys.revoke(
                people.owner(),
                project,
                keys.list(people.owner(), project).getFirst().id());
        var revoked = send(complete("R-1", 9));

        assertThat(List.of(missing, wrong, revoked)).extracting(Answer::status).containsOnly(401);
        assertThat(List.of(missing, wrong, revoked))
                .extracting(Answer::code)
                .containsExactly("KEY_MISSING", "KEY_INVALID", "KEY_INVALID");
        assertThat(missing.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(missing.http().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(missing.http().headers().firstValue("Set-Cookie")).isEmpty();
        nothingIsStored();
    }

    @Test
    void unknownProjectAndTheProjectOfAnotherKeyAreBothUnknown() {
        var other = fixtures.project();

        for (String path : List.of(
                "no-such-project", other.project().slug(), other.project().publicId())) {
            var answer = api.post(path, key, body(complete("R-1", 9)));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("PROJECT_UNKNOWN");
        }
        nothingIsStored();
    }

    @Test
    void aKeyWithoutTheScopeIsForbidden() {
        key = keys.issue(people.owner(), project, "reader", Set.of(Scope.READ));

        var answer = send(complete("R-1", 9));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("SCOPE_MISSING");
        nothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "{}",
                "{\"responses\":{}}",
                "{\"responses\":[]}",
                "{\"responses\":[{}]} more",
                "{\"responses\":[{\"id\":\"R-1\",\"id\":\"R-2\",\"status\":\"complete\"}]}"
            })
    void brokenBodiesAreMalformed(String body) {
        var answer = api.post(slug, key, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BODY_MALFORMED");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        nothingIsStored();
    }

    @Test
    void fiveHundredResponsesPassAndOneMoreDoesNot() {
        var items = IntStream.rangeClosed(1, 501)
                .mapToObj(i -> complete("N-" + i, i % 11))
                .toArray(String[]::new);

        assertThat(send(items).status()).isEqualTo(400);
        nothingIsStored();

        var answer = send(List.of(items).subList(0, 500).toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(database.fetchCount(RESPONSE, RESPONSE.PROJECT_ID.eq(project)))
                .isEqualTo(500);
        assertThat(listened.of(project)).hasSize(500);
    }

    @Test
    void bodiesOverTheCapAreRefusedWithAndWithoutALength() {
        var body = body("{\"id\":\"R-1\",\"status\":\"complete\",\"answers\":{\"comment\":\""
                        + "x".repeat(5 * 1024 * 1024)
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);

        var told = api.post(slug, HttpRequest.BodyPublishers.ofByteArray(body), r -> ApiClient.bearer(r, key));
        var chunked = api.post(
                slug,
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                r -> ApiClient.bearer(r, key));

        assertThat(List.of(told, chunked)).extracting(Answer::status).containsOnly(413);
        assertThat(List.of(told, chunked)).extracting(Answer::code).containsOnly("BODY_TOO_LARGE");
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'id':'R-1','status':'complete','answers':{'nosuch':1}        | UNKNOWN_QUESTION      | answers.nosuch",
                "'id':'R-1','status':'complete','embeddedData':{'nosuch':'x'} | UNKNOWN_EMBEDDED_DATA | embeddedData.nosuch",
                "'id':'R-1','status':'complete','embeddedData':{'email':1}    | WRONG_TYPE            | embeddedData.email",
                "'id':'R-1','status':'complete','answers':{'nps':'9'}         | WRONG_TYPE            | answers.nps",
                "'id':'R-1','status':'complete','answers':{'nps':11}          | OUT_OF_RANGE          | answers.nps",
                "'id':'R-1','status':'complete','answers':{'nps':-1}          | OUT_OF_RANGE          | answers.nps",
                "'id':'R-1','status':'complete','answers':{'nps':8.5}         | OUT_OF_RANGE          | answers.nps",
                "'id':'R-1','status':'complete','answers':{'stars':0}         | OUT_OF_RANGE          | answers.stars",
                "'id':'R-1','status':'complete','answers':{'amount':1e400}    | OUT_OF_RANGE          | answers.amount",
                "'id':'R-1','status':'complete','answers':{'amount':true}     | WRONG_TYPE            | answers.amount",
                "'id':'R-1','status':'complete','answers':{'comment':['x']}   | WRONG_TYPE            | answers.comment",
                "'id':'R-1','status':'complete','answers':{'mail':'nobody'}   | FORMAT_INVALID        | answers.mail",
                "'id':'R-1','status':'complete','answers':{'day':'23.11.26'}  | WRONG_TYPE            | answers.day",
                "'id':'R-1','status':'complete','answers':{'day':'2026-02-30'} | FORMAT_INVALID       | answers.day",
                "'id':'R-1','status':'complete','answers':{'color':'pink'}    | UNKNOWN_CHOICE        | answers.color",
                "'id':'R-1','status':'complete','answers':{'fruits':'apple'}  | WRONG_TYPE            | answers.fruits",
                "'id':'R-1','status':'complete','answers':{'fruits':['fig']}  | UNKNOWN_CHOICE        | answers.fruits",
                "'id':'R-1','status':'complete','answers':[]                  | WRONG_TYPE            | answers",
                "'id':'R 1','status':'complete'                               | ID_INVALID            | id",
                "'id':7,'status':'complete'                                   | ID_INVALID            | id",
                "'status':'complete'                                          | ID_INVALID            | id",
                "'id':'R-1'                                                   | STATUS_INVALID        | status",
                "'id':'R-1','status':'done'                                   | STATUS_INVALID        | status",
                "'id':'R-1','status':'complete','recordedAt':'yesterday'      | RECORDED_AT_INVALID   | recordedAt",
                "'id':'R-1','status':'complete','recordedAt':'2026-11-23'     | RECORDED_AT_INVALID   | recordedAt",
                "'id':'R-1','status':'complete','answer':{'nps':1}            | UNKNOWN_FIELD         | answer"
            },
            quoteCharacter = '`')
    void badResponseIsRejectedAloneAndItsErrorNamesTheField(String bad, String code, String field) {
        var answer = send(complete("good-1", 9), "{" + bad.replace('\'', '"') + "}", complete("good-2", 9));
        var alone = send("{" + bad.replace('\'', '"') + "}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(IntStream.range(0, 3).mapToObj(answer::outcome)).containsExactly("accepted", "rejected", "accepted");
        assertThat(answer.error(1).path("code").asString()).isEqualTo(code);
        assertThat(answer.error(1).path("field").asString()).isEqualTo(field);
        assertThat(answer.error(1).path("message").asString()).isNotBlank();
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.outcome(0)).isEqualTo("rejected");
        assertThat(storedIds()).containsExactlyInAnyOrder("good-1", "good-2");
    }

    @Test
    void whatIsTooLongIsRejected() {
        var answer = send(
                "{\"id\":\"L-1\",\"status\":\"complete\",\"answers\":{\"comment\":\"" + "x".repeat(1001) + "\"}}",
                "{\"id\":\"" + "x".repeat(101) + "\",\"status\":\"complete\"}",
                "{\"id\":\"" + "x".repeat(100) + "\",\"status\":\"complete\"}");

        assertThat(answer.error(0).path("code").asString()).isEqualTo("TOO_LONG");
        assertThat(answer.error(1).path("code").asString()).isEqualTo("ID_INVALID");
        assertThat(answer.outcome(2)).isEqualTo("accepted");
    }

    @Test
    void controlCharactersAreLeftOutAndEmojiStay() {
        send(
                "{\"id\":\"C-1\",\"status\":\"complete\",\"answers\":{\"comment\":\"a\\u0000b\\u001f\\ud83d\\ude00\\ud83d c\\n\"}}");

        assertThat(responses
                        .latest(project, "C-1")
                        .orElseThrow()
                        .response()
                        .content()
                        .answers())
                .containsEntry("comment", "ab😀 c\n");
    }

    @Test
    void nullStandsForNoAnswer() {
        send("{\"id\":\"R-1\",\"status\":\"complete\",\"answers\":{\"nps\":null},\"embeddedData\":null}");

        assertThat(send("{\"id\":\"R-1\",\"status\":\"complete\"}").outcome(0)).isEqualTo("duplicate");
    }

    @Test
    void aNewQuestionAndARemovedOneCountAtOnce() {
        send(complete("R-1", 9));
        question("later", QuestionType.TEXT);
        surveys.removeQuestion(people.owner(), project, "stars");

        var answer = send(
                "{\"id\":\"R-2\",\"status\":\"complete\",\"answers\":{\"later\":\"yes\"}}",
                "{\"id\":\"R-3\",\"status\":\"complete\",\"answers\":{\"stars\":3}}");

        assertThat(answer.outcome(0)).isEqualTo("accepted");
        assertThat(answer.outcome(1)).isEqualTo("rejected");
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameAnswerAndStoresOnce() {
        var first = sendWithKey("once", complete("R-1", 9), complete("bad id", 9));
        var again = sendWithKey("once", complete("R-1", 9), complete("bad id", 9));
        var other = sendWithKey("once", complete("R-2", 9));

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(again.outcome(0)).isEqualTo("accepted");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(storedIds()).containsExactly("R-1");
        assertThat(listened.of(project)).hasSize(1);
    }

    @Test
    void idempotencyKeysOfTwoIngestionKeysDoNotMeet() {
        sendWithKey("once", complete("R-1", 9));
        key = keys.issue(people.owner(), project, "second", Set.of(Scope.INGEST));

        assertThat(sendWithKey("once", complete("R-2", 9)).outcome(0)).isEqualTo("accepted");
    }

    @Test
    void anInvalidIdempotencyKeyIsRefused() {
        assertThat(sendWithKey("x".repeat(256), complete("R-1", 9)).status()).isEqualTo(400);
        assertThat(sendWithKey("two words", complete("R-1", 9)).status()).isEqualTo(400);
        nothingIsStored();
    }

    @Test
    void ofRequestsRacingWithTheSameNewIdsExactlyOneIsAccepted() throws Exception {
        int senders = 4;
        var batch =
                IntStream.range(0, 50).mapToObj(i -> complete("race-" + i, 5)).toArray(String[]::new);
        var reversed = List.of(batch).reversed().toArray(String[]::new);

        var answers = atOnce(senders, sender -> send(sender % 2 == 0 ? batch : reversed));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        var outcomes = answers.stream()
                .flatMap(a -> a.json().path("results").valueStream())
                .collect(Collectors.groupingBy(r -> r.path("outcome").asString(), Collectors.counting()));
        assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(Map.of("accepted", 50L, "duplicate", 150L));
        assertThat(storedIds()).hasSize(50);
    }

    @Test
    void ofRequestsRacingWithOtherContentEachIsAVersion() throws Exception {
        var answers = atOnce(4, sender -> send(complete("race", sender)));

        assertThat(answers.stream().map(a -> a.outcome(0)))
                .containsExactlyInAnyOrder("accepted", "updated", "updated", "updated");
        assertThat(responses.latest(project, "race").orElseThrow().number()).isEqualTo(4);
        assertThat(database.fetchCount(
                        RESPONSE_VERSION.join(RESPONSE).on(RESPONSE.ID.eq(RESPONSE_VERSION.RESPONSE_ID)),
                        RESPONSE.PROJECT_ID.eq(project)))
                .isEqualTo(4);
    }

    @Test
    void ofRequestsRacingWithOneIdempotencyKeyAllGetOneAnswer() throws Exception {
        var answers = atOnce(4, sender -> sendWithKey("race", complete("R-1", 9)));

        assertThat(answers.stream().map(a -> a.http().body()).distinct()).hasSize(1);
        assertThat(answers.getFirst().outcome(0)).isEqualTo("accepted");
    }

    @Test
    void nothingIsStoredWhenAListenerFails() {
        listened.failFor(project);

        var answer = sendWithKey("once", complete("R-1", 9), complete("R-2", 9));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("UNEXPECTED");
        assertThat(answer.http().body()).doesNotContain("listener");
        nothingIsStored();
    }

    @Test
    void theApiDescribesItselfToEverybody() {
        var description = api.get("/api/openapi.json");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.http().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(description.json().path("openapi").asString()).startsWith("3.1");
        assertThat(description.json().path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/projects/{project}/responses",
                        "/api/v1/projects/{project}/responses/{id}",
                        "/api/v1/projects/{project}/runs");
    }

    @Test
    void aMethodThatIsNotThereIsAProblemToo() {
        var answer = api.post(
                slug,
                HttpRequest.BodyPublishers.noBody(),
                r -> ApiClient.bearer(r, key).method("DELETE", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    private Answer send(String... items) {
        return api.post(slug, key, body(items));
    }

    private Answer sendWithKey(String idempotencyKey, String... items) {
        return api.post(slug, key, body(items), r -> r.header("Idempotency-Key", idempotencyKey));
    }

    private static String body(String... items) {
        return "{\"responses\":[" + String.join(",", items) + "]}";
    }

    private static String complete(String id, int nps) {
        return "{\"id\":\"%s\",\"status\":\"complete\",\"answers\":{\"nps\":%d}}".formatted(id, nps);
    }

    private List<String> storedIds() {
        return database.select(RESPONSE.EXTERNAL_ID)
                .from(RESPONSE)
                .where(RESPONSE.PROJECT_ID.eq(project))
                .fetch(RESPONSE.EXTERNAL_ID);
    }

    private void nothingIsStored() {
        assertThat(storedIds()).isEmpty();
        assertThat(listened.of(project)).isEmpty();
        var keyIds = keys.list(people.owner(), project).stream()
                .map(IngestionKeys.KeyItem::id)
                .toList();
        assertThat(database.fetchCount(IDEMPOTENT_REQUEST, IDEMPOTENT_REQUEST.INGESTION_KEY_ID.in(keyIds)))
                .isZero();
    }

    private interface Sender {
        Answer send(int number);
    }

    private static List<Answer> atOnce(int senders, Sender sender) throws Exception {
        var start = new CyclicBarrier(senders);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, senders)
                    .mapToObj(number -> (Callable<Answer>) () -> {
                        start.await();
                        return sender.send(number);
                    })
                    .toList());
            return answers.stream().map(f -> f.resultNow()).toList();
        }
    }
}
