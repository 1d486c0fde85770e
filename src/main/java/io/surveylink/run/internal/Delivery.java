package io.surveylink.run.internal;

import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.RunId;
import io.surveylink.common.TaskRunId;
import io.surveylink.run.internal.AnswerReader.Reading;
import io.surveylink.run.internal.CallResult.Summary;
import io.surveylink.salesforce.Answer;
import io.surveylink.salesforce.RecordRow;
import io.surveylink.salesforce.RowResult;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.salesforce.WriteCall;
import io.surveylink.workflow.RecordMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the records of a batch and the call. No transaction is open here. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** A claim older than this may have been made with credentials that have changed hands since. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(5);

    private static final String NO_RECORD = "MAPPING_FAILED";

    private final RunContents contents;
    private final RecordMapper mapper;
    private final AccountSessions sessions;
    private final SalesforceGateway gateway;
    private final AnswerReader reader;

    Delivery(
            RunContents contents,
            RecordMapper mapper,
            AccountSessions sessions,
            SalesforceGateway gateway,
            AnswerReader reader) {
        this.contents = contents;
        this.mapper = mapper;
        this.sessions = sessions;
        this.gateway = gateway;
        this.reader = reader;
    }

    /** The batch did not leave, or in vain: its rows go back as they were. */
    private static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    CallResult deliver(Batch batch) {
        var unmapped = new HashMap<TaskRunId, RowOutcome>();
        var records = new LinkedHashMap<TaskRow, RecordRow>();
        try {
            map(batch, unmapped, records);
        } catch (RuntimeException e) {
            if (!DatabaseOutage.mayPass(e)) {
                throw e;
            }
            LOG.warn(
                    "the contents of call {} could not be read: {}",
                    batch.call().value(),
                    e.toString());
            return new CallResult(Summary.DROPPED, null, Map.of(), List.of(), false, null);
        }
        if (records.isEmpty()) {
            return new CallResult(Summary.NOT_SENT, null, unmapped, List.of(), false, null);
        }
        try {
            var answer = call(batch, records);
            var reading = reader.answered(batch, records, answer.value());
            return new CallResult(
                    Summary.ANSWERED, null, both(unmapped, reading), reading.holds(), true, answer.usage());
        } catch (NotSent e) {
            // Rows without an outcome go back as they were.
            return new CallResult(Summary.DROPPED, null, unmapped, List.of(), false, null);
        } catch (AccountUnavailableException e) {
            var reading = reader.unavailable(batch, records.keySet(), e);
            return new CallResult(Summary.NOT_SENT, e.code(), both(unmapped, reading), reading.holds(), false, null);
        } catch (SalesforceException e) {
            var reading = reader.fault(batch, records.keySet(), e);
            var summary = summaryOf(e);
            return new CallResult(
                    summary, e.code(), both(unmapped, reading), reading.holds(), summary == Summary.REFUSED, null);
        }
    }

    /** Rows that make no record fail alone, before anything is sent. */
    private void map(Batch batch, Map<TaskRunId, RowOutcome> unmapped, SequencedMap<TaskRow, RecordRow> records) {
        var stored = contents.of(batch.rows().stream().map(TaskRow::run).toList());
        var written = batch.steps().values().stream()
                        .anyMatch(step -> step.task().takesRecords())
                ? contents.records(batch.rows().stream().map(TaskRow::run).toList())
                : Map.<RunId, Map<String, String>>of();
        for (var row : batch.rows()) {
            var step = batch.steps().get(row.step());
            var content = stored.get(row.run());
            if (step == null || content == null) {
                unmapped.put(row.id(), new RowOutcome.Failed(NO_RECORD, List.of(), ""));
                continue;
            }
            try {
                switch (mapper.map(step.task(), content, written.getOrDefault(row.run(), Map.of()))) {
                    case RecordMapper.Mapped.Row(var record) -> records.put(row, record);
                    case RecordMapper.Mapped.Unmappable(var code, var field, var message) ->
                        unmapped.put(row.id(), new RowOutcome.Failed(code, List.of(field), message));
                }
            } catch (RuntimeException e) {
                LOG.error("task run {} could not be mapped", row.id().value(), e);
                unmapped.put(row.id(), new RowOutcome.Failed(NO_RECORD, List.of(), ""));
            }
        }
    }

    private Answer<List<RowResult>> call(Batch batch, SequencedMap<TaskRow, RecordRow> records) {
        var task = batch.stepOf(batch.rows().getFirst()).task();
        var call = new WriteCall(
                batch.shape().operation(),
                batch.lane().object(),
                task.externalIdField(),
                new ArrayList<>(records.values()),
                batch.shape().options());
        var sending = new Sending();
        try {
            return sessions.call(batch.account().id(), session -> {
                if (System.nanoTime() - batch.claimedAtNanos() > LEAVES_WITHIN.toNanos()) {
                    throw new NotSent();
                }
                return sending.make(() -> gateway.write(session, call));
            });
        } catch (SalesforceException | AccountUnavailableException | NotSent e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("call {}: {}", batch.call().value(), e.toString());
            return sending.result(e);
        }
    }

    /** What has been heard of a call, should something of our own fail before or after it: the database, say. */
    private static final class Sending {

        private @Nullable Answer<List<RowResult>> answer;
        private @Nullable SalesforceException failure;

        Answer<List<RowResult>> make(Supplier<Answer<List<RowResult>>> call) {
            try {
                var heard = call.get();
                answer = heard;
                return heard;
            } catch (SalesforceException e) {
                failure = e;
                throw e;
            }
        }

        Answer<List<RowResult>> result(RuntimeException ownFailure) {
            if (answer != null) {
                return answer;
            }
            if (failure != null && failure.outcome() == SalesforceException.Outcome.UNKNOWN) {
                throw failure;
            }
            if (!DatabaseOutage.mayPass(ownFailure)) {
                throw ownFailure;
            }
            throw new NotSent();
        }
    }

    private static Map<TaskRunId, RowOutcome> both(Map<TaskRunId, RowOutcome> unmapped, Reading reading) {
        var all = new HashMap<>(unmapped);
        all.putAll(reading.outcomes());
        return all;
    }

    private static Summary summaryOf(SalesforceException e) {
        return switch (e.outcome()) {
            case NOT_SENT -> Summary.NOT_SENT;
            case REFUSED -> Summary.REFUSED;
            case UNKNOWN -> Summary.UNKNOWN;
        };
    }
}
