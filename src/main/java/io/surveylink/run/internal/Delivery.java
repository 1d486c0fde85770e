package io.surveylink.run.internal;

import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.RunId;
import io.surveylink.common.TaskRunId;
import io.surveylink.run.HoldCause;
import io.surveylink.run.internal.CallResult.NewHold;
import io.surveylink.run.internal.CallResult.Summary;
import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.survey.Responses;
import io.surveylink.survey.Responses.StoredResponse;
import io.surveylink.survey.Surveys;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.RecordMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the call of a batch and reads what it means for each row. No transaction is open here. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** A claim older than this may have been made with credentials that have changed hands since. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(5);

    private static final String NO_RECORD = "MAPPING_FAILED";

    private final TaskRunRepository taskRuns;
    private final Responses responses;
    private final Surveys surveys;
    private final RecordMapper mapper;
    private final AccountSessions sessions;
    private final SalesforceGateway gateway;
    private final SchemaCheck schemaCheck;
    private final Clock clock;

    Delivery(
            TaskRunRepository taskRuns,
            Responses responses,
            Surveys surveys,
            RecordMapper mapper,
            AccountSessions sessions,
            SalesforceGateway gateway,
            SchemaCheck schemaCheck,
            Clock clock) {
        this.taskRuns = taskRuns;
        this.responses = responses;
        this.surveys = surveys;
        this.mapper = mapper;
        this.sessions = sessions;
        this.gateway = gateway;
        this.schemaCheck = schemaCheck;
        this.clock = clock;
    }

    /** The batch did not leave in time. */
    private static final class LeftTooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    CallResult deliver(Batch batch) {
        var stored = storedResponses(batch);
        var outcomes = new HashMap<TaskRunId, RowOutcome>();
        var records = new LinkedHashMap<TaskRow, RecordRow>();
        map(batch, stored, outcomes, records);
        if (records.isEmpty()) {
            return new CallResult(Summary.NOT_SENT, null, outcomes, List.of(), false, null, stored);
        }
        var sent = List.copyOf(records.keySet());
        try {
            var answer = call(batch, new ArrayList<>(records.values()));
            var holds = readRows(batch, sent, answer.value(), outcomes);
            return new CallResult(Summary.ANSWERED, null, outcomes, holds, true, answer.usage(), stored);
        } catch (LeftTooLate e) {
            putBack(sent, outcomes);
            return new CallResult(Summary.DROPPED, null, outcomes, List.of(), false, null, stored);
        } catch (AccountUnavailableException e) {
            var holds = readUnavailable(batch, sent, e, outcomes);
            return new CallResult(Summary.NOT_SENT, e.code(), outcomes, holds, false, null, stored);
        } catch (SalesforceException e) {
            var holds = readFault(batch, sent, e, outcomes);
            return new CallResult(
                    summaryOf(e), e.code(), outcomes, holds, summaryOf(e) == Summary.REFUSED, null, stored);
        }
    }

    private Map<RunId, StoredResponse> storedResponses(Batch batch) {
        var versions = taskRuns.versions(batch.rows());
        var contents = responses.versions(versions.values());
        var stored = new HashMap<RunId, StoredResponse>();
        versions.forEach((run, version) ->
                Optional.ofNullable(contents.get(version)).ifPresent(content -> stored.put(run, content)));
        return stored;
    }

    /** Rows that make no record fail alone, before anything is sent. */
    private void map(
            Batch batch,
            Map<RunId, StoredResponse> stored,
            Map<TaskRunId, RowOutcome> outcomes,
            Map<TaskRow, RecordRow> records) {
        var survey = surveys.definition(batch.lane().project());
        for (var row : batch.rows()) {
            var step = batch.steps().get(row.step());
            var response = stored.get(row.run());
            if (step == null || response == null) {
                outcomes.put(row.id(), new RowOutcome.Failed(NO_RECORD, List.of(), ""));
                continue;
            }
            try {
                switch (mapper.map(step.task(), response, survey)) {
                    case RecordMapper.Mapped.Row(var record) -> records.put(row, record);
                    case RecordMapper.Mapped.Unmappable(var code, var field, var message) ->
                        outcomes.put(row.id(), new RowOutcome.Failed(code, List.of(field), message));
                }
            } catch (RuntimeException e) {
                LOG.error("task run {} could not be mapped", row.id().value(), e);
                outcomes.put(row.id(), new RowOutcome.Failed(NO_RECORD, List.of(), ""));
            }
        }
    }

    private Answer<List<RowResult>> call(Batch batch, List<RecordRow> records) {
        var first = stepOf(batch, batch.rows().getFirst());
        var call = new WriteCall(
                batch.shape().operation(), batch.lane().object(), first.task().externalIdField(), records);
        return sessions.call(batch.account().id(), session -> {
            if (System.nanoTime() - batch.claimedAtNanos() > LEAVES_WITHIN.toNanos()) {
                throw new LeftTooLate();
            }
            return gateway.write(session, call);
        });
    }

    private List<NewHold> readRows(
            Batch batch, List<TaskRow> sent, List<RowResult> results, Map<TaskRunId, RowOutcome> outcomes) {
        var closed = new ArrayList<RefusedRow>();
        for (int i = 0; i < sent.size(); i++) {
            var row = sent.get(i);
            switch (results.get(i)) {
                case RowResult.Saved(var recordId, var created) ->
                    outcomes.put(row.id(), new RowOutcome.Succeeded(recordId, created));
                case RowResult.Refused refused -> {
                    switch (refused.faultClass()) {
                        case PERMISSION, SCHEMA -> closed.add(new RefusedRow(row, refused));
                        case SESSION_INVALID, TRANSIENT, DAILY_LIMIT, CONCURRENT_LIMIT, BLOCKED_BY_ORG ->
                            outcomes.put(row.id(), retryOrFail(row, refused, RetrySchedule::next));
                        case UNKNOWN ->
                            outcomes.put(row.id(), retryOrFail(row, refused, RetrySchedule::nextOnUnknownCode));
                        case DATA, AUTOMATION -> outcomes.put(row.id(), failed(refused));
                    }
                }
            }
        }
        return closed.isEmpty() ? List.of() : holdOrFail(batch, closed, outcomes);
    }

    private record RefusedRow(TaskRow row, RowResult.Refused refused) {}

    /** A code alone holds nothing: only a describe that shows the step closed does. */
    private List<NewHold> holdOrFail(Batch batch, List<RefusedRow> rows, Map<TaskRunId, RowOutcome> outcomes) {
        var steps = rows.stream()
                .map(refused -> stepOf(batch, refused.row()))
                .distinct()
                .toList();
        var holds = schemaCheck.closedSteps(batch, steps);
        for (var refused : rows) {
            var step = stepOf(batch, refused.row());
            boolean held = holds.stream().anyMatch(hold -> hold.target().equals(targetOf(step)));
            outcomes.put(refused.row().id(), held ? new RowOutcome.PutBack() : failed(refused.refused()));
        }
        return holds;
    }

    private List<NewHold> readUnavailable(
            Batch batch, List<TaskRow> sent, AccountUnavailableException e, Map<TaskRunId, RowOutcome> outcomes) {
        var target = new HoldTarget.OfAccount(batch.account().id());
        return switch (e.state()) {
            case NEEDS_REAUTHENTICATION -> {
                putBack(sent, outcomes);
                yield List.of(new NewHold(target, HoldCause.TOKEN_DEAD, e.code(), null));
            }
            case BLOCKED_BY_ORG -> {
                putBack(sent, outcomes);
                yield List.of(new NewHold(target, HoldCause.BLOCKED_BY_ORG, e.code(), null));
            }
            case UNREACHABLE, CONNECTED, AWAITING_CONFIRMATION -> {
                sent.forEach(row -> outcomes.put(row.id(), retry(row, e.code(), "", RetrySchedule::next)));
                yield List.of();
            }
        };
    }

    private List<NewHold> readFault(
            Batch batch, List<TaskRow> sent, SalesforceException e, Map<TaskRunId, RowOutcome> outcomes) {
        return switch (e.outcome()) {
            case NOT_SENT -> {
                retryAll(sent, e, outcomes);
                yield List.of();
            }
            case UNKNOWN -> {
                if (batch.shape().repeatable()) {
                    retryAll(sent, e, outcomes);
                } else {
                    sent.forEach(row -> outcomes.put(row.id(), new RowOutcome.Uncertain(e.code(), messageOf(e))));
                }
                yield List.of();
            }
            case REFUSED -> readRefusal(batch, sent, e, outcomes);
        };
    }

    private List<NewHold> readRefusal(
            Batch batch, List<TaskRow> sent, SalesforceException e, Map<TaskRunId, RowOutcome> outcomes) {
        return switch (e.faultClass()) {
            case SESSION_INVALID, TRANSIENT, CONCURRENT_LIMIT -> {
                retryAll(sent, e, outcomes);
                yield List.of();
            }
            case DAILY_LIMIT -> {
                putBack(sent, outcomes);
                var target = new HoldTarget.OfOrg(batch.lane().org());
                yield List.of(new NewHold(target, HoldCause.API_LIMIT, e.code(), messageOf(e)));
            }
            case BLOCKED_BY_ORG -> {
                putBack(sent, outcomes);
                var target = new HoldTarget.OfAccount(batch.account().id());
                yield List.of(new NewHold(target, HoldCause.BLOCKED_BY_ORG, e.code(), messageOf(e)));
            }
            case PERMISSION, SCHEMA -> {
                var steps =
                        sent.stream().map(row -> stepOf(batch, row)).distinct().toList();
                var holds = schemaCheck.closedSteps(batch, steps);
                if (holds.isEmpty()) {
                    split(sent, e, outcomes);
                } else {
                    // Rows of steps that are not to blame go again at once, without those that are.
                    putBack(sent, outcomes);
                }
                yield holds;
            }
            case DATA, AUTOMATION, UNKNOWN -> {
                split(sent, e, outcomes);
                yield List.of();
            }
        };
    }

    /** A batch refused as a whole is halved until the row that is to blame stands alone. */
    private void split(List<TaskRow> sent, SalesforceException e, Map<TaskRunId, RowOutcome> outcomes) {
        if (sent.size() > 1) {
            sent.forEach(row -> outcomes.put(row.id(), new RowOutcome.Split()));
            return;
        }
        var row = sent.getFirst();
        outcomes.put(
                row.id(),
                e.faultClass() == FaultClass.UNKNOWN
                        ? retry(row, e.code(), messageOf(e), RetrySchedule::nextOnUnknownCode)
                        : new RowOutcome.Failed(e.code(), List.of(), messageOf(e)));
    }

    /** When the next attempt is, if there is one. */
    private interface Schedule {
        Optional<Instant> next(int attempts, Instant now);
    }

    private RowOutcome retry(TaskRow row, String code, String message, Schedule schedule) {
        return schedule.next(row.attemptCount() + 1, clock.instant())
                .<RowOutcome>map(dueAt -> new RowOutcome.Retry(dueAt, code, message))
                .orElseGet(() -> new RowOutcome.Failed(code, List.of(), message));
    }

    private RowOutcome retryOrFail(TaskRow row, RowResult.Refused refused, Schedule schedule) {
        var outcome = retry(row, refused.code(), refused.message(), schedule);
        return outcome instanceof RowOutcome.Failed ? failed(refused) : outcome;
    }

    private void retryAll(List<TaskRow> sent, SalesforceException e, Map<TaskRunId, RowOutcome> outcomes) {
        sent.forEach(row -> outcomes.put(row.id(), retry(row, e.code(), messageOf(e), RetrySchedule::next)));
    }

    private static void putBack(List<TaskRow> sent, Map<TaskRunId, RowOutcome> outcomes) {
        sent.forEach(row -> outcomes.put(row.id(), new RowOutcome.PutBack()));
    }

    private static RowOutcome failed(RowResult.Refused refused) {
        return new RowOutcome.Failed(refused.code(), refused.fields(), refused.message());
    }

    static HoldTarget targetOf(PublishedStep step) {
        return new HoldTarget.OfStep(step.project(), step.id());
    }

    private static PublishedStep stepOf(Batch batch, TaskRow row) {
        var step = batch.steps().get(row.step());
        if (step == null) {
            throw new IllegalStateException("step " + row.step().value() + " is unknown");
        }
        return step;
    }

    private static Summary summaryOf(SalesforceException e) {
        return switch (e.outcome()) {
            case NOT_SENT -> Summary.NOT_SENT;
            case REFUSED -> Summary.REFUSED;
            case UNKNOWN -> Summary.UNKNOWN;
        };
    }

    private static String messageOf(Throwable error) {
        return error.getMessage() == null ? "" : error.getMessage();
    }
}
