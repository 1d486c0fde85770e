package io.surveylink.run.internal;

import io.surveylink.common.TaskRunId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a row, in the form of the JSON that MariaDB reads.
 *
 * @param uncounted 1 if the attempt is not to count, else 0
 * @param split 1 to travel with half as many from now on, else 0
 * @param runEnds 1 if the run takes this row's state, else 0
 * @param attempt what the attempt is remembered as; null if it is not
 */
record ResultRow(
        long id,
        TaskState state,
        @Nullable String dueAt,
        @Nullable String finishedAt,
        int uncounted,
        int split,
        @Nullable String recordId,
        @Nullable Integer created,
        @Nullable String code,
        @Nullable String fields,
        @Nullable String message,
        int runEnds,
        @Nullable String attempt) {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final int CODE_LENGTH = 80;
    private static final int FIELDS_LENGTH = 500;
    private static final int MESSAGE_LENGTH = 1000;

    /** @param last true if the run has no step after this one */
    static ResultRow of(TaskRunId id, @Nullable RowOutcome outcome, boolean last, Instant now) {
        return switch (outcome) {
            case RowOutcome.Succeeded(var recordId, var created) ->
                new ResultRow(
                        id.value(),
                        TaskState.SUCCEEDED,
                        null,
                        DATE_TIME.format(now),
                        0,
                        0,
                        recordId,
                        created ? 1 : 0,
                        null,
                        null,
                        null,
                        last ? 1 : 0,
                        "SUCCEEDED");
            case RowOutcome.Failed(var code, var fields, var message) ->
                refused(id, TaskState.FAILED, null, DATE_TIME.format(now), code, String.join(", ", fields), message);
            case RowOutcome.Uncertain(var code, var message) ->
                refused(id, TaskState.UNCERTAIN, null, null, code, null, message);
            case RowOutcome.Retry(var dueAt, var code, var message) ->
                refused(id, TaskState.WAITING, DATE_TIME.format(dueAt), null, code, null, message);
            case RowOutcome.PutBack() -> waiting(id, 0);
            case RowOutcome.Split() -> waiting(id, 1);
            case null -> waiting(id, 0);
        };
    }

    private static ResultRow refused(
            TaskRunId id,
            TaskState state,
            @Nullable String dueAt,
            @Nullable String finishedAt,
            String code,
            @Nullable String fields,
            String message) {
        return new ResultRow(
                id.value(),
                state,
                dueAt,
                finishedAt,
                0,
                0,
                null,
                null,
                shortened(code, CODE_LENGTH),
                fields == null || fields.isEmpty() ? null : shortened(fields, FIELDS_LENGTH),
                message.isEmpty() ? null : shortened(message, MESSAGE_LENGTH),
                state == TaskState.WAITING ? 0 : 1,
                state == TaskState.WAITING ? "RETRY" : state.name());
    }

    private static ResultRow waiting(TaskRunId id, int split) {
        return new ResultRow(
                id.value(), TaskState.WAITING, null, null, 1, split, null, null, null, null, null, 0, null);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
