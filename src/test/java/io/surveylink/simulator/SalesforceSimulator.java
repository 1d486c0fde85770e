package io.surveylink.simulator;

import io.surveylink.simulator.control.Controls;
import io.surveylink.simulator.oauth.ClientApp;
import io.surveylink.simulator.org.Environment;
import io.surveylink.simulator.state.JournalStore;
import io.surveylink.simulator.state.StateStore;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Salesforce as an integration meets it: two login hosts, production and sandbox, each with the orgs {@code acme} and
 * {@code other}, over real HTTP on the loopback interface. Users all have the password {@code salesforce}.
 */
public final class SalesforceSimulator implements AutoCloseable {

    private final Map<Environment, SimulatedHost> hosts = new EnumMap<>(Environment.class);

    private SalesforceSimulator(SimulatorConfig config) {
        for (Environment environment : Environment.values()) {
            int port = switch (environment) {
                case PRODUCTION -> config.productionPort();
                case SANDBOX -> config.sandboxPort();
            };
            hosts.put(environment, new SimulatedHost(environment, port, store(config, environment), config.mailBox()));
        }
    }

    /** Listens when it returns. */
    public static SalesforceSimulator start(SimulatorConfig config) {
        return new SalesforceSimulator(config);
    }

    /** Login host and instance of the production orgs, e.g. {@code http://localhost:8090}. */
    public String productionUrl() {
        return url(Environment.PRODUCTION);
    }

    public String sandboxUrl() {
        return url(Environment.SANDBOX);
    }

    public String url(Environment environment) {
        return host(environment).url();
    }

    /** Makes an app known in every org of an environment. */
    public void registerApp(Environment environment, ClientApp app) {
        host(environment).apps().register(app);
    }

    public Controls production() {
        return control(Environment.PRODUCTION);
    }

    public Controls sandbox() {
        return control(Environment.SANDBOX);
    }

    public Controls control(Environment environment) {
        return host(environment).controls();
    }

    @Override
    public void close() {
        hosts.values().forEach(SimulatedHost::close);
    }

    private SimulatedHost host(Environment environment) {
        return Objects.requireNonNull(hosts.get(environment));
    }

    private static StateStore store(SimulatorConfig config, Environment environment) {
        Path directory = config.dataDirectory();
        return directory == null
                ? StateStore.none()
                : JournalStore.open(directory.resolve(environment.key() + ".jsonl"));
    }
}
