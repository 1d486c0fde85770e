package io.surveylink.administration;

import io.surveylink.audit.AuditAction;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The audit log for reading; an admin's right. Names are those of today: the log itself holds ids, so that nothing in it
 * has to be changed when somebody asks to be forgotten.
 */
public interface AuditTrail {

    /**
     * The newest first, by one statement.
     *
     * @param after the last entry of the page before; null for the first page
     * @throws io.surveylink.common.DomainException FORBIDDEN
     */
    List<Item> page(Actor actor, Filter filter, @Nullable Position after, int limit);

    /** Projects by name, deleted ones too, for the filter. */
    List<ProjectName> projects(Actor actor, String text, int offset, int limit);

    /**
     * What is shown; null is no limit.
     *
     * @param person did it, or it was done to
     * @param from inclusive
     * @param to exclusive
     */
    record Filter(
            @Nullable UserId person,
            @Nullable AuditGroup group,
            @Nullable ProjectId project,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /**
     * An entry.
     *
     * @param actor null when the console itself acted
     * @param action null for one that this version does not know
     * @param actionName as the log has it
     * @param subjectType a table's name
     * @param subject its present name; null if it has none, or is gone
     * @param before ids and states
     * @param after ids and states
     * @param address of the browser or client
     */
    record Item(
            long id,
            Instant at,
            @Nullable UserId actorId,
            @Nullable String actor,
            @Nullable AuditAction action,
            String actionName,
            String subjectType,
            @Nullable Long subjectId,
            @Nullable String subject,
            @Nullable String project,
            Map<String, Object> before,
            Map<String, Object> after,
            @Nullable String address) {

        public Position position() {
            return new Position(at, id);
        }
    }

    /** Where an entry stands: pages go by it, not by a count of rows. */
    record Position(Instant at, long id) {}

    record ProjectName(ProjectId id, String name) {}
}
