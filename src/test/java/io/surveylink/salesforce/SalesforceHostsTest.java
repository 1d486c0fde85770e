package io.surveylink.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceHostsTest {

    private static final URI SIMULATOR = URI.create("http://localhost:8090");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.salesforce.com",
                "https://test.salesforce.com/",
                "https://acme.my.salesforce.com",
                "https://Acme.My.Salesforce.com:443/services/Soap/u/65.0",
                "https://acme--uat.sandbox.my.salesforce.com",
                "https://acme-dev-ed.develop.my.salesforce.com",
                "https://na139.salesforce.com"
            })
    void hostsOfSalesforceAreAllowed(String url) {
        assertThat(TestHosts.production().allows(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.salesforce.com",
                "https://login.salesforce.com:8443",
                "https://login.salesforce.com.evil.example",
                "https://evilsalesforce.com",
                "https://my.salesforce.com.evil.example",
                "https://user@login.salesforce.com",
                "https://13.110.0.1",
                "https://[::1]",
                "https://localhost",
                "http://localhost:8090",
                "ftp://login.salesforce.com",
                "/services/oauth2/token"
            })
    void everythingElseIsRefused(String url) {
        assertThat(TestHosts.production().allows(URI.create(url))).isFalse();
    }

    @Test
    void theSimulatorCountsOnlyWhereItIsConfiguredAndOnlyOnItsPort() {
        var hosts = TestHosts.allowing(SIMULATOR);

        assertThat(hosts.allows(SIMULATOR.resolve("/services/oauth2/token"))).isTrue();
        assertThat(hosts.allows(URI.create("http://localhost:8092"))).isFalse();
        assertThat(hosts.allows(URI.create("https://localhost:8090"))).isFalse();
    }

    @Test
    void productionDoesNotStartWithASimulator() {
        assertThatThrownBy(() -> TestHosts.in("prod", SIMULATOR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("surveylink.salesforce-simulator-urls");
    }

    @Test
    void aConnectionToAnotherHostIsRefusedBeforeItIsMade() {
        assertThatThrownBy(() -> TestHosts.production().check(SIMULATOR)).isInstanceOf(IOException.class);
    }
}
