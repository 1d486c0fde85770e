package io.surveylink.run.internal;

import io.surveylink.common.TaskRunId;
import io.surveylink.run.AttemptOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a row, in the form of the JSON that MariaDB reads.
 *
 * @param retried 1 if the attempt counts against the day of trying, else 0
 * @param split 1 to travel with half as many from now on, else 0
 * @param runEnds 1 if the run takes this row's state, else 0
 */
record ResultRow(
        long id,
        TaskState state,
        @Nullable String dueAt,
        @Nullable String finishedAt,
        int retried,
        int split,
        @Nullable String recordId,
        @Nullable Integer created,
        @Nullable String code,
        @Nullable String fields,
        @Nullable String message,
        int runEnds,
        AttemptOutcome attempt) {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final int CODE_LENGTH = 80;
    private static final int FIELDS_LENGTH = 500;
    private static final int MESSAGE_LENGTH = 1000;

    /** @param last true if the run has no step after this one */
    static ResultRow of(TaskRunId id, RowOutcome outcome, boolean last, Instant now) {
        return switch (outcome) {
            case RowOutcome.Succeeded(var recordId, var created) -> written(id, outcome, recordId, created, last, now);
            case RowOutcome.Found(var recordId) -> written(id, outcome, recordId, true, last, now);
            case RowOutcome.Failed(var code, var fields, var message) ->
                refused(
                        id,
                        TaskState.FAILED,
                        null,
                        DATE_TIME.format(now),
                        code,
                        String.join(", ", fields),
                        message,
                        outcome);
            case RowOutcome.Uncertain(var code, var message) ->
                refused(id, TaskState.UNCERTAIN, null, null, code, null, message, outcome);
            case RowOutcome.Retry(var dueAt, var code, var message) ->
                refused(id, TaskState.WAITING, DATE_TIME.format(dueAt), null, code, null, message, outcome);
            case RowOutcome.Held(var code, var message) -> waiting(id, 0, code, message, outcome.attempt());
            case RowOutcome.Split(var code, var message) -> waiting(id, 1, code, message, outcome.attempt());
            case RowOutcome.Dropped dropped -> waiting(id, 0, null, null, dropped.attempt());
        };
    }

    private static ResultRow written(
            TaskRunId id, RowOutcome outcome, String recordId, boolean created, boolean last, Instant now) {
        return new ResultRow(
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
                outcome.attempt());
    }

    private static ResultRow refused(
            TaskRunId id,
            TaskState state,
            @Nullable String dueAt,
            @Nullable String finishedAt,
            String code,
            @Nullable String fields,
            String message,
            RowOutcome outcome) {
        boolean again = state == TaskState.WAITING;
        return new ResultRow(
                id.value(),
                state,
                dueAt,
                finishedAt,
                again ? 1 : 0,
                0,
                null,
                null,
                shortened(code, CODE_LENGTH),
                shortened(fields, FIELDS_LENGTH),
                shortened(message, MESSAGE_LENGTH),
                again ? 0 : 1,
                outcome.attempt());
    }

    private static ResultRow waiting(
            TaskRunId id, int split, @Nullable String code, @Nullable String message, AttemptOutcome attempt) {
        return new ResultRow(
                id.value(),
                TaskState.WAITING,
                null,
                null,
                0,
                split,
                null,
                null,
                shortened(code, CODE_LENGTH),
                null,
                shortened(message, MESSAGE_LENGTH),
                0,
                attempt);
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return text.length() <= length ? text : text.substring(0, length);
    }
}
