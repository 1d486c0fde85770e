package io.surveylink.bench;

import io.surveylink.common.RandomIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends new responses of the demo's survey; ids never repeat. */
final class ResponseSender {

    private static final int ACCEPTED = 202;
    private static final int OVERLOADED = 503;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BenchEnvironment environment;
    private final String prefix = RandomIds.publicId();
    private final AtomicLong sequence = new AtomicLong();

    ResponseSender(BenchEnvironment environment) {
        this.environment = environment;
    }

    /** True if it was taken, false if the console asked to come again later. */
    boolean send(int count) throws IOException, InterruptedException {
        String responses = IntStream.range(0, count)
                .mapToObj(i -> response(sequence.incrementAndGet()))
                .collect(Collectors.joining(","));
        var request = HttpRequest.newBuilder(uri())
                .header("Authorization", "Bearer " + environment.ingestionKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"responses\":[" + responses + "]}"))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == OVERLOADED) {
            return false;
        }
        if (answer.statusCode() != ACCEPTED) {
            throw new IllegalStateException("ingestion answered " + answer.statusCode() + ": " + answer.body());
        }
        return true;
    }

    private String response(long number) {
        return """
                {"id":"%s-%d","status":"complete","answers":{"nps":%d},\
                "embeddedData":{"email":"r%d@example.com","firstName":"First","lastName":"Last %d"}}""".formatted(prefix, number, number % 11, number, number);
    }

    private URI uri() {
        return environment.consoleUrl().resolve("/api/v1/projects/" + environment.project() + "/responses");
    }
}
