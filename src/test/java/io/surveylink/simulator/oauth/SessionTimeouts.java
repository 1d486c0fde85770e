package io.surveylink.simulator.oauth;

import io.surveylink.simulator.org.Org;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long a session lives unused, per org: two hours unless an administrator chose otherwise. */
public final class SessionTimeouts {

    public static final Duration DEFAULT = Duration.ofHours(2);

    private final Map<String, Duration> timeouts = new ConcurrentHashMap<>();

    public Duration of(Org org) {
        return timeouts.getOrDefault(org.key(), DEFAULT);
    }

    public void set(Org org, Duration timeout) {
        timeouts.put(org.key(), timeout);
    }

    public void reset() {
        timeouts.clear();
    }
}
