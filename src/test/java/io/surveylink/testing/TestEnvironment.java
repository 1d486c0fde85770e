package io.surveylink.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The neighbours of the console under test. */
@TestConfiguration(proxyBeanMethods = false)
@Import(Fixtures.class)
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

    @Bean
    DynamicPropertyRegistrar neighbours(MailCatcher mailCatcher) {
        return registry -> {
            registry.add("surveylink.smtp-url", mailCatcher::smtpUrl);
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
