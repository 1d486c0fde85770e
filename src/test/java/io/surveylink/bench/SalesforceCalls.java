package io.surveylink.bench;

import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.fault.CallRecord;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What reached Salesforce since a moment. */
final class SalesforceCalls {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Controls salesforce;
    private final long from;

    private SalesforceCalls(Controls salesforce, long from) {
        this.salesforce = salesforce;
        this.from = from;
    }

    static SalesforceCalls sinceNow(Controls salesforce) {
        return new SalesforceCalls(salesforce, salesforce.lastCall());
    }

    /** Returns when so many rows were written. */
    void awaitRows(long rows) {
        Awaitility.await(rows + " rows")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> rows() >= rows);
    }

    long rows() {
        return salesforce.calls(from).stream()
                .filter(SalesforceCalls::writes)
                .mapToLong(CallRecord::rows)
                .sum();
    }

    long calls() {
        return salesforce.calls(from).stream().filter(SalesforceCalls::writes).count();
    }

    private static boolean writes(CallRecord call) {
        return call.kind().equals("upsert");
    }
}
