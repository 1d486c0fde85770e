package io.surveylink.common;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time comes from one bean, so that tests and the development launcher can move it. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return new DatabaseClock(Clock.systemUTC());
    }

    /** A clock that somebody moves is not corrected. */
    @Bean
    Measuring measuring(Clock clock, DataSource dataSource) {
        return new Measuring(clock, dataSource);
    }

    /** Before anything else starts, and ever again: clocks drift. */
    static final class Measuring implements SmartLifecycle {

        private static final Duration EVERY = Duration.ofSeconds(10);

        private final Clock clock;
        private final DataSource dataSource;
        private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

        Measuring(Clock clock, DataSource dataSource) {
            this.clock = clock;
            this.dataSource = dataSource;
        }

        @Override
        public void start() {
            if (clock instanceof DatabaseClock corrected) {
                corrected.measure(dataSource);
                thread = Thread.ofVirtual().name("clock").start(() -> measureForEver(corrected));
            }
        }

        private void measureForEver(DatabaseClock corrected) {
            try {
                while (true) {
                    Thread.sleep(EVERY);
                    corrected.measure(dataSource);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void stop() {
            thread.interrupt();
        }

        @Override
        public boolean isRunning() {
            return thread.isAlive();
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }
}
