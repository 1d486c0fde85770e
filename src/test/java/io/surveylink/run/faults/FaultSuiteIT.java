package io.surveylink.run.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import io.surveylink.testing.LocalMariaDb;
import java.time.Duration;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The faults of quality.md, each followed by the oracle: nothing that was acknowledged is lost, nothing is written twice.
 * Run by {@code mvn -Pfaults verify}.
 */
@Tag("faults")
class FaultSuiteIT extends FaultTestCase {

    private static final int REQUEST = 200;
    private static final Duration SOON = Duration.ofSeconds(30);
    /** P9: heartbeats are missed for 12 seconds, and looked at every few. */
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(20);

    @AfterEach
    void calm() {
        cluster.salesforce().clearFaults();
        cluster.salesforce().holds().releaseAll();
        cluster.mails().up(true);
        for (var node : cluster.nodes()) {
            if (!node.isRunning()) {
                node.start();
            }
        }
    }

    private void check() {
        oracle.check(sender);
    }

    @Test
    void consoleIsKilledBeforeSalesforceHasCommitted() {
        killInACall(new Fault.HoldBeforeCommit());
    }

    @Test
    void consoleIsKilledAfterSalesforceHasCommitted() {
        killInACall(new Fault.HoldAfterCommit());
    }

    /** One node alone makes the calls; the other takes over. */
    private void killInACall(Fault fault) {
        cluster.second().kill();
        cluster.salesforce().addFault(FaultMatch.call("upsert"), fault, 2);
        cluster.salesforce().addFault(FaultMatch.call("create"), fault, 1);
        sender.send(REQUEST);
        cluster.salesforce().holds().await(3, SOON);
        cluster.second().start();

        cluster.first().kill();
        cluster.salesforce().holds().releaseAll();

        oracle.awaitDelivered(sender, TAKEN_OVER_WITHIN);
        check();
    }

    @Test
    void consoleIsKilledWhileItWritesResults() {
        for (int i = 0; i < 10; i++) {
            sender.send(REQUEST);
            if (i == 5) {
                await().atMost(SOON)
                        .until(() -> !oracle.keys("Contact", "Survey_Response_Id__c", sender)
                                .isEmpty());
                cluster.first().kill();
                cluster.first().start();
            }
        }
        check();
    }

    @Test
    void nodeIsPausedLongerThanItsLease() {
        cluster.second().kill();
        cluster.salesforce().addFault(FaultMatch.call("upsert"), new Fault.HoldAfterCommit(), 1);
        cluster.salesforce().addFault(FaultMatch.call("create"), new Fault.HoldAfterCommit(), 1);
        sender.send(REQUEST);
        cluster.salesforce().holds().await(2, SOON);
        cluster.second().start();

        cluster.first().pause();
        cluster.salesforce().holds().releaseAll();
        oracle.awaitDelivered(sender, TAKEN_OVER_WITHIN);
        cluster.first().goOn();
        sender.send(REQUEST);

        check();
    }

    @Test
    void databaseIsKilled() {
        sender.send(REQUEST);
        cluster.killDatabase();
        cluster.restartDatabase();
        sender.send(REQUEST);

        check();
    }

    @Test
    void databaseIsKilledWhileCallsAreInFlight() {
        cluster.salesforce().addFault(FaultMatch.call("upsert"), new Fault.HoldAfterCommit(), 2);
        cluster.salesforce().addFault(FaultMatch.call("create"), new Fault.HoldAfterCommit(), 1);
        sender.send(REQUEST);
        cluster.salesforce().holds().await(3, SOON);

        cluster.killDatabase();
        cluster.salesforce().holds().releaseAll();
        cluster.restartDatabase();

        check();
    }

    @Test
    void databaseStopsAndGoesOn() {
        sender.send(REQUEST);
        cluster.signalDatabase("STOP");
        try {
            await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
        } finally {
            cluster.signalDatabase("CONT");
        }
        sender.send(REQUEST);

        check();
    }

    @Test
    void connectionsToTheDatabaseAreCutShutAndSlow() {
        var way = cluster.wayToDatabase();
        sender.send(REQUEST);
        way.cut();
        sender.send(REQUEST);
        way.shut();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        way.open();
        way.delay(Duration.ofMillis(20));
        sender.send(REQUEST);
        way.delay(Duration.ZERO);

        check();
    }

    @Test
    void whatIsSentToTheDatabaseGetsLost() {
        var way = cluster.wayToDatabase();
        sender.send(REQUEST);
        way.silence(true);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        way.silence(false);
        // A connection that lost a piece of its talk is of no use to anybody.
        way.cut();
        sender.send(REQUEST);

        check();
    }

    @Test
    void clocksOfTheNodesDiffer() {
        cluster.second().advance(Duration.ofSeconds(40));
        for (int i = 0; i < 5; i++) {
            sender.send(REQUEST);
        }
        check();
        cluster.first().advance(Duration.ofSeconds(40));
    }

    @Test
    void mailServerIsDown() {
        cluster.mails().up(false);
        sender.send(REQUEST);

        check();
    }

    @Test
    void newerNodeMigratesWhileAnOlderOneRuns() {
        sender.send(REQUEST);
        Flyway.configure()
                .dataSource(cluster.jdbcUrl(), LocalMariaDb.MIGRATION_USER, LocalMariaDb.PASSWORD)
                .locations("filesystem:db/migration", "filesystem:src/test/resources/db/later")
                .load()
                .migrate();
        sender.send(REQUEST);

        check();
    }

    static Stream<Fault> salesforceFaults() {
        return Stream.of(
                new Fault.ResetAfterCommit(),
                new Fault.ResetBeforeCommit(),
                new Fault.Html503(),
                new Fault.Truncated(),
                new Fault.Redirect(),
                new Fault.Empty(200),
                new Fault.Code("SERVER_UNAVAILABLE"),
                new Fault.Code("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
                new Fault.Code(
                        "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."),
                new Fault.Code("UNABLE_TO_LOCK_ROW"),
                new Fault.Row("UNABLE_TO_LOCK_ROW", 0, 5, 9));
    }

    @ParameterizedTest
    @MethodSource("salesforceFaults")
    void salesforceFails(Fault fault) {
        cluster.salesforce().addFault(FaultMatch.call("upsert"), fault, 3);
        cluster.salesforce().addFault(FaultMatch.call("create"), fault, 2);
        sender.send(REQUEST);
        sender.send(REQUEST);

        // Retries are minutes apart and probes 15: time goes on.
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    cluster.advance(Duration.ofMinutes(8));
                    return oracle.isDelivered(sender);
                });
        check();
    }

    @Test
    void sessionExpiresInMidRun() {
        for (int i = 0; i < 5; i++) {
            sender.send(REQUEST);
            if (i == 2) {
                cluster.salesforce().expireSessions("owner@acme.example");
            }
        }
        check();
        assertThat(cluster.salesforce().grants("owner@acme.example")).isNotEmpty();
    }
}
