package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN_CHANGE;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static org.jooq.impl.DSL.select;

import io.surveylink.common.CallId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.TaskRunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what came of a call: every row, its run and its attempt by two statements, however many rows there are. The
 * rows travel as one JSON parameter, which MariaDB reads as a table.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ResultRepository {

    private static final String ROWS = """
            JSON_TABLE(?, '$[*]' COLUMNS (
                id BIGINT PATH '$.id',
                state VARCHAR(20) PATH '$.state',
                due_at DATETIME(6) PATH '$.dueAt',
                finished_at DATETIME(6) PATH '$.finishedAt',
                retried INT PATH '$.retried',
                split INT PATH '$.split',
                record_id CHAR(18) PATH '$.recordId',
                created INT PATH '$.created',
                code VARCHAR(80) PATH '$.code',
                fields VARCHAR(500) PATH '$.fields',
                message VARCHAR(1000) PATH '$.message',
                run_ends INT PATH '$.runEnds',
                attempt VARCHAR(30) PATH '$.attempt')) o
            """;

    /** Rows that somebody else has taken over meanwhile are left alone: their epoch is not the one given. */
    private static final String FINISH = "UPDATE " + ROWS + """
            STRAIGHT_JOIN task_run t ON t.id = o.id
            STRAIGHT_JOIN run r ON r.id = t.run_id
            SET t.state = o.state,
                t.due_at = COALESCE(o.due_at, t.due_at),
                t.finished_at = o.finished_at,
                t.epoch = NULL,
                t.retry_count = t.retry_count + o.retried,
                t.split_level = LEAST(t.split_level + o.split, 8),
                t.salesforce_record_id = COALESCE(o.record_id, t.salesforce_record_id),
                t.record_created = o.created,
                t.error_code = IF(o.state = 'WAITING' AND o.retried = 0, NULL, o.code),
                t.error_fields = o.fields,
                t.error_message = IF(o.state = 'WAITING' AND o.retried = 0, NULL, o.message),
                r.state = IF(o.run_ends = 1, o.state, r.state),
                r.finished_at = IF(o.run_ends = 1, o.finished_at, r.finished_at)
            WHERE t.state = 'IN_FLIGHT' AND t.epoch <= ?
            """;

    private static final String ATTEMPTS = """
            INSERT INTO task_attempt (task_run_id, number, salesforce_call_id, outcome, error_code, error_message)
            SELECT t.id, t.attempt_count, t.salesforce_call_id, o.attempt, o.code, o.message
            FROM\s""" + ROWS + "STRAIGHT_JOIN task_run t ON t.id = o.id";

    private final DSLContext database;
    private final JsonMapper json;

    ResultRepository(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void write(List<ResultRow> rows, long epoch) {
        var parameter = json.writeValueAsString(rows);
        database.execute(FINISH, parameter, epoch);
        database.execute(ATTEMPTS, parameter);
    }

    void endCall(CallId call, String outcome, @Nullable String code, Instant now) {
        database.update(SALESFORCE_CALL)
                .set(SALESFORCE_CALL.ENDED_AT, now)
                .set(SALESFORCE_CALL.OUTCOME, outcome)
                .set(SALESFORCE_CALL.CODE, code)
                .where(SALESFORCE_CALL.ID.eq(call))
                .execute();
    }

    /** Calls that nobody hears of any more, or that were never made. */
    void endCallsOf(Collection<TaskRunId> rows, String outcome, Instant now) {
        database.update(SALESFORCE_CALL)
                .set(SALESFORCE_CALL.ENDED_AT, now)
                .set(SALESFORCE_CALL.OUTCOME, outcome)
                .where(SALESFORCE_CALL.ENDED_AT.isNull())
                .and(SALESFORCE_CALL.ID.in(
                        select(TASK_RUN.SALESFORCE_CALL_ID).from(TASK_RUN).where(TASK_RUN.ID.in(rows))))
                .execute();
    }

    /** Live screens look at this number. Last in the transaction, because every lane of the project wants the row. */
    void raiseChange(ProjectId project) {
        database.insertInto(RUN_CHANGE)
                .set(RUN_CHANGE.PROJECT_ID, project)
                .set(RUN_CHANGE.NUMBER, 1L)
                .onDuplicateKeyUpdate()
                .set(RUN_CHANGE.NUMBER, RUN_CHANGE.NUMBER.plus(1))
                .execute();
    }
}
