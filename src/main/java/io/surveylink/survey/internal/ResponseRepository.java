package io.surveylink.survey.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RESPONSE_VERSION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import io.surveylink.common.ProjectId;
import io.surveylink.common.ResponseId;
import io.surveylink.common.ResponseVersionId;
import io.surveylink.survey.ResponseStatus;
import io.surveylink.survey.Responses.LatestResponse;
import io.surveylink.survey.Responses.ResponseItem;
import io.surveylink.survey.Responses.StoredResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Responses and their versions. Writing takes a whole request in a fixed number of statements. */
@Repository
class ResponseRepository {

    private static final String SOURCE_API = "API";
    private static final Field<ResponseStatus> STATUS = RESPONSE.STATUS.convertFrom(ResponseStatus::valueOf);
    private static final Field<ResponseStatus> VERSION_STATUS =
            RESPONSE_VERSION.STATUS.convertFrom(ResponseStatus::valueOf);

    private final DSLContext database;
    private final ContentCodec codec;

    ResponseRepository(DSLContext database, ContentCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** How ids are compared, and the keys of the maps here. */
    static String compared(String externalId) {
        return externalId.toLowerCase(Locale.ROOT);
    }

    /** Those of the ids that are stored, locked until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, ResponseState> lock(ProjectId project, Collection<String> externalIds) {
        var everComplete = field(exists(selectOne()
                .from(RESPONSE_VERSION.as("any_version"))
                .where(RESPONSE_VERSION.as("any_version").RESPONSE_ID.eq(RESPONSE.ID))
                .and(RESPONSE_VERSION.as("any_version").STATUS.eq(ResponseStatus.COMPLETE.name()))));
        var states = new HashMap<String, ResponseState>();
        database.select(
                        RESPONSE.ID,
                        RESPONSE.EXTERNAL_ID,
                        RESPONSE.LATEST_NUMBER,
                        STATUS,
                        RESPONSE_VERSION.CONTENT_DIGEST,
                        everComplete)
                .from(RESPONSE)
                .join(RESPONSE_VERSION)
                .on(RESPONSE_VERSION.RESPONSE_ID.eq(RESPONSE.ID))
                .and(RESPONSE_VERSION.NUMBER.eq(RESPONSE.LATEST_NUMBER))
                .where(RESPONSE.PROJECT_ID.eq(project))
                .and(RESPONSE.EXTERNAL_ID.in(externalIds))
                .forUpdate()
                .fetch(mapping(ResponseState::stored))
                .forEach(state -> states.put(compared(state.externalId()), state));
        return states;
    }

    /** Gives the states their ids. A unique key refuses what another request has stored meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(ProjectId project, Collection<ResponseState> states, Instant now) {
        var ids = database.insertInto(
                        RESPONSE,
                        RESPONSE.PROJECT_ID,
                        RESPONSE.EXTERNAL_ID,
                        RESPONSE.LATEST_NUMBER,
                        RESPONSE.STATUS,
                        RESPONSE.SOURCE,
                        RESPONSE.CREATED_AT)
                .valuesOfRows(states.stream()
                        .map(s -> row(
                                project, s.externalId(), s.number(), s.status().name(), SOURCE_API, now))
                        .toList())
                .returningResult(RESPONSE.EXTERNAL_ID, RESPONSE.ID)
                .fetchMap(r -> compared(r.value1()), r -> r.value2());
        for (var state : states) {
            state.insertedAs(required(ids.get(compared(state.externalId()))));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void update(Collection<ResponseState> states) {
        var numbers = new HashMap<ResponseId, Integer>();
        var statuses = new HashMap<ResponseId, String>();
        for (var state : states) {
            numbers.put(state.id(), state.number());
            statuses.put(state.id(), state.status().name());
        }
        database.update(RESPONSE)
                .set(RESPONSE.LATEST_NUMBER, case_(RESPONSE.ID).mapValues(numbers))
                .set(RESPONSE.STATUS, case_(RESPONSE.ID).mapValues(statuses))
                .set(RESPONSE.VERSION, RESPONSE.VERSION.plus(1))
                .where(RESPONSE.ID.in(numbers.keySet()))
                .execute();
    }

    /** @return the ids in the order of the versions */
    @Transactional(propagation = Propagation.MANDATORY)
    List<ResponseVersionId> insertVersions(List<NewVersion> versions, Instant now) {
        var ids = database.insertInto(
                        RESPONSE_VERSION,
                        RESPONSE_VERSION.RESPONSE_ID,
                        RESPONSE_VERSION.NUMBER,
                        RESPONSE_VERSION.STATUS,
                        RESPONSE_VERSION.RECORDED_AT,
                        RESPONSE_VERSION.CONTENT,
                        RESPONSE_VERSION.CONTENT_DIGEST,
                        RESPONSE_VERSION.CREATED_AT)
                .valuesOfRows(versions.stream()
                        .map(v -> row(
                                v.response().id(),
                                v.number(),
                                v.status().name(),
                                v.recordedAt(),
                                JSON.json(v.stored()),
                                v.digest(),
                                now))
                        .toList())
                .returningResult(RESPONSE_VERSION.RESPONSE_ID, RESPONSE_VERSION.NUMBER, RESPONSE_VERSION.ID)
                .fetchMap(r -> new VersionKey(r.value1(), r.value2()), r -> r.value3());
        return versions.stream()
                .map(v -> required(ids.get(new VersionKey(v.response().id(), v.number()))))
                .toList();
    }

    private record VersionKey(ResponseId response, int number) {}

    private static <T> T required(@Nullable T stored) {
        if (stored == null) {
            throw new IllegalStateException("the database did not return a row that it stored");
        }
        return stored;
    }

    Map<ResponseVersionId, StoredResponse> versions(Collection<ResponseVersionId> ids) {
        return database.select(
                        RESPONSE_VERSION.ID,
                        RESPONSE.PROJECT_ID,
                        PROJECT.PUBLIC_ID,
                        RESPONSE.EXTERNAL_ID,
                        VERSION_STATUS,
                        RESPONSE_VERSION.RECORDED_AT,
                        RESPONSE_VERSION.CONTENT)
                .from(RESPONSE_VERSION)
                .join(RESPONSE)
                .on(RESPONSE.ID.eq(RESPONSE_VERSION.RESPONSE_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(RESPONSE.PROJECT_ID))
                .where(RESPONSE_VERSION.ID.in(ids))
                .fetchMap(
                        r -> r.value1(),
                        mapping((id, project, publicId, externalId, status, recordedAt, content) -> new StoredResponse(
                                project, publicId, externalId, status, recordedAt, codec.read(content))));
    }

    Optional<LatestResponse> latest(ProjectId project, String externalId) {
        return database.select(
                        RESPONSE.ID,
                        RESPONSE_VERSION.ID,
                        RESPONSE.LATEST_NUMBER,
                        PROJECT.PUBLIC_ID,
                        RESPONSE.EXTERNAL_ID,
                        VERSION_STATUS,
                        RESPONSE_VERSION.RECORDED_AT,
                        RESPONSE_VERSION.CONTENT)
                .from(RESPONSE)
                .join(RESPONSE_VERSION)
                .on(RESPONSE_VERSION.RESPONSE_ID.eq(RESPONSE.ID))
                .and(RESPONSE_VERSION.NUMBER.eq(RESPONSE.LATEST_NUMBER))
                .join(PROJECT)
                .on(PROJECT.ID.eq(RESPONSE.PROJECT_ID))
                .where(RESPONSE.PROJECT_ID.eq(project))
                .and(RESPONSE.EXTERNAL_ID.eq(externalId))
                .fetchOptional(mapping(
                        (id, versionId, number, publicId, storedId, status, recordedAt, content) -> new LatestResponse(
                                id,
                                versionId,
                                number,
                                new StoredResponse(
                                        project, publicId, storedId, status, recordedAt, codec.read(content)))));
    }

    /** The newest first, by key. */
    List<ResponseItem> page(ProjectId project, @Nullable ResponseId before, int limit, boolean withContent) {
        return database.select(
                        RESPONSE.ID,
                        RESPONSE.EXTERNAL_ID,
                        STATUS,
                        RESPONSE.LATEST_NUMBER,
                        RESPONSE_VERSION.RECORDED_AT,
                        RESPONSE_VERSION.CREATED_AT,
                        RESPONSE_VERSION.CONTENT)
                .from(RESPONSE)
                .join(RESPONSE_VERSION)
                .on(RESPONSE_VERSION.RESPONSE_ID.eq(RESPONSE.ID))
                .and(RESPONSE_VERSION.NUMBER.eq(RESPONSE.LATEST_NUMBER))
                .where(RESPONSE.PROJECT_ID.eq(project))
                .and(before == null ? noCondition() : RESPONSE.ID.lt(before))
                .orderBy(RESPONSE.ID.desc())
                .limit(limit)
                .fetch(mapping((id, externalId, status, number, recordedAt, receivedAt, content) -> new ResponseItem(
                        id,
                        externalId,
                        status,
                        number,
                        recordedAt,
                        receivedAt,
                        withContent ? codec.read(content) : null)));
    }
}
