package io.surveylink.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * P1 and P3: records a second from the first response sent to the last record written, by two workflows to two objects,
 * and database commits per record. The latency is Salesforce's, per call.
 */
public final class DeliverBench implements Benchmark {

    private static final int BATCH = 200;
    private static final int REQUESTS = 60;
    private static final int WARM_UP_REQUESTS = 20;
    private static final int WORKFLOWS = 2;
    private static final List<Duration> LATENCIES = List.of(Duration.ZERO, Duration.ofMillis(150));

    @Override
    public String name() {
        return "deliver";
    }

    @Override
    public List<Measurement> run(BenchEnvironment environment) throws Exception {
        var sender = new ResponseSender(environment);
        deliver(environment, sender, WARM_UP_REQUESTS);
        var measurements = new ArrayList<Measurement>();
        for (Duration latency : LATENCIES) {
            environment.salesforce().latency(latency);
            long commits = environment.database().commits();
            double perSecond = deliver(environment, sender, REQUESTS);
            long records = (long) REQUESTS * BATCH * WORKFLOWS;
            double perRecord = (double) (environment.database().commits() - commits - REQUESTS) / records;
            String at = " at " + latency.toMillis() + " ms per call";
            measurements.add(new Measurement("records into Salesforce" + at, perSecond, "/s", ">= 1,150"));
            measurements.add(new Measurement("commits per record, ingestion apart" + at, perRecord, "", "<= 0.05"));
        }
        environment.salesforce().latency(Duration.ZERO);
        return measurements;
    }

    private static double deliver(BenchEnvironment environment, ResponseSender sender, int requests) throws Exception {
        var calls = SalesforceCalls.sinceNow(environment.salesforce());
        long start = System.nanoTime();
        for (int sent = 0; sent < requests; ) {
            sent += sender.send(BATCH) ? 1 : 0;
        }
        long records = (long) requests * BATCH * WORKFLOWS;
        calls.awaitRows(records);
        return records * 1e9 / (System.nanoTime() - start);
    }
}
