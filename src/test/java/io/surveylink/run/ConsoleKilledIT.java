package io.surveylink.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.testing.ConsoleProcess;
import io.surveylink.testing.DemoData;
import io.surveylink.testing.DemoNode;
import io.surveylink.testing.FreePorts;
import io.surveylink.testing.Neighbours;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing lost, nothing doubled when the console is killed: the console is a process of its own; the sender's list of
 * acknowledged responses and the simulator's records are the oracle.
 */
class ConsoleKilledIT {

    private static final int RESPONSES = 10_000;
    private static final int BATCH = 200;
    private static final int KILLED_AFTER = 5_000;
    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(3);

    /** 50 full batches for each of the two workflows, and what a kill may repeat or split. */
    private static final int CALLS_WITHOUT_KILL = 60;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private Neighbours neighbours;
    private ConsoleProcess.Settings settings;

    @BeforeEach
    void startNeighbours() {
        int port = FreePorts.anyFree();
        neighbours = Neighbours.start(null, 0, 0, "http://localhost:" + port);
        settings = new ConsoleProcess.Settings(
                DemoNode.class.getName(),
                port,
                FreePorts.anyFree(),
                neighbours.mariaDb().jdbcUrl(Neighbours.DATABASE),
                directory,
                neighbours.consoleSettings());
    }

    @AfterEach
    void stopNeighbours() {
        neighbours.close();
    }

    @Test
    void everyAcknowledgedResponseIsOneRecordAfterTheConsoleWasKilled() throws Exception {
        var console = ConsoleProcess.start(settings);
        try {
            int acknowledged = 0;
            while (acknowledged < RESPONSES) {
                if (acknowledged == KILLED_AFTER) {
                    awaitFirstRecords();
                    console.kill();
                    console = ConsoleProcess.start(settings);
                }
                assertThat(send(console, acknowledged)).isEqualTo(202);
                acknowledged += BATCH;
            }
            awaitRecords(RESPONSES);
        } finally {
            console.close();
        }

        assertThat(keysIn("Contact")).hasSize(RESPONSES).doesNotHaveDuplicates();
        assertThat(keysIn("Contact")).containsAll(expectedKeys());
        for (String object : List.of("Contact", "Survey_Response__c")) {
            assertThat(writingCalls(object)).hasSizeLessThanOrEqualTo(CALLS_WITHOUT_KILL);
        }
    }

    private int send(ConsoleProcess console, int first) throws IOException, InterruptedException {
        String responses = IntStream.range(first, first + BATCH)
                .mapToObj(ConsoleKilledIT::response)
                .collect(Collectors.joining(","));
        var request = HttpRequest.newBuilder(
                        URI.create(console.url() + "/api/v1/projects/" + DemoData.PROJECT + "/responses"))
                .header("Authorization", "Bearer " + DemoData.INGESTION_KEY_TEXT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"responses\":[" + responses + "]}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String response(int number) {
        return """
                {"id":"%s","status":"complete","recordedAt":"2026-11-23T09:00:00Z","answers":{"nps":%d},\
                "embeddedData":{"email":"r%d@example.com","firstName":"First","lastName":"Last %d"}}""".formatted(id(number), number % 11, number, number);
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "R-%05d", number);
    }

    private void awaitFirstRecords() {
        Awaitility.await("the engine at work")
                .atMost(DELIVERY_LIMIT)
                .until(() -> !keysIn("Contact").isEmpty());
    }

    private void awaitRecords(int number) {
        Awaitility.await("every record")
                .atMost(DELIVERY_LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> keysIn("Contact").size() >= number
                        && keysIn("Survey_Response__c").size() >= number);
    }

    /** The part of the response keys that the sender knows, of all records that a response made. */
    private List<String> keysIn(String object) {
        return neighbours.simulator().production().records(object).stream()
                .map(fields -> fields.get("Survey_Response_Id__c"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(key -> key.contains(":R-"))
                .map(key -> key.substring(key.indexOf(':') + 1))
                .toList();
    }

    private static HashSet<String> expectedKeys() {
        return IntStream.range(0, RESPONSES)
                .mapToObj(ConsoleKilledIT::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<CallRecord> writingCalls(String object) {
        return neighbours.simulator().production().calls(0).stream()
                .filter(call -> call.kind().equals("upsert") && object.equals(call.object()))
                .toList();
    }
}
