package io.surveylink.audit.internal;

import static io.surveylink.jooq.Tables.AUDIT_LOG;

import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.ClientAddress;
import java.time.Clock;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AuditLogRepository implements AuditLog {

    private final DSLContext database;
    private final Clock clock;
    private final JsonMapper json;

    AuditLogRepository(DSLContext database, Clock clock, JsonMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void record(AuditEntry entry) {
        database.insertInto(AUDIT_LOG)
                .set(AUDIT_LOG.CREATED_AT, clock.instant())
                .set(AUDIT_LOG.ACTOR_ID, entry.actorId())
                .set(AUDIT_LOG.ACTION, entry.action().name())
                .set(AUDIT_LOG.PROJECT_ID, entry.projectId())
                .set(AUDIT_LOG.SUBJECT_TYPE, entry.subjectType())
                .set(AUDIT_LOG.SUBJECT_ID, entry.subjectId())
                .set(AUDIT_LOG.STATE_BEFORE, asJson(entry.before()))
                .set(AUDIT_LOG.STATE_AFTER, asJson(entry.after()))
                .set(AUDIT_LOG.ADDRESS, ClientAddress.current())
                .execute();
    }

    private @Nullable JSON asJson(Map<String, Object> state) {
        return state.isEmpty() ? null : JSON.json(json.writeValueAsString(state));
    }
}
