package io.surveylink.audit;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of access or credentials. Before and after hold ids and states, never secrets or personal values.
 *
 * @param actorId null when the console itself acted
 */
public record AuditEntry(
        @Nullable UserId actorId,
        AuditAction action,
        @Nullable ProjectId projectId,
        String subjectType,
        @Nullable Long subjectId,
        Map<String, Object> before,
        Map<String, Object> after) {

    public static AuditEntry of(
            @Nullable UserId actorId, AuditAction action, String subjectType, @Nullable Long subjectId) {
        return new AuditEntry(actorId, action, null, subjectType, subjectId, Map.of(), Map.of());
    }

    public AuditEntry in(ProjectId project) {
        return new AuditEntry(actorId, action, project, subjectType, subjectId, before, after);
    }

    public AuditEntry changed(Map<String, Object> from, Map<String, Object> to) {
        return new AuditEntry(actorId, action, projectId, subjectType, subjectId, from, to);
    }
}
