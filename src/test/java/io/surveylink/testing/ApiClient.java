package io.surveylink.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the REST API, over real HTTP. */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;

    public ApiClient(int port) {
        this.port = port;
    }

    public Answer post(String project, String key, String body) {
        return post(project, key, body, request -> request);
    }

    public Answer post(String project, String key, String body, UnaryOperator<HttpRequest.Builder> more) {
        return post(project, HttpRequest.BodyPublishers.ofString(body), request -> more.apply(bearer(request, key)));
    }

    public Answer post(String project, HttpRequest.BodyPublisher body, UnaryOperator<HttpRequest.Builder> more) {
        return send(more.apply(HttpRequest.newBuilder(uri("/api/v1/projects/" + project + "/responses"))
                .header("Content-Type", "application/json")
                .POST(body)));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public static HttpRequest.Builder bearer(HttpRequest.Builder request, String key) {
        return request.header("Authorization", "Bearer " + key);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response, JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(HttpResponse<String> http, JsonNode json) {

        public int status() {
            return http.statusCode();
        }

        /** Of a problem. */
        public String code() {
            return json.path("code").asString();
        }

        public String outcome(int index) {
            return json.path("results").path(index).path("outcome").asString();
        }

        public JsonNode error(int index) {
            return json.path("results").path(index).path("error");
        }
    }
}
