package io.surveylink.survey.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * A token bucket per ingestion key and node: far above what an honest sender needs (a request may bring 500 responses),
 * low enough that a loop gone wild leaves the others room.
 */
@Component
class RequestRates {

    static final int PER_SECOND = 1_000;
    static final int BURST = 2_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ConcurrentHashMap<Long, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RequestRates() {
        this(System::nanoTime);
    }

    RequestRates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** True if the request may pass; it is counted then. */
    boolean take(long keyId) {
        long now = nanoTime.getAsLong();
        return buckets.computeIfAbsent(keyId, id -> new Bucket(now)).take(now);
    }

    private static final class Bucket {

        private double tokens = BURST;
        private long filledAt;

        private Bucket(long now) {
            filledAt = now;
        }

        private synchronized boolean take(long now) {
            double refill = Math.max(0, now - filledAt) / NANOS_PER_SECOND * PER_SECOND;
            tokens = Math.min(BURST, tokens + refill);
            filledAt = Math.max(filledAt, now);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
