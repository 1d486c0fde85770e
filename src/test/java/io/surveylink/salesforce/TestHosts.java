package io.surveylink.salesforce;

import io.surveylink.common.SurveylinkProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.mock.env.MockEnvironment;

/** Host rules of consoles that are configured in one way or another. */
public final class TestHosts {

    private TestHosts() {}

    public static SalesforceHosts production() {
        return in("prod");
    }

    public static SalesforceHosts allowing(URI... simulators) {
        return in("dev", simulators);
    }

    static SalesforceHosts in(String profile, URI... simulators) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        var properties = new SurveylinkProperties(
                URI.create("http://localhost:8080"), null, Duration.ofSeconds(2), List.of(), null, List.of(simulators));
        return new SalesforceHosts(properties, environment);
    }
}
