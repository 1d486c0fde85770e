package io.surveylink.common;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the services. Each is READ COMMITTED and is run again from its start when MariaDB gave it up: 1213
 * (deadlock), 1205 (lock wait), 1020 (record changed since read, raised by MariaDB 11.8). The work must therefore do
 * nothing but database work. Inside a running transaction the work joins it and the outer one retries.
 */
@Component
public class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Set<Integer> GIVEN_UP = Set.of(1213, 1205, 1020);
    private static final int ATTEMPTS = 8;
    private static final int ATTEMPTS_AT_A_KEY = 5;

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Transactions(PlatformTransactionManager transactionManager) {
        this.writing = new TransactionTemplate(transactionManager);
        this.reading = new TransactionTemplate(transactionManager);
        this.reading.setReadOnly(true);
    }

    public <T extends @Nullable Object> T write(Supplier<T> work) {
        return retrying(writing, work);
    }

    public void write(Runnable work) {
        this.<@Nullable Object>write(() -> {
            work.run();
            return null;
        });
    }

    public <T extends @Nullable Object> T read(Supplier<T> work) {
        return retrying(reading, work);
    }

    /**
     * Runs the work, transaction and all, again where another one stored the same key at the same moment. Each attempt
     * finds what the other stored, so a second one hardly ever fails.
     */
    public static <T> T withoutTwins(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DuplicateKeyException e) {
                if (attempt == ATTEMPTS_AT_A_KEY) {
                    throw e;
                }
            }
        }
    }

    @SuppressWarnings("NullAway") // the template's result is that of the work
    private static <T extends @Nullable Object> T retrying(TransactionTemplate template, Supplier<T> work) {
        boolean joins =
                org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return template.execute(status -> work.get());
            } catch (RuntimeException e) {
                if (joins || attempt == ATTEMPTS || !wasGivenUp(e)) {
                    throw e;
                }
                LOG.debug("the database gave up the transaction, attempt {}", attempt);
            }
        }
    }

    private static boolean wasGivenUp(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && GIVEN_UP.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
