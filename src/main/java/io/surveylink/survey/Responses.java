package io.surveylink.survey;

import io.surveylink.common.ProjectId;
import io.surveylink.common.ResponseVersionId;
import java.util.Collection;
import java.util.Map;

/** Stored responses, for the engine. */
public interface Responses {

    /** Versions by id in one query. */
    Map<ResponseVersionId, StoredResponse> versions(Collection<ResponseVersionId> ids);

    /** A stored version with what mappings need beside its content. */
    record StoredResponse(
            ProjectId projectId,
            String projectPublicId,
            String externalId,
            ResponseStatus status,
            java.time.Instant recordedAt,
            ResponseContent content) {

        /** Unique over projects: the source to map to an external id. */
        public String responseKey() {
            return projectPublicId + ":" + externalId;
        }
    }
}
