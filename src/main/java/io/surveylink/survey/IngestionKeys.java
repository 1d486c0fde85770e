package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import io.surveylink.project.ProjectSummary;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ingestion keys: what a machine client proves itself with. Stored as a digest, shown once. */
public interface IngestionKeys {

    /** What a key may do. */
    enum Scope {
        INGEST,
        READ
    }

    /** Revoked ones included, the newest first. */
    List<KeyItem> list(Actor actor, ProjectId project);

    /** @return the key's text, to be shown once */
    String issue(Actor actor, ProjectId project, String name, Set<Scope> scopes);

    void revoke(Actor actor, ProjectId project, long keyId);

    /**
     * The key behind an Authorization header's token, if it is valid; the caller still checks project and scope.
     * Implementations may remember an answer for a few seconds.
     */
    Optional<KeyHolder> authenticate(String token);

    /**
     * Whether a key may act on the project that a path names, by slug or public id. A project of another key is as
     * unknown as one that does not exist.
     *
     * @throws io.surveylink.common.DomainException PROJECT_UNKNOWN, SCOPE_MISSING
     */
    ProjectSummary require(KeyHolder holder, String slugOrPublicId, Scope scope);

    /** A key proven by its text. */
    record KeyHolder(long keyId, ProjectId project, Set<Scope> scopes) {}

    /** A key as its list shows it. */
    record KeyItem(
            long id,
            String name,
            String hint,
            Set<Scope> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt) {}
}
