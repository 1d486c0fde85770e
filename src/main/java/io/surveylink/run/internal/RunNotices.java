package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.OUTBOUND_NOTIFICATION;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;

import io.surveylink.common.RunId;
import io.surveylink.common.TaskRunId;
import io.surveylink.common.UserId;
import io.surveylink.common.WorkflowId;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.Notifications;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells a workflow's creator, or the owner where there is none, what did not arrive: once until it was read. */
@Component
class RunNotices {

    private final DSLContext database;
    private final Notifications notifications;

    RunNotices(DSLContext database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    private record Trouble(NoticeKind kind, RunId run, WorkflowId workflow, String code) {}

    private record Facts(WorkflowId workflow, String name, UserId reader, RunId run, String response) {}

    /** One notice per workflow and kind, with the first of its runs as the example. */
    void tell(List<TaskRow> rows, Map<TaskRunId, RowOutcome> outcomes) {
        var troubles = new HashMap<String, Trouble>();
        for (var row : rows) {
            switch (outcomes.get(row.id())) {
                case RowOutcome.Failed(var code, var fields, var message) ->
                    troubles.putIfAbsent(
                            key(NoticeKind.RUN_FAILED, row.workflow()),
                            new Trouble(NoticeKind.RUN_FAILED, row.run(), row.workflow(), code));
                case RowOutcome.Uncertain(var code, var message) ->
                    troubles.putIfAbsent(
                            key(NoticeKind.RUN_UNCERTAIN, row.workflow()),
                            new Trouble(NoticeKind.RUN_UNCERTAIN, row.run(), row.workflow(), code));
                case RowOutcome.Succeeded s -> {}
                case RowOutcome.Retry r -> {}
                case RowOutcome.Found f -> {}
                case RowOutcome.Held h -> {}
                case RowOutcome.Dropped d -> {}
                case RowOutcome.Split s -> {}
                case null -> {}
            }
        }
        if (!troubles.isEmpty()) {
            send(troubles.values());
        }
    }

    private void send(Collection<Trouble> troubles) {
        var facts = facts(troubles.stream().map(Trouble::run).toList());
        for (var trouble : troubles) {
            var fact = facts.get(trouble.run());
            if (fact != null) {
                var arguments = Map.of("workflow", fact.name(), "response", fact.response(), "code", trouble.code());
                notifications.send(new Notice(
                        fact.reader(),
                        trouble.kind(),
                        arguments,
                        "runs/" + trouble.run().value(),
                        key(trouble.kind(), trouble.workflow()),
                        true));
            }
        }
    }

    private Map<RunId, Facts> facts(List<RunId> runs) {
        return database.select(
                        WORKFLOW.ID,
                        WORKFLOW.NAME,
                        coalesce(WORKFLOW.CREATOR_ID, PROJECT.OWNER_ID),
                        RUN.ID,
                        coalesce(RESPONSE.EXTERNAL_ID, OUTBOUND_NOTIFICATION.RECORD_ID))
                .from(RunTables.withSubject(RUN))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(RUN.WORKFLOW_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(RUN.PROJECT_ID))
                .where(RUN.ID.in(runs))
                .fetchMap(RUN.ID, mapping(Facts::new));
    }

    private static String key(NoticeKind kind, WorkflowId workflow) {
        return kind + ":" + workflow.value();
    }
}
