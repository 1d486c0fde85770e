package io.surveylink.survey.internal;

import static io.surveylink.jooq.Tables.IDEMPOTENT_REQUEST;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import io.surveylink.survey.internal.Submission.Repeatable;
import io.surveylink.survey.internal.Submission.RequestKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** Those that were answered before. */
    Map<RequestKey, Answered> find(Collection<RequestKey> keys) {
        return database.select(
                        IDEMPOTENT_REQUEST.INGESTION_KEY_ID,
                        IDEMPOTENT_REQUEST.REQUEST_KEY,
                        IDEMPOTENT_REQUEST.BODY_DIGEST,
                        IDEMPOTENT_REQUEST.ANSWER)
                .from(IDEMPOTENT_REQUEST)
                .where(row(IDEMPOTENT_REQUEST.INGESTION_KEY_ID, IDEMPOTENT_REQUEST.REQUEST_KEY)
                        .in(keys.stream()
                                .map(key -> row(key.ingestionKeyId(), key.value()))
                                .toList()))
                .fetchMap(
                        mapping((keyId, value, digest, answer) -> new RequestKey(keyId, value)),
                        mapping((keyId, value, digest, answer) ->
                                new Answered(digest, jsonMapper.readValue(answer.data(), IngestionAnswer.class))));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(List<NewAnswer> answers, Instant now) {
        database.insertInto(
                        IDEMPOTENT_REQUEST,
                        IDEMPOTENT_REQUEST.INGESTION_KEY_ID,
                        IDEMPOTENT_REQUEST.REQUEST_KEY,
                        IDEMPOTENT_REQUEST.BODY_DIGEST,
                        IDEMPOTENT_REQUEST.ANSWER,
                        IDEMPOTENT_REQUEST.CREATED_AT)
                .valuesOfRows(answers.stream()
                        .map(answered -> row(
                                answered.request().key().ingestionKeyId(),
                                answered.request().key().value(),
                                answered.request().bodyDigest(),
                                JSON.json(jsonMapper.writeValueAsString(answered.answer())),
                                now))
                        .toList())
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

    /** What a request is answered, should it come again. */
    record NewAnswer(Repeatable request, IngestionAnswer answer) {}

    /** A request that was answered before. */
    record Answered(byte[] bodyDigest, IngestionAnswer answer) {}
}
