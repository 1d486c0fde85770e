package io.surveylink.outbound.internal;

import static io.surveylink.jooq.Tables.OUTBOUND_NOTIFICATION;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import io.surveylink.common.NotificationId;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundNotifications;
import io.surveylink.outbound.StoredNotification;
import io.surveylink.outbound.internal.OutboundMessage.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class OutboundNotificationRepository implements OutboundNotifications {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final DSLContext database;
    private final JsonMapper jsonMapper;

    OutboundNotificationRepository(DSLContext database, JsonMapper jsonMapper) {
        this.database = database;
        this.jsonMapper = jsonMapper;
    }

    /** Ids of those that came before. */
    Set<String> known(WorkflowId workflow, String organizationId, Collection<String> ids) {
        return database.select(OUTBOUND_NOTIFICATION.NOTIFICATION_ID)
                .from(OUTBOUND_NOTIFICATION)
                .where(OUTBOUND_NOTIFICATION.WORKFLOW_ID.eq(workflow))
                .and(OUTBOUND_NOTIFICATION.ORGANIZATION_ID.eq(organizationId))
                .and(OUTBOUND_NOTIFICATION.NOTIFICATION_ID.in(ids))
                .fetchSet(OUTBOUND_NOTIFICATION.NOTIFICATION_ID);
    }

    /** In the order given, by one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<NotificationId> insert(
            WorkflowId workflow, String organizationId, List<Notification> notifications, Instant now) {
        return database.insertInto(
                        OUTBOUND_NOTIFICATION,
                        OUTBOUND_NOTIFICATION.WORKFLOW_ID,
                        OUTBOUND_NOTIFICATION.ORGANIZATION_ID,
                        OUTBOUND_NOTIFICATION.NOTIFICATION_ID,
                        OUTBOUND_NOTIFICATION.OBJECT,
                        OUTBOUND_NOTIFICATION.RECORD_ID,
                        OUTBOUND_NOTIFICATION.FIELDS,
                        OUTBOUND_NOTIFICATION.CREATED_AT)
                .valuesOfRows(notifications.stream()
                        .map(each -> row(
                                workflow,
                                organizationId,
                                each.id(),
                                each.object(),
                                each.recordId(),
                                JSON.valueOf(jsonMapper.writeValueAsString(each.fields())),
                                now))
                        .toList())
                .returningResult(OUTBOUND_NOTIFICATION.ID)
                .fetch(OUTBOUND_NOTIFICATION.ID);
    }

    @Override
    public Map<NotificationId, StoredNotification> find(Collection<NotificationId> ids) {
        return select(OUTBOUND_NOTIFICATION.ID.in(ids)).fetchMap(OUTBOUND_NOTIFICATION.ID, mapping(this::stored));
    }

    @Override
    public List<StoredNotification> latest(WorkflowId workflow, int limit) {
        return select(OUTBOUND_NOTIFICATION.WORKFLOW_ID.eq(workflow))
                .orderBy(OUTBOUND_NOTIFICATION.ID.desc())
                .limit(limit)
                .fetch(mapping(this::stored));
    }

    private SelectConditionStep<Record5<NotificationId, String, String, JSON, Instant>> select(Condition condition) {
        return database.select(
                        OUTBOUND_NOTIFICATION.ID,
                        OUTBOUND_NOTIFICATION.OBJECT,
                        OUTBOUND_NOTIFICATION.RECORD_ID,
                        OUTBOUND_NOTIFICATION.FIELDS,
                        OUTBOUND_NOTIFICATION.CREATED_AT)
                .from(OUTBOUND_NOTIFICATION)
                .where(condition);
    }

    private StoredNotification stored(
            NotificationId id, @Nullable String object, @Nullable String recordId, JSON fields, Instant receivedAt) {
        return new StoredNotification(id, object, recordId, jsonMapper.readValue(fields.data(), FIELDS), receivedAt);
    }
}
