package io.surveylink.testing;

import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.SimulatorConfig;
import io.surveylink.simulator.oauth.AppPolicy;
import io.surveylink.simulator.oauth.ClientApp;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a console needs around it: a database, a Salesforce, a mail server. They outlive any console. */
public final class Neighbours implements AutoCloseable {

    public static final String DATABASE = "surveylink";

    private final LocalMariaDb mariaDb;
    private final MailCatcher mailCatcher;
    private final SalesforceSimulator simulator;

    private Neighbours(LocalMariaDb mariaDb, MailCatcher mailCatcher, SalesforceSimulator simulator) {
        this.mariaDb = mariaDb;
        this.mailCatcher = mailCatcher;
        this.simulator = simulator;
    }

    /**
     * Starts them.
     *
     * @param dataDirectory where their state stays; null to forget it
     * @param consoleUrl for the callbacks of the demo's Salesforce apps
     */
    public static Neighbours start(
            @Nullable Path dataDirectory, int simulatorPort, int sandboxPort, String consoleUrl) {
        var mailCatcher = MailCatcher.start();
        @Nullable Path simulatorState = dataDirectory == null ? null : dataDirectory.resolve("simulator");
        var simulator =
                SalesforceSimulator.start(new SimulatorConfig(simulatorPort, sandboxPort, simulatorState, mailCatcher));
        for (DemoApp app : DemoApp.values()) {
            registerApp(simulator, app, consoleUrl);
        }
        var mariaDb = LocalMariaDb.start(dataDirectory == null ? null : dataDirectory.resolve("mariadb"), 0);
        mariaDb.createDatabase(DATABASE);
        return new Neighbours(mariaDb, mailCatcher, simulator);
    }

    /** Makes a demo app known to every simulated org of its environment. */
    public static void registerApp(SalesforceSimulator simulator, DemoApp app, String consoleUrl) {
        var client = new ClientApp(
                DemoApp.CONSUMER_KEY,
                DemoApp.CONSUMER_SECRET,
                "Surveylink",
                Set.of(app.callback(consoleUrl)),
                AppPolicy.DEFAULT.withRequirePkce(true));
        simulator.registerApp(
                switch (app.environment()) {
                    case PRODUCTION -> io.surveylink.simulator.org.Environment.PRODUCTION;
                    case SANDBOX -> io.surveylink.simulator.org.Environment.SANDBOX;
                },
                client);
    }

    public LocalMariaDb mariaDb() {
        return mariaDb;
    }

    public MailCatcher mailCatcher() {
        return mailCatcher;
    }

    public SalesforceSimulator simulator() {
        return simulator;
    }

    /** The console's settings, as environment variables or system properties. */
    public Map<String, String> consoleSettings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("SURVEYLINK_DB_URL", mariaDb.jdbcUrl(DATABASE));
        settings.put("SURVEYLINK_DB_USER", LocalMariaDb.RUNTIME_USER);
        settings.put("SURVEYLINK_DB_PASSWORD", LocalMariaDb.PASSWORD);
        settings.put("SURVEYLINK_DB_MIGRATION_USER", LocalMariaDb.MIGRATION_USER);
        settings.put("SURVEYLINK_DB_MIGRATION_PASSWORD", LocalMariaDb.PASSWORD);
        settings.put("SURVEYLINK_SMTP_URL", mailCatcher.smtpUrl().toString());
        settings.put("SURVEYLINK_SALESFORCE_SIMULATOR_URLS", simulator.productionUrl() + "," + simulator.sandboxUrl());
        return settings;
    }

    @Override
    public void close() {
        simulator.close();
        mailCatcher.close();
        mariaDb.close();
    }
}
