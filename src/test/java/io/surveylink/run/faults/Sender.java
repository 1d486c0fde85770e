package io.surveylink.run.faults;

import io.surveylink.testing.DemoData;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends responses as any sender does, and remembers those that were acknowledged: half of the oracle. */
public final class Sender {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Cluster cluster;
    private final String prefix;
    private final List<String> acknowledged = new ArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private int requests;

    /** @param prefix of the ids of its responses, to tell them from those of other senders */
    public Sender(Cluster cluster, String prefix) {
        this.cluster = cluster;
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** How often it was answered, and not that its responses are stored. */
    int refusals() {
        return refusals.get();
    }

    /** Ids of responses that a console has promised to deliver. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    public void send(int count) {
        int from = acknowledged.size();
        send(IntStream.range(from, from + count).mapToObj(this::id).toList(), "First");
    }

    /** The same response again with other content is a change of it. */
    void send(List<String> ids, String lastName) {
        var body = ids.stream()
                .map(id -> response(id, lastName))
                .collect(Collectors.joining(",", "{\"responses\":[", "]}"));
        Awaitility.await("an acknowledgement")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> isTaken(body));
        ids.stream().filter(id -> !acknowledged.contains(id)).forEach(acknowledged::add);
    }

    String id(int number) {
        return prefix + "-" + number;
    }

    /** By turns to each node that runs; one that does not answer is asked again, as senders do. */
    private boolean isTaken(String body) throws InterruptedException {
        var nodes = cluster.nodes().stream().filter(Cluster.Node::isRunning).toList();
        var request = HttpRequest.newBuilder(
                        nodes.get(requests++ % nodes.size()).api("/responses"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + DemoData.INGESTION_KEY_TEXT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            boolean taken =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == ACCEPTED;
            refusals.addAndGet(taken ? 0 : 1);
            return taken;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a running node answers to a client that may read. */
    JsonNode read(String path) {
        var node = cluster.nodes().stream()
                .filter(Cluster.Node::isRunning)
                .findFirst()
                .orElseThrow();
        var request = HttpRequest.newBuilder(node.api(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + DemoData.INGESTION_KEY_TEXT)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(path + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String response(String id, String lastName) {
        return """
                {"id":"%s","status":"complete","recordedAt":"2026-11-23T09:00:00Z","answers":{"nps":9},\
                "embeddedData":{"email":"%s@example.com","firstName":"Test","lastName":"%s"}}""".formatted(id, id, lastName);
    }
}
