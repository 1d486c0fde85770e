package io.surveylink.survey.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets so many requests store at once that connections are left for people and the engine. Who finds no room in time is
 * asked to come again, which is better than a queue that grows without end.
 */
@Component
class IngestionGate {

    /** More would not be faster: the database's locks are the limit. */
    private static final int AT_ONCE = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SECONDS_TO_WAIT = 1;

    private final Semaphore room;
    private final Duration patience;

    @Autowired
    IngestionGate() {
        this(AT_ONCE, PATIENCE);
    }

    IngestionGate(int atOnce, Duration patience) {
        this.room = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws DomainException OVERLOADED */
    <T> T pass(Supplier<T> work) {
        if (!enter()) {
            throw new DomainException(ErrorCode.OVERLOADED, SECONDS_TO_WAIT);
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    private boolean enter() {
        try {
            return room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
