package io.surveylink.run.internal;

import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.TaskRunId;
import io.surveylink.run.HoldCause;
import io.surveylink.run.internal.CallResult.NewHold;
import io.surveylink.salesforce.FaultClass;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.WriteOperation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What an answer of Salesforce, or the lack of one, means for each row, and what it asks to be held. */
@Component
class AnswerReader {

    private static final String DELETED = "ENTITY_IS_DELETED";

    private final SchemaCheck schemaCheck;
    private final LostAnswers lostAnswers;
    private final Clock clock;

    AnswerReader(SchemaCheck schemaCheck, LostAnswers lostAnswers, Clock clock) {
        this.schemaCheck = schemaCheck;
        this.lostAnswers = lostAnswers;
        this.clock = clock;
    }

    record Reading(Map<TaskRunId, RowOutcome> outcomes, List<NewHold> holds) {

        static Reading ofAll(Collection<TaskRow> rows, Function<TaskRow, RowOutcome> outcome, NewHold... holds) {
            var outcomes = new HashMap<TaskRunId, RowOutcome>();
            rows.forEach(row -> outcomes.put(row.id(), outcome.apply(row)));
            return new Reading(outcomes, List.of(holds));
        }
    }

    private record RefusedRow(TaskRow row, RowResult.Refused refused) {}

    /** @param sent the rows as they were sent, with their results in the same order */
    Reading answered(Batch batch, SequencedMap<TaskRow, RecordRow> sent, List<RowResult> results) {
        var outcomes = new HashMap<TaskRunId, RowOutcome>();
        var closed = new ArrayList<RefusedRow>();
        var deleted = new ArrayList<RefusedRow>();
        int index = 0;
        for (var row : sent.sequencedKeySet()) {
            switch (results.get(index++)) {
                case RowResult.Saved(var recordId, var created) ->
                    outcomes.put(row.id(), new RowOutcome.Succeeded(recordId, created));
                case RowResult.Refused refused -> {
                    switch (refused.faultClass()) {
                        case PERMISSION, SCHEMA -> closed.add(new RefusedRow(row, refused));
                        case SESSION_INVALID, TRANSIENT, DAILY_LIMIT, CONCURRENT_LIMIT, BLOCKED_BY_ORG ->
                            outcomes.put(row.id(), retryOrFail(row, refused, RetrySchedule::next));
                        case UNKNOWN ->
                            outcomes.put(row.id(), retryOrFail(row, refused, RetrySchedule::nextOnUnknownCode));
                        case DATA, AUTOMATION -> {
                            outcomes.put(row.id(), failed(refused));
                            if (batch.shape().operation() == WriteOperation.DELETE
                                    && refused.code().equals(DELETED)) {
                                deleted.add(new RefusedRow(row, refused));
                            }
                        }
                    }
                }
            }
        }
        deletedBefore(deleted, sent, outcomes);
        return new Reading(outcomes, closed.isEmpty() ? List.of() : holdOrFail(batch, closed, outcomes));
    }

    /** What an attempt without an answer has deleted is deleted: that is what was wanted. */
    private void deletedBefore(
            List<RefusedRow> deleted, Map<TaskRow, RecordRow> sent, Map<TaskRunId, RowOutcome> outcomes) {
        if (deleted.isEmpty()) {
            return;
        }
        var unknown = lostAnswers.triedWithoutAnswer(
                deleted.stream().map(refused -> refused.row().id()).toList());
        for (var refused : deleted) {
            var record = sent.get(refused.row());
            if (unknown.contains(refused.row().id()) && record != null && record.recordId() != null) {
                outcomes.put(refused.row().id(), new RowOutcome.Succeeded(record.recordId(), false));
            }
        }
    }

    /** A code alone holds nothing: only a describe that shows the step closed does. */
    private List<NewHold> holdOrFail(Batch batch, List<RefusedRow> rows, Map<TaskRunId, RowOutcome> outcomes) {
        var steps = rows.stream()
                .map(refused -> batch.stepOf(refused.row()))
                .distinct()
                .toList();
        var holds = schemaCheck.closedSteps(batch, steps);
        for (var refused : rows) {
            var target = HoldTarget.of(batch.stepOf(refused.row()));
            boolean held = holds.stream().anyMatch(hold -> hold.target().equals(target));
            outcomes.put(
                    refused.row().id(),
                    held
                            ? new RowOutcome.Held(
                                    refused.refused().code(), refused.refused().message())
                            : failed(refused.refused()));
        }
        return holds;
    }

