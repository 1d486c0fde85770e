package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.simulator.fault.CallRecord;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.LocalMariaDb;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database: the order of changes in every build; one of them killed with the long faults. */
class TwoNodesIT {

    private static final int RECORDS = 1_000;
    private static final int CHANGES = 5;
    private static final int REQUEST = 200;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path directory;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @AfterEach
    void calm() {
        cluster.salesforce().clearFaults();
        cluster.salesforce().holds().releaseAll();
    }

    @Test
    void changesOfEveryRecordArriveInTheirOrderThroughFailuresAndAHold() throws Exception {
        var sender = new Sender(cluster, "O");
        var salesforce = cluster.salesforce();
        long before = salesforce.lastCall();
        for (int change = 1; change <= CHANGES; change++) {
            switch (change) {
                case 2 -> {
                    var upsert = FaultMatch.call("upsert");
                    salesforce.addFault(upsert, new Fault.Row("UNABLE_TO_LOCK_ROW", 0, 7, 50), 4);
                    salesforce.addFault(upsert, new Fault.Html503(), 2);
                }
                case 3 -> salesforce.addFault("upsert", new Fault.ResetAfterCommit());
                case 4 ->
                    salesforce.addFault(
                            "upsert", new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
                default -> {}
            }
            for (int from = 0; from < RECORDS; from += REQUEST) {
                sender.send(
                        IntStream.range(from, from + REQUEST)
                                .mapToObj(sender::id)
                                .toList(),
                        "Change " + change);
            }
        }

        // Retries are minutes apart and the probe of the hold is 15: time goes on until all has arrived.
        var oracle = new Oracle(cluster);
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(3)).until(() -> {
            cluster.advance(Duration.ofMinutes(4));
            return oracle.isDelivered(sender);
        });

        assertThat(salesforce.records("Contact").stream()
                        .filter(contact -> String.valueOf(contact.get("Survey_Response_Id__c"))
                                .contains(":O-"))
                        .toList())
                .hasSize(RECORDS)
                .allSatisfy(contact -> assertThat(contact).containsEntry("LastName", "Change " + CHANGES));
        assertThat(attemptsOutOfOrder())
                .as("attempts of a record that overtook an earlier change")
                .isZero();
        assertThat(overlapping(salesforce.calls(before)))
                .as("calls with one record at once")
                .isEmpty();
        oracle.check(sender);
    }

    @Test
    @Tag("faults")
    void otherNodeGoesOnWhereOneWasKilled() {
        var sender = new Sender(cluster, "N");
        for (int i = 0; i < 10; i++) {
            sender.send(REQUEST);
        }
        cluster.first().kill();
        try {
            new Oracle(cluster).check(sender);
        } finally {
            cluster.first().start();
        }
    }

    /** Attempts in calls that are older than one of an earlier change of the same record in the same workflow. */
    private static int attemptsOutOfOrder() throws Exception {
        try (var connection = DriverManager.getConnection(
                        cluster.jdbcUrl(), LocalMariaDb.RUNTIME_USER, LocalMariaDb.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT COUNT(*) FROM task_run earlier
                        JOIN task_run later ON later.lane_id = earlier.lane_id AND later.record_key = earlier.record_key
                            AND later.workflow_id = earlier.workflow_id AND later.run_id > earlier.run_id
                        JOIN task_attempt first ON first.task_run_id = earlier.id
                        JOIN task_attempt second ON second.task_run_id = later.id
                        WHERE second.salesforce_call_id <= first.salesforce_call_id""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<String> overlapping(List<CallRecord> calls) {
        var lastEnd = new HashMap<String, CallRecord>();
        var overlapping = new ArrayList<String>();
        calls.stream()
                .filter(call -> call.kind().equals("upsert"))
                .sorted(Comparator.comparing(CallRecord::started))
                .forEach(call -> call.keys().forEach(key -> {
                    var place = call.object() + " " + key;
                    var previous = lastEnd.put(place, call);
                    if (previous != null && previous.ended().isAfter(call.started())) {
                        overlapping.add(place);
                    }
                }));
        return overlapping;
    }
}
