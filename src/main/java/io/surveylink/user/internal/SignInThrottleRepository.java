package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.SIGN_IN_THROTTLE;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SignInThrottleRepository {

    private final DSLContext database;

    SignInThrottleRepository(DSLContext database) {
        this.database = database;
    }

    /** Locks the row of a key until the transaction ends, making it first if need be; so attempts come one by one. */
    @Transactional(propagation = Propagation.MANDATORY)
    Attempts lock(String key, Instant now) {
        database.insertInto(SIGN_IN_THROTTLE)
                .set(SIGN_IN_THROTTLE.THROTTLE_KEY, key)
                .set(SIGN_IN_THROTTLE.FAILURE_COUNT, 0)
                .set(SIGN_IN_THROTTLE.LAST_FAILED_AT, now)
                .onDuplicateKeyUpdate()
                .set(SIGN_IN_THROTTLE.FAILURE_COUNT, SIGN_IN_THROTTLE.FAILURE_COUNT)
                .execute();
        return find(key).orElseThrow();
    }

    Optional<Attempts> find(String key) {
        return database.select(
                        SIGN_IN_THROTTLE.FAILURE_COUNT, SIGN_IN_THROTTLE.LAST_FAILED_AT, SIGN_IN_THROTTLE.LOCKED_UNTIL)
                .from(SIGN_IN_THROTTLE)
                .where(SIGN_IN_THROTTLE.THROTTLE_KEY.eq(key))
                .fetchOptional(mapping(Attempts::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void save(String key, Attempts attempts) {
        database.update(SIGN_IN_THROTTLE)
                .set(SIGN_IN_THROTTLE.FAILURE_COUNT, attempts.failures())
                .set(SIGN_IN_THROTTLE.LAST_FAILED_AT, attempts.lastFailedAt())
                .set(SIGN_IN_THROTTLE.LOCKED_UNTIL, attempts.lockedUntil())
                .where(SIGN_IN_THROTTLE.THROTTLE_KEY.eq(key))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(String key) {
        database.deleteFrom(SIGN_IN_THROTTLE)
                .where(SIGN_IN_THROTTLE.THROTTLE_KEY.eq(key))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteOlderThan(Instant limit) {
        database.deleteFrom(SIGN_IN_THROTTLE)
                .where(SIGN_IN_THROTTLE.LAST_FAILED_AT.lt(limit))
                .limit(100)
                .execute();
    }

    record Attempts(
            int failures, Instant lastFailedAt, @Nullable Instant lockedUntil) {}
}
