package io.surveylink.bench;

import io.surveylink.run.faults.Cluster;
import io.surveylink.run.faults.Oracle;
import io.surveylink.run.faults.Sender;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * P9 and P10, with two consoles of its own: how long the work of a killed node lies, and how long after an outage of the
 * database the next record reaches Salesforce.
 */
public final class RecoverBench implements Benchmark {

    private static final int REQUEST = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long OUTAGE = TimeUnit.SECONDS.toNanos(10);

    @Override
    public String name() {
        return "recover";
    }

    @Override
    public List<Measurement> run(BenchEnvironment environment) throws Exception {
        try (var cluster = Cluster.start(Files.createTempDirectory(Path.of("target", "bench"), "recover"))) {
            return List.of(
                    new Measurement("work of a killed node is done by the other", nodeKilled(cluster), "s", "<= 20"),
                    new Measurement("first record after the database is back", databaseOutage(cluster), "s", "<= 5"));
        }
    }

    private static double nodeKilled(Cluster cluster) {
        cluster.second().kill();
        cluster.salesforce().addFault(FaultMatch.call("upsert"), new Fault.HoldAfterCommit(), 2);
        cluster.salesforce().addFault(FaultMatch.call("create"), new Fault.HoldAfterCommit(), 1);
        var sender = new Sender(cluster, "P9");
        sender.send(REQUEST);
        cluster.salesforce().holds().await(3, LIMIT);
        cluster.second().start();
        cluster.first().kill();
        long start = System.nanoTime();
        cluster.salesforce().holds().releaseAll();
        new Oracle(cluster).awaitDelivered(sender, LIMIT);
        double seconds = (System.nanoTime() - start) / 1e9;
        cluster.first().start();
        return seconds;
    }

    /** With more to do than the outage lasts, so that there is always a next record. */
    private static double databaseOutage(Cluster cluster) {
        var salesforce = cluster.salesforce();
        salesforce.latency(Duration.ofMillis(500));
        var sender = new Sender(cluster, "P10");
        for (int i = 0; i < 50; i++) {
            sender.send(REQUEST);
        }
        cluster.killDatabase();
        LockSupport.parkNanos(OUTAGE);
        cluster.restartDatabase();
        long start = System.nanoTime();
        long before = salesforce.lastCall();
        Awaitility.await("a record")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> salesforce.calls(before).stream().anyMatch(call -> call.committed() > 0));
        double seconds = (System.nanoTime() - start) / 1e9;
        salesforce.latency(Duration.ZERO);
        new Oracle(cluster).awaitDelivered(sender, LIMIT);
        return seconds;
    }
}
