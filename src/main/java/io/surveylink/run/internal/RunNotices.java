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
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells a workflow's creator, or the owner where there is none, and whom the workflow names, what did not arrive: once
 * until it was read.
 */
@Component
class RunNotices {

    private final DSLContext database;
    private final Notifications notifications;

    RunNotices(DSLContext database, Notifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    private record Trouble(NoticeKind kind, RunId run, WorkflowId workflow, String code) {}

    private record Facts(
            String name, UserId reader, @Nullable UserId told, String response) {}

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
            var known = facts.getOrDefault(trouble.run(), List.of());
            known.stream()
                    .flatMap(fact -> Stream.of(fact.reader(), fact.told()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(reader -> notifications.send(notice(reader, trouble, known.getFirst())));
        }
    }

    private static Notice notice(UserId reader, Trouble trouble, Facts facts) {
        return new Notice(
                reader,
                trouble.kind(),
                Map.of("workflow", facts.name(), "response", facts.response(), "code", trouble.code()),
                "runs/" + trouble.run().value(),
                key(trouble.kind(), trouble.workflow()),
                true);
    }

    /** A row for each who is to be told beside the creator, at least one. */
    private Map<RunId, List<Facts>> facts(List<RunId> runs) {
        var runsOfWorkflows = RunTables.withSubject(RUN)
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(RUN.WORKFLOW_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(RUN.PROJECT_ID));
        return database.select(
                        RUN.ID,
                        WORKFLOW.NAME,
                        coalesce(WORKFLOW.CREATOR_ID, PROJECT.OWNER_ID),
                        RunTables.TOLD,
                        coalesce(RESPONSE.EXTERNAL_ID, OUTBOUND_NOTIFICATION.RECORD_ID))
                .from(RunTables.withTold(runsOfWorkflows))
                .where(RUN.ID.in(runs))
                .fetchGroups(
                        RUN.ID,
                        mapping((run, name, reader, told, response) -> new Facts(name, reader, told, response)));
    }

    private static String key(NoticeKind kind, WorkflowId workflow) {
        return kind + ":" + workflow.value();
    }
}
