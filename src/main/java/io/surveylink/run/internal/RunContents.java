package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;
import static org.jooq.Records.mapping;

import io.surveylink.common.NotificationId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.ResponseVersionId;
import io.surveylink.common.RunId;
import io.surveylink.outbound.OutboundNotifications;
import io.surveylink.outbound.StoredNotification;
import io.surveylink.survey.Responses;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.SurveyDefinition;
import io.surveylink.survey.Surveys;
import io.surveylink.workflow.EventContent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each run is pinned to: a response version, or a notification; and what its tasks have written. */
@Component
class RunContents {

    private final DSLContext database;
    private final Responses responses;
    private final Surveys surveys;
    private final OutboundNotifications notifications;

    RunContents(DSLContext database, Responses responses, Surveys surveys, OutboundNotifications notifications) {
        this.database = database;
        this.responses = responses;
        this.surveys = surveys;
        this.notifications = notifications;
    }

    /** What earlier tasks of the runs have written: ids of records by the keys of the tasks, the latest ones. */
    Map<RunId, Map<String, String>> records(Collection<RunId> runs) {
        var records = new HashMap<RunId, Map<String, String>>();
        database.select(TASK_RUN.RUN_ID, WORKFLOW_STEP.STEP_KEY, TASK_RUN.SALESFORCE_RECORD_ID)
                .from(TASK_RUN)
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.ID.eq(TASK_RUN.WORKFLOW_STEP_ID))
                .where(TASK_RUN.RUN_ID.in(runs))
                .and(TASK_RUN.STATE.eq(TaskState.SUCCEEDED.name()))
                .and(TASK_RUN.SALESFORCE_RECORD_ID.isNotNull())
                .orderBy(TASK_RUN.ID)
                .forEach(row -> records.computeIfAbsent(row.value1(), none -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return records;
    }

    private record Pinned(
            RunId run,
            ProjectId project,
            @Nullable ResponseVersionId version,
            @Nullable NotificationId notification) {}

    /** One query, one more for the responses among them and one for the notifications. */
    Map<RunId, EventContent> of(Collection<RunId> runs) {
        var pinned = database.select(RUN.ID, RUN.PROJECT_ID, RUN.RESPONSE_VERSION_ID, RUN.OUTBOUND_NOTIFICATION_ID)
                .from(RUN)
                .where(RUN.ID.in(runs))
                .fetch(mapping(Pinned::new));
        var versions = ids(pinned, Pinned::version);
        Map<ResponseVersionId, StoredResponse> stored = versions.isEmpty() ? Map.of() : responses.versions(versions);
        var told = ids(pinned, Pinned::notification);
        Map<NotificationId, StoredNotification> messages = told.isEmpty() ? Map.of() : notifications.find(told);
        var known = new HashMap<ProjectId, SurveyDefinition>();
        var contents = new HashMap<RunId, EventContent>();
        for (var run : pinned) {
            Optional<EventContent> content = Optional.ofNullable(run.version())
                    .map(stored::get)
                    .<EventContent>map(response -> new EventContent.OfResponse(
                            response, known.computeIfAbsent(run.project(), surveys::definition)))
                    .or(() -> Optional.ofNullable(run.notification())
                            .map(messages::get)
                            .flatMap(RunContents::content));
            content.ifPresent(found -> contents.put(run.run(), found));
        }
        return contents;
    }

    /** Empty for a notification that names no record. */
    static Optional<EventContent> content(StoredNotification told) {
        return Optional.ofNullable(told.recordId())
                .map(record -> new EventContent.OfRecord(record, told.fields(), told.receivedAt()));
    }

    private static <T> List<T> ids(List<Pinned> pinned, Function<Pinned, @Nullable T> id) {
        return pinned.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }
}
