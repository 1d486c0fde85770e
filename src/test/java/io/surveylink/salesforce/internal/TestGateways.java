package io.surveylink.salesforce.internal;

import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.TestHosts;
import io.surveylink.salesforce.internal.CallTransport.Limits;
import java.net.URI;
import java.time.Duration;

/** The real gateway, for tests of what goes through it. */
public final class TestGateways {

    private TestGateways() {}

    public static SalesforceGateway to(URI simulator) {
        return new WscSalesforceGateway(
                TestHosts.allowing(simulator), new Limits(Duration.ofSeconds(10), 16 * 1024 * 1024));
    }
}
