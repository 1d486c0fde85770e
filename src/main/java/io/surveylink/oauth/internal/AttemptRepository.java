package io.surveylink.oauth.internal;

import static io.surveylink.jooq.Tables.AUTHORIZATION_ATTEMPT;

import io.surveylink.common.AccountId;
import io.surveylink.common.SalesforceAppId;
import io.surveylink.common.SignInAttemptId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.oauth.SignInAttempt;
import io.surveylink.oauth.SignInPurpose;
import io.surveylink.oauth.SignInRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record14;
import org.jooq.Records;
import org.jooq.SelectJoinStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class AttemptRepository {

    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext sql;

    AttemptRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An attempt as it lies in the table. */
    record Attempt(
            SignInAttemptId id,
            byte[] sessionDigest,
            UserId user,
            SalesforceAppId app,
            SignInPurpose purpose,
            @Nullable Integer slot,
            @Nullable String accountName,
            @Nullable AccountId account,
            @Nullable WorkflowId workflow,
            byte[] codeVerifier,
            String returnTo,
            Instant startedAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {

        /** How long it is remembered: long enough to tell "expired" from "unknown". */
        Instant keptUntil() {
            return expiresAt.plus(KEPT);
        }

        SignInAttempt open() {
            return new SignInAttempt(id, request(), startedAt, expiresAt);
        }

        SignInRequest request() {
            return new SignInRequest(user, app, purpose, slot, accountName, account, workflow, null, returnTo);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            SignInRequest request,
            byte[] stateDigest,
            byte[] sessionDigest,
            byte[] codeVerifier,
            Instant now,
            Instant expiresAt) {
        sql.insertInto(AUTHORIZATION_ATTEMPT)
                .set(AUTHORIZATION_ATTEMPT.STATE_DIGEST, stateDigest)
                .set(AUTHORIZATION_ATTEMPT.SESSION_DIGEST, sessionDigest)
                .set(AUTHORIZATION_ATTEMPT.USER_ID, request.user())
                .set(AUTHORIZATION_ATTEMPT.SALESFORCE_APP_ID, request.app())
                .set(AUTHORIZATION_ATTEMPT.PURPOSE, request.purpose().name())
                .set(
                        AUTHORIZATION_ATTEMPT.SLOT,
                        request.slot() == null ? null : request.slot().byteValue())
                .set(AUTHORIZATION_ATTEMPT.ACCOUNT_NAME, request.accountName())
                .set(AUTHORIZATION_ATTEMPT.LINKED_ACCOUNT_ID, request.account())
                .set(AUTHORIZATION_ATTEMPT.WORKFLOW_ID, request.workflow())
                .set(AUTHORIZATION_ATTEMPT.CODE_VERIFIER, codeVerifier)
                .set(AUTHORIZATION_ATTEMPT.RETURN_TO, request.returnTo())
                .set(AUTHORIZATION_ATTEMPT.CREATED_AT, now)
                .set(AUTHORIZATION_ATTEMPT.EXPIRES_AT, expiresAt)
                .execute();
    }

    Optional<Attempt> find(byte[] stateDigest) {
        return select().where(AUTHORIZATION_ATTEMPT.STATE_DIGEST.eq(stateDigest))
                .fetchOptional(Records.mapping(Attempt::new));
    }

    Optional<Attempt> find(UserId user, SignInAttemptId id) {
        return select().where(AUTHORIZATION_ATTEMPT.ID.eq(id))
                .and(AUTHORIZATION_ATTEMPT.USER_ID.eq(user))
                .fetchOptional(Records.mapping(Attempt::new));
    }

    Optional<Attempt> findLatest(UserId user) {
        return select().where(AUTHORIZATION_ATTEMPT.USER_ID.eq(user))
                .orderBy(AUTHORIZATION_ATTEMPT.ID.desc())
                .limit(1)
                .fetchOptional(Records.mapping(Attempt::new));
    }

    /** @return false if somebody was faster: a state counts once */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean use(SignInAttemptId id, Instant now) {
        return sql.update(AUTHORIZATION_ATTEMPT)
                        .set(AUTHORIZATION_ATTEMPT.USED_AT, now)
                        .where(AUTHORIZATION_ATTEMPT.ID.eq(id))
                        .and(AUTHORIZATION_ATTEMPT.USED_AT.isNull())
                        .execute()
                == 1;
    }

    int countSince(UserId user, Instant since) {
        return sql.fetchCount(
                AUTHORIZATION_ATTEMPT,
                AUTHORIZATION_ATTEMPT.USER_ID.eq(user),
                AUTHORIZATION_ATTEMPT.CREATED_AT.gt(since),
                AUTHORIZATION_ATTEMPT.EXPIRES_AT.gt(since));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteForgotten(Instant now) {
        sql.deleteFrom(AUTHORIZATION_ATTEMPT)
                .where(AUTHORIZATION_ATTEMPT.EXPIRES_AT.lt(now.minus(KEPT)))
                .execute();
    }

    private SelectJoinStep<
                    Record14<
                            SignInAttemptId,
                            byte[],
                            UserId,
                            SalesforceAppId,
                            SignInPurpose,
                            Integer,
                            String,
                            AccountId,
                            WorkflowId,
                            byte[],
                            String,
                            Instant,
                            Instant,
                            Instant>>
            select() {
        return sql.select(
                        AUTHORIZATION_ATTEMPT.ID,
                        AUTHORIZATION_ATTEMPT.SESSION_DIGEST,
                        AUTHORIZATION_ATTEMPT.USER_ID,
                        AUTHORIZATION_ATTEMPT.SALESFORCE_APP_ID,
                        AUTHORIZATION_ATTEMPT.PURPOSE.convertFrom(SignInPurpose::valueOf),
                        AUTHORIZATION_ATTEMPT.SLOT.cast(SQLDataType.INTEGER),
                        AUTHORIZATION_ATTEMPT.ACCOUNT_NAME,
                        AUTHORIZATION_ATTEMPT.LINKED_ACCOUNT_ID,
                        AUTHORIZATION_ATTEMPT.WORKFLOW_ID,
                        AUTHORIZATION_ATTEMPT.CODE_VERIFIER,
                        AUTHORIZATION_ATTEMPT.RETURN_TO,
                        AUTHORIZATION_ATTEMPT.CREATED_AT,
                        AUTHORIZATION_ATTEMPT.EXPIRES_AT,
                        AUTHORIZATION_ATTEMPT.USED_AT)
                .from(AUTHORIZATION_ATTEMPT);
    }
}
