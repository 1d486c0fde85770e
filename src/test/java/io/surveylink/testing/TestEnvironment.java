package io.surveylink.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.surveylink.access.AccessTable;
import io.surveylink.account.AccountLinks;
import io.surveylink.account.LinkedAccounts;
import io.surveylink.oauth.SalesforceApps;
import io.surveylink.oauth.SignIns;
import io.surveylink.run.RunProject;
import io.surveylink.simulator.SalesforceSimulator;
import io.surveylink.simulator.SimulatorConfig;
import io.surveylink.workflow.WorkflowFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The neighbours of the console under test. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    AccessTable.class,
    Fixtures.class,
    ListenedResponses.class,
    ListenedNotifications.class,
    ResponseFixtures.class,
    RunProject.class,
    WorkflowFixtures.class
})
public class TestEnvironment {

    private static final String DATABASE = "surveylink_test";

    @Bean(destroyMethod = "close")
    LocalMariaDb mariaDb() {
        var server = LocalMariaDb.start(null, 0);
        server.createDatabase(DATABASE);
        return server;
    }

    @Bean
    JdbcConnectionDetails runtimeUser(LocalMariaDb server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return LocalMariaDb.RUNTIME_USER;
            }

            @Override
            public String getPassword() {
                return LocalMariaDb.PASSWORD;
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl(DATABASE);
            }
        };
    }

    @Bean
    FlywayConnectionDetails migrationUser(LocalMariaDb server) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return LocalMariaDb.MIGRATION_USER;
            }

            @Override
            public String getPassword() {
                return LocalMariaDb.PASSWORD;
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl(DATABASE);
            }
        };
    }

    @Bean(destroyMethod = "close")
    MailCatcher mailCatcher() {
        return MailCatcher.start();
    }

    @Bean(destroyMethod = "close")
    SalesforceSimulator simulator(MailCatcher mailCatcher, Environment environment) {
        var simulator = SalesforceSimulator.start(SimulatorConfig.inMemory().withMailBox(mailCatcher));
        String consoleUrl = "http://localhost:" + environment.getRequiredProperty("SURVEYLINK_PORT");
        for (DemoApp app : DemoApp.values()) {
            Neighbours.registerApp(simulator, app, consoleUrl);
        }
        return simulator;
    }

    @Bean
    AccountLinking accountLinking(SalesforceApps apps, AccountLinks links, SignIns signIns, LinkedAccounts accounts) {
        return new AccountLinking(apps, links, signIns, accounts);
    }

    @Bean
    ApplicationRunner salesforceApps(SalesforceApps apps, Fixtures fixtures, SalesforceSimulator simulator) {
        return arguments -> {
            var admin = fixtures.admin();
            DemoApps.add(apps, admin, DemoApp.PRODUCTION, simulator.productionUrl());
            DemoApps.add(apps, admin, DemoApp.SANDBOX, simulator.sandboxUrl());
        };
    }

    /**
     * What the scheduler planned while the clock was ahead lies in the future when it goes back: the next time of a
     * recurring task, and its own waking.
     */
    @Bean
    ApplicationRunner schedule(SettableClock clock, DSLContext database, Scheduler scheduler) {
        return arguments -> clock.whenReset(() -> {
            database.execute("UPDATE scheduled_tasks SET execution_time = UTC_TIMESTAMP(6), version = version + 1"
                    + " WHERE picked = 0 AND execution_time > UTC_TIMESTAMP(6) + INTERVAL 1 MINUTE");
            scheduler.triggerCheckForDueExecutions();
        });
    }

    @Bean
    DynamicPropertyRegistrar neighbours(MailCatcher mailCatcher, SalesforceSimulator simulator) {
        return registry -> {
            registry.add("surveylink.smtp-url", mailCatcher::smtpUrl);
            registry.add(
                    "surveylink.salesforce-simulator-urls",
                    () -> simulator.productionUrl() + "," + simulator.sandboxUrl());
            registry.add("surveylink.key-file", TestEnvironment::newKeyFile);
        };
    }

    private static Path newKeyFile() {
        try {
            return Files.createTempDirectory("surveylink-test").resolve("surveylink.key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    StatementCounter statementCounter() {
        return new StatementCounter();
    }

    @Bean
    DefaultExecuteListenerProvider countStatements(StatementCounter counter) {
        return new DefaultExecuteListenerProvider(counter);
    }
}
