package io.surveylink.common;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * db-scheduler decides when and on which node something runs. It has connections of its own, because a heartbeat that
 * waits for the console's pool is a false death.
 */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    private static final int CONNECTIONS = 4;

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    SchedulerNeighbours schedulerNeighbours(
            JdbcConnectionDetails database,
            @Value("${spring.datasource.hikari.connection-init-sql}") String connectionInitSql) {
        var pool = new HikariConfig();
        pool.setPoolName("scheduler");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionInitSql(connectionInitSql);
        pool.setConnectionTimeout(2_000);
        // A database that is away at start is the business of the console's own pool, which says so.
        pool.setInitializationFailTimeout(-1);
        return new SchedulerNeighbours(new HikariDataSource(pool));
    }

    /** What the scheduler uses: closed after it has stopped, because it depends on this. */
    static final class SchedulerNeighbours implements DbSchedulerCustomizer, AutoCloseable {

        private final HikariDataSource pool;
        private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("scheduled-", 1).factory());

        SchedulerNeighbours(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public Optional<DataSource> dataSource() {
            return Optional.of(pool);
        }

        @Override
        public Optional<ExecutorService> executorService() {
            return Optional.of(threads);
        }

        @Override
        public Optional<JdbcCustomization> jdbcCustomization() {
            return Optional.of(new MariaDBJdbcCustomization(true));
        }

        @Override
        public Optional<Serializer> serializer() {
            return Optional.of(new Jackson3Serializer());
        }

        @Override
        public void close() {
            threads.close();
            pool.close();
        }
    }
}
