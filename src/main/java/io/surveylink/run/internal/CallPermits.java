package io.surveylink.run.internal;

import io.surveylink.common.OrgId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** At most four calls in flight per org and node: Salesforce counts what is long and concurrent. */
@Component
class CallPermits {

    private static final int PER_ORG = 4;

    private final Map<OrgId, Semaphore> permits = new ConcurrentHashMap<>();

    /** Gives the permit back when closed. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    Permit acquire(OrgId org) throws InterruptedException {
        var semaphore = permits.computeIfAbsent(org, id -> new Semaphore(PER_ORG, true));
        semaphore.acquire();
        return semaphore::release;
    }
}