    Reading unavailable(Batch batch, Collection<TaskRow> sent, AccountUnavailableException e) {
        return switch (e.state()) {
            case NEEDS_REAUTHENTICATION -> heldAccount(batch, sent, HoldCause.TOKEN_DEAD, e.code(), "");
            case BLOCKED_BY_ORG -> heldAccount(batch, sent, HoldCause.BLOCKED_BY_ORG, e.code(), "");
            case UNREACHABLE, CONNECTED, AWAITING_CONFIRMATION ->
                Reading.ofAll(sent, row -> retry(row, e.code(), "", RetrySchedule::next));
        };
    }

    private static Reading heldAccount(
            Batch batch, Collection<TaskRow> sent, HoldCause cause, String code, String message) {
        var target = new HoldTarget.OfAccount(batch.account().id());
        return Reading.ofAll(
                sent, row -> new RowOutcome.Held(code, message), new NewHold(target, cause, code, message));
    }

    Reading fault(Batch batch, Collection<TaskRow> sent, SalesforceException e) {
        return switch (e.outcome()) {
            case NOT_SENT -> retryAll(sent, e);
            case UNKNOWN ->
                batch.shape().repeatable()
                        ? retryAll(sent, e)
                        : new Reading(
                                lostAnswers.ofCreates(
                                        batch.lane(), batch.account().id(), sent, e.code(), messageOf(e)),
                                List.of());
            case REFUSED -> refusal(batch, sent, e);
        };
    }

    private Reading refusal(Batch batch, Collection<TaskRow> sent, SalesforceException e) {
        return switch (e.faultClass()) {
            case SESSION_INVALID, TRANSIENT, CONCURRENT_LIMIT -> retryAll(sent, e);
            case DAILY_LIMIT ->
                held(
                        sent,
                        e,
                        new NewHold(
                                new HoldTarget.OfOrg(batch.lane().org()), HoldCause.API_LIMIT, e.code(), messageOf(e)));
            case BLOCKED_BY_ORG -> heldAccount(batch, sent, HoldCause.BLOCKED_BY_ORG, e.code(), messageOf(e));
            case PERMISSION, SCHEMA -> {
                var steps = sent.stream().map(batch::stepOf).distinct().toList();
                var holds = schemaCheck.closedSteps(batch, steps);
                // Rows of steps that are not to blame go again at once, without those that are.
                yield holds.isEmpty() ? split(sent, e) : held(sent, e, holds.toArray(NewHold[]::new));
            }
            case DATA, AUTOMATION, UNKNOWN -> split(sent, e);
        };
    }

    private static Reading held(Collection<TaskRow> sent, SalesforceException e, NewHold... holds) {
        return Reading.ofAll(sent, row -> new RowOutcome.Held(e.code(), messageOf(e)), holds);
    }

    /** A batch refused as a whole is halved until the row that is to blame stands alone. */
    private Reading split(Collection<TaskRow> sent, SalesforceException e) {
        if (sent.size() > 1) {
            return Reading.ofAll(sent, row -> new RowOutcome.Split(e.code(), messageOf(e)));
        }
        return Reading.ofAll(
                sent,
                row -> e.faultClass() == FaultClass.UNKNOWN
                        ? retry(row, e.code(), messageOf(e), RetrySchedule::nextOnUnknownCode)
                        : new RowOutcome.Failed(e.code(), List.of(), messageOf(e)));
    }

    /** When the next attempt is, if there is one. */
    private interface Schedule {
        Optional<Instant> next(int attempts, Instant now);
    }

    private RowOutcome retry(TaskRow row, String code, String message, Schedule schedule) {
        return schedule.next(row.retryCount() + 1, clock.instant())
                .<RowOutcome>map(dueAt -> new RowOutcome.Retry(dueAt, code, message))
                .orElseGet(() -> new RowOutcome.Failed(code, List.of(), message));
    }

    private RowOutcome retryOrFail(TaskRow row, RowResult.Refused refused, Schedule schedule) {
        var outcome = retry(row, refused.code(), refused.message(), schedule);
        return outcome instanceof RowOutcome.Failed ? failed(refused) : outcome;
    }

    private Reading retryAll(Collection<TaskRow> sent, SalesforceException e) {
        return Reading.ofAll(sent, row -> retry(row, e.code(), messageOf(e), RetrySchedule::next));
    }

    private static RowOutcome failed(RowResult.Refused refused) {
        return new RowOutcome.Failed(refused.code(), refused.fields(), refused.message());
    }

    private static String messageOf(Throwable error) {
        return error.getMessage() == null ? "" : error.getMessage();
    }
}
