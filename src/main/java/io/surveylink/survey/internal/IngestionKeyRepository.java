package io.surveylink.survey.internal;

import static io.surveylink.jooq.Tables.INGESTION_KEY;
import static io.surveylink.jooq.Tables.PROJECT;
import static org.jooq.Records.mapping;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.survey.IngestionKeys.KeyHolder;
import io.surveylink.survey.IngestionKeys.KeyItem;
import io.surveylink.survey.IngestionKeys.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class IngestionKeyRepository {

    private static final String SEPARATOR = ",";
    private static final Field<Set<Scope>> SCOPES = INGESTION_KEY.SCOPES.convertFrom(IngestionKeyRepository::scopes);

    private final DSLContext database;

    IngestionKeyRepository(DSLContext database) {
        this.database = database;
    }

    private static Set<Scope> scopes(String stored) {
        return Arrays.stream(stored.split(SEPARATOR))
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /** The key is not revoked and its project not deleted. */
    Optional<KeyHolder> find(byte[] digest) {
        return database.select(INGESTION_KEY.ID, INGESTION_KEY.PROJECT_ID, SCOPES)
                .from(INGESTION_KEY)
                .join(PROJECT)
                .on(PROJECT.ID.eq(INGESTION_KEY.PROJECT_ID))
                .where(INGESTION_KEY.KEY_DIGEST.eq(digest))
                .and(INGESTION_KEY.REVOKED_AT.isNull())
                .and(PROJECT.DELETED_AT.isNull())
                .fetchOptional(mapping(KeyHolder::new));
    }

    List<KeyItem> list(ProjectId project) {
        return database.select(
                        INGESTION_KEY.ID,
                        INGESTION_KEY.NAME,
                        INGESTION_KEY.KEY_HINT,
                        SCOPES,
                        INGESTION_KEY.CREATED_AT,
                        INGESTION_KEY.REVOKED_AT)
                .from(INGESTION_KEY)
                .where(INGESTION_KEY.PROJECT_ID.eq(project))
                .orderBy(INGESTION_KEY.ID.desc())
                .fetch(mapping(KeyItem::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    long insert(
            ProjectId project,
            String name,
            byte[] digest,
            String hint,
            Set<Scope> scopes,
            UserId creator,
            Instant now) {
        return database.insertInto(INGESTION_KEY)
                .set(INGESTION_KEY.PROJECT_ID, project)
                .set(INGESTION_KEY.NAME, name)
                .set(INGESTION_KEY.KEY_DIGEST, digest)
                .set(INGESTION_KEY.KEY_HINT, hint)
                .set(
                        INGESTION_KEY.SCOPES,
                        scopes.stream().map(Scope::name).sorted().collect(Collectors.joining(SEPARATOR)))
                .set(INGESTION_KEY.CREATED_BY_ID, creator)
                .set(INGESTION_KEY.CREATED_AT, now)
                .returningResult(INGESTION_KEY.ID)
                .fetchSingle()
                .value1();
    }

    /** @return false if there is no such key in the project, or it is revoked already */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean revoke(ProjectId project, long keyId, Instant now) {
        return database.update(INGESTION_KEY)
                        .set(INGESTION_KEY.REVOKED_AT, now)
                        .set(INGESTION_KEY.VERSION, INGESTION_KEY.VERSION.plus(1))
                        .where(INGESTION_KEY.ID.eq(keyId))
                        .and(INGESTION_KEY.PROJECT_ID.eq(project))
                        .and(INGESTION_KEY.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }
}
