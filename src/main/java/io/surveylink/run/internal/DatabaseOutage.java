package io.surveylink.run.internal;

import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets a lane outlive an outage of the database where it stands: it goes on a moment after the database is back, and
 * results in hand are not lost.
 */
@Component
class DatabaseOutage {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** @param stopping once true, a failure is thrown instead of waited out */
    <T extends @Nullable Object> T outlive(Supplier<T> work, BooleanSupplier stopping) throws InterruptedException {
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!mayPass(e) || stopping.getAsBoolean()) {
                    throw e;
                }
                LOG.warn("the database does not answer, trying again: {}", e.toString());
                Thread.sleep(PAUSE);
            }
        }
    }

    void outlive(Runnable work, BooleanSupplier stopping) throws InterruptedException {
        this.<@Nullable Object>outlive(
                () -> {
                    work.run();
                    return null;
                },
                stopping);
    }

    /** A connection that failed, whoever tells it; a statement that is wrong stays wrong. */
    static boolean mayPass(RuntimeException e) {
        return switch (e) {
            case InvalidDataAccessResourceUsageException wrong -> false;
            case InvalidDataAccessApiUsageException wrong -> false;
            case DataIntegrityViolationException wrong -> false;
            case DataAccessException spring -> true;
            case TransactionException spring -> true;
            case org.jooq.exception.DataAccessException jooq -> jooq.getCause() instanceof SQLException;
            case SQLRuntimeException scheduler -> true;
            default -> false;
        };
    }
}
