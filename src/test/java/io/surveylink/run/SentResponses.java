package io.surveylink.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sender of responses and reader of runs, over real HTTP. */
public final class SentResponses {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String key;

    /** @param project slug or public id */
    public SentResponses(int port, String project, String key) {
        this.base = "http://localhost:" + port + "/api/v1/projects/" + project;
        this.key = key;
    }

    /** Complete responses {@code <prefix>-<from>} to {@code <prefix>-<to>}, in one request. */
    public List<String> send(String prefix, int from, int to) {
        var ids = IntStream.rangeClosed(from, to)
                .mapToObj(number -> prefix + "-" + number)
                .toList();
        sendAll(ids.stream()
                .map(id -> response(id, "Name " + id, id + "@example.com"))
                .toList());
        return ids;
    }

    public void send(String id, String lastName, String email) {
        sendAll(List.of(response(id, lastName, email)));
    }

    public void sendAll(List<String> responses) {
        var body = responses.stream().collect(Collectors.joining(",", "{\"responses\":[", "]}"));
        var answer = exchange(HttpRequest.newBuilder(URI.create(base + "/responses"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).doesNotContain("rejected");
    }

    public static String response(String id, String lastName, String email) {
        return """
                {"id":"%s","status":"complete","answers":{"nps":9},
                 "embeddedData":{"email":"%s","firstName":"Test","lastName":"%s"}}""".formatted(id, email, lastName);
    }

    public HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
