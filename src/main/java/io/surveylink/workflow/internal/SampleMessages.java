package io.surveylink.workflow.internal;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.NotificationId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.WorkflowId;
import io.surveylink.outbound.OutboundNotifications;
import io.surveylink.outbound.StoredNotification;
import io.surveylink.salesforce.FieldDescription;
import io.surveylink.salesforce.ObjectDescription;
import io.surveylink.user.Actor;
import io.surveylink.workflow.EventContent.OfRecord;
import io.surveylink.workflow.FieldKind;
import io.surveylink.workflow.OrgSchemas;
import io.surveylink.workflow.WorkflowEvent;
import io.surveylink.workflow.WorkflowTrials.Recent;
import io.surveylink.workflow.WorkflowTrials.Sample;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Outbound messages that trials are made with: the workflow's own latest ones, or one that it could get. */
@Component
class SampleMessages {

    private static final String ID = "000000000000001AAA";
    private static final String ID_FIELD = "Id";

    private final OutboundNotifications notifications;
    private final OrgSchemas schemas;
    private final PublishCheck check;
    private final Clock clock;

    SampleMessages(OutboundNotifications notifications, OrgSchemas schemas, PublishCheck check, Clock clock) {
        this.notifications = notifications;
        this.schemas = schemas;
        this.check = check;
        this.clock = clock;
    }

    /** Those that name a record, the newest first. */
    List<Recent> recent(WorkflowId workflow, int limit) {
        return notifications.latest(workflow, limit).stream()
                .flatMap(told -> Stream.ofNullable(told.recordId())
                        .map(record -> new Recent(new Sample.Message(told.id()), record, told.receivedAt())))
                .toList();
    }

    /** @throws DomainException NOT_FOUND unless it is one of the workflow's latest */
    OfRecord stored(WorkflowId workflow, NotificationId id, int limit) {
        return notifications.latest(workflow, limit).stream()
                .filter(told -> told.id().equals(id))
                .flatMap(SampleMessages::content)
                .findFirst()
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
    }

    private static Stream<OfRecord> content(StoredNotification told) {
        return Stream.ofNullable(told.recordId()).map(record -> new OfRecord(record, told.fields(), told.receivedAt()));
    }

    /** With something in every field, as its type has it in XML; a text where the org does not tell the type. */
    OfRecord madeUp(Actor actor, ProjectId project, WorkflowEvent.OutboundMessage event) {
        var object = described(actor, project, event);
        String id = object.map(ObjectDescription::keyPrefix).orElse("") + ID;
        var values = new HashMap<String, String>();
        event.fields()
                .forEach(field -> values.put(
                        field,
                        object.flatMap(found -> found.field(field))
                                .map(this::value)
                                .orElse(SampleResponses.TEXT)));
        values.put(ID_FIELD, shortened(id));
        return new OfRecord(shortened(id), values, clock.instant());
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(ID.length(), id.length()));
    }

    private Optional<ObjectDescription> described(Actor actor, ProjectId project, WorkflowEvent.OutboundMessage event) {
        var org = event.org();
        var object = event.object();
        if (org == null || object == null) {
            return Optional.empty();
        }
        try {
            return check.ownAccount(actor, project, org)
                    .flatMap(account -> schemas.object(actor, account.id(), object, OrgSchemas.RECENT)
                            .value());
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private String value(FieldDescription field) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (FieldKind.of(field.type()).orElse(FieldKind.LINE)) {
            case LINE, LONG_TEXT -> SampleResponses.TEXT;
            case EMAIL -> SampleResponses.MAIL;
            case PICKLIST, MULTI_PICKLIST ->
                field.picklist().activeValues().stream().findFirst().orElse(SampleResponses.TEXT);
            case RECORD_ID -> ID;
            case WHOLE_NUMBER, NUMBER -> SampleResponses.NUMBER.toPlainString();
            case BOOLEAN -> "true";
            case DATE -> LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
            case DATE_TIME -> now.toString();
            case TIME -> now.atOffset(ZoneOffset.UTC).toLocalTime() + "Z";
        };
    }
}
