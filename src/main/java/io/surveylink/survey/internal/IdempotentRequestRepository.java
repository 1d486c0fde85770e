package io.surveylink.survey.internal;

import static io.surveylink.jooq.Tables.IDEMPOTENT_REQUEST;
import static org.jooq.Records.mapping;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Answers to requests with an Idempotency-Key, kept in the transaction of what they answer. */
@Repository
class IdempotentRequestRepository {

    private final DSLContext database;
    private final JsonMapper jsonMapper;

    IdempotentRequestRepository(DSLContext database, JsonMapper jsonMapper) {
        this.database = database;
        this.jsonMapper = jsonMapper;
    }

    Optional<Answered> find(long keyId, String requestKey) {
        return database.select(IDEMPOTENT_REQUEST.BODY_DIGEST, IDEMPOTENT_REQUEST.ANSWER)
                .from(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.INGESTION_KEY_ID.eq(keyId))
                .and(IDEMPOTENT_REQUEST.REQUEST_KEY.eq(requestKey))
                .fetchOptional(mapping((digest, answer) ->
                        new Answered(digest, jsonMapper.readValue(answer.data(), IngestionAnswer.class))));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(long keyId, String requestKey, byte[] bodyDigest, IngestionAnswer answer, Instant now) {
        database.insertInto(IDEMPOTENT_REQUEST)
                .set(IDEMPOTENT_REQUEST.INGESTION_KEY_ID, keyId)
                .set(IDEMPOTENT_REQUEST.REQUEST_KEY, requestKey)
                .set(IDEMPOTENT_REQUEST.BODY_DIGEST, bodyDigest)
                .set(IDEMPOTENT_REQUEST.ANSWER, JSON.json(jsonMapper.writeValueAsString(answer)))
                .set(IDEMPOTENT_REQUEST.CREATED_AT, now)
                .execute();
    }

    /** @return how many were deleted, at most the limit */
    @Transactional(propagation = Propagation.MANDATORY)
    int deleteBefore(Instant time, int limit) {
        return database.deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.CREATED_AT.lt(time))
                .orderBy(IDEMPOTENT_REQUEST.CREATED_AT)
                .limit(limit)
                .execute();
    }

    /** A request that was answered before. */
    record Answered(byte[] bodyDigest, IngestionAnswer answer) {}
}
