package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import io.surveylink.common.ResponseId;
import io.surveylink.common.ResponseVersionId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored responses. */
public interface Responses {

    /** Versions by id in one query, for the engine. */
    Map<ResponseVersionId, StoredResponse> versions(Collection<ResponseVersionId> ids);

    /** The latest version, for machine clients that proved themselves otherwise; ids compare without case. */
    Optional<LatestResponse> latest(ProjectId project, String externalId);

    /**
     * The newest first, by key; answers only for those who may see them.
     *
     * @param before the last one of the page before, null for the first page
     */
    List<ResponseItem> page(Actor actor, ProjectId project, @Nullable ResponseId before, int limit);

    /** The latest version of a response. */
    record LatestResponse(ResponseId id, ResponseVersionId versionId, int number, StoredResponse response) {}

    /**
     * A response in its list, as its latest version says.
     *
     * @param receivedAt when that version came
     * @param content null for somebody who may not see answers
     */
    record ResponseItem(
            ResponseId id,
            String externalId,
            ResponseStatus status,
            int number,
            Instant recordedAt,
            Instant receivedAt,
            @Nullable ResponseContent content) {}

    /** A stored version with what mappings need beside its content. */
    record StoredResponse(
            ProjectId projectId,
            String projectPublicId,
            String externalId,
            ResponseStatus status,
            Instant recordedAt,
            ResponseContent content) {

        /** Unique over projects: the source to map to an external id. */
        public String responseKey() {
            return projectPublicId + ":" + externalId;
        }
    }
}
