package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.SALESFORCE_CALL;
import static io.surveylink.jooq.Tables.TASK_ATTEMPT;
import static io.surveylink.jooq.Tables.TASK_RUN;

import io.surveylink.account.AccountSessions;
import io.surveylink.account.AccountUnavailableException;
import io.surveylink.common.AccountId;
import io.surveylink.common.RunId;
import io.surveylink.common.TaskRunId;
import io.surveylink.salesforce.SalesforceException;
import io.surveylink.salesforce.SalesforceGateway;
import io.surveylink.workflow.EventContent;
import io.surveylink.workflow.FieldMapping;
import io.surveylink.workflow.PublishedWorkflows;
import io.surveylink.workflow.PublishedWorkflows.PublishedStep;
import io.surveylink.workflow.SalesforceTask;
import io.surveylink.workflow.ValueSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What became of calls whose answer never came. A create is never sent again: it has succeeded if a lookup by the
 * response key finds exactly one record that is not known to be another's, else it is uncertain.
 */
@Component
class LostAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(LostAnswers.class);
    /** Long texts cannot be asked for. */
    private static final Set<String> ASKABLE = Set.of("string", "email", "phone", "url", "picklist");

    private final DSLContext database;
    private final RunContents contents;
    private final PublishedWorkflows workflows;
    private final AccountSessions sessions;
    private final SalesforceGateway gateway;

    LostAnswers(
            DSLContext database,
            RunContents contents,
            PublishedWorkflows workflows,
            AccountSessions sessions,
            SalesforceGateway gateway) {
        this.database = database;
        this.contents = contents;
        this.workflows = workflows;
        this.sessions = sessions;
        this.gateway = gateway;
    }

    /** Those of the rows that an earlier attempt sent without ever hearing of it. */
    Set<TaskRunId> triedWithoutAnswer(Collection<TaskRunId> rows) {
        return database.selectDistinct(TASK_ATTEMPT.TASK_RUN_ID)
                .from(TASK_ATTEMPT)
                .join(SALESFORCE_CALL)
                .on(SALESFORCE_CALL.ID.eq(TASK_ATTEMPT.SALESFORCE_CALL_ID))
                .where(TASK_ATTEMPT.TASK_RUN_ID.in(rows))
                .and(SALESFORCE_CALL.OUTCOME.eq(CallResult.Summary.UNKNOWN.name()))
                .fetchSet(TASK_ATTEMPT.TASK_RUN_ID);
    }

    /** Found or uncertain, each of them. */
    Map<TaskRunId, RowOutcome> ofCreates(
            Lane lane, AccountId account, Collection<TaskRow> rows, String code, String message) {
        var found = find(lane, account, rows);
        var outcomes = new HashMap<TaskRunId, RowOutcome>();
        for (var row : rows) {
            var recordId = found.get(row.id());
            outcomes.put(
                    row.id(),
                    recordId == null ? new RowOutcome.Uncertain(code, message) : new RowOutcome.Found(recordId));
        }
        return outcomes;
    }

    /** The records that the rows have made, as far as Salesforce can tell. */
    Map<TaskRunId, String> find(Lane lane, AccountId account, Collection<TaskRow> rows) {
        var steps = workflows.steps(rows.stream().map(TaskRow::step).distinct().toList());
        var responseKeys = responseKeys(rows);
        var byField = new HashMap<String, List<TaskRow>>();
        for (var row : rows) {
            keyField(steps.get(row.step()))
                    .filter(field -> responseKeys.containsKey(row.run()))
                    .ifPresent(field -> byField.computeIfAbsent(field, none -> new ArrayList<>())
                            .add(row));
        }
        var found = new HashMap<TaskRunId, String>();
        byField.forEach((field, asked) -> {
            var ids = ask(lane, account, field, asked, responseKeys);
            if (!ids.isEmpty()) {
                found.putAll(certain(lane, asked, responseKeys, ids));
            }
        });
        return found;
    }

    /** Runs that no response started have none. */
    private Map<RunId, String> responseKeys(Collection<TaskRow> rows) {
        var keys = new HashMap<RunId, String>();
        contents.of(rows.stream().map(TaskRow::run).toList()).forEach((run, content) -> {
            if (content instanceof EventContent.OfResponse(var response, var survey)) {
                keys.put(run, response.responseKey());
            }
        });
        return keys;
    }

    /** Only the response key is nobody else's. */
    private static Optional<String> keyField(@Nullable PublishedStep step) {
        return Optional.ofNullable(step).map(PublishedStep::task).map(SalesforceTask::mappings).stream()
                .flatMap(List::stream)
                .filter(mapping -> mapping.source() instanceof ValueSource.ResponseKey && mapping.parent() == null)
                .filter(mapping -> ASKABLE.contains(mapping.fieldType()))
                .map(FieldMapping::field)
                .findFirst();
    }

    private Map<String, List<String>> ask(
            Lane lane, AccountId account, String field, List<TaskRow> rows, Map<RunId, String> responseKeys) {
        var keys = rows.stream()
                .flatMap(row -> Optional.ofNullable(responseKeys.get(row.run())).stream())
                .distinct()
                .toList();
        try {
            var answer = sessions.call(account, session -> gateway.findIds(session, lane.object(), field, keys));
            var ids = new HashMap<String, List<String>>();
            answer.value().forEach((key, records) -> ids.put(key.toLowerCase(Locale.ROOT), records));
            return ids;
        } catch (SalesforceException e) {
            LOG.info("{} rows of {} could not be looked up: {}", rows.size(), lane.object(), e.code());
        } catch (AccountUnavailableException e) {
            LOG.info("{} rows of {} could not be looked up: {}", rows.size(), lane.object(), e.code());
        }
        return Map.of();
    }

    /** Exactly one record that no other task run of the response knows as its own, and nobody else to claim it. */
    private Map<TaskRunId, String> certain(
            Lane lane, List<TaskRow> rows, Map<RunId, String> responseKeys, Map<String, List<String>> ids) {
        var known = knownRecords(rows);
        var contested = contested(lane, rows);
        var certain = new HashMap<TaskRunId, String>();
        for (var row : rows) {
            var key = responseKeys.get(row.run());
            if (key == null || contested.contains(row.id())) {
                continue;
            }
            var candidates = ids.getOrDefault(key.toLowerCase(Locale.ROOT), List.of()).stream()
                    .filter(id -> !known.contains(id))
                    .toList();
            if (candidates.size() == 1) {
                certain.put(row.id(), candidates.getFirst());
            }
        }
        return certain;
    }

    private Set<String> knownRecords(List<TaskRow> rows) {
        var mine = RUN.as("mine");
        return new HashSet<>(database.select(TASK_RUN.SALESFORCE_RECORD_ID)
                .from(mine)
                .join(RUN)
                .on(RUN.RESPONSE_ID.eq(mine.RESPONSE_ID))
                .join(TASK_RUN)
                .on(TASK_RUN.RUN_ID.eq(RUN.ID))
                .where(mine.ID.in(rows.stream().map(TaskRow::run).toList()))
                .and(TASK_RUN.SALESFORCE_RECORD_ID.isNotNull())
                .fetch(TASK_RUN.SALESFORCE_RECORD_ID));
    }

    /** Rows beside which another of the same record is of unknown outcome: the record could be its. */
    private Set<TaskRunId> contested(Lane lane, List<TaskRow> rows) {
        var ids = rows.stream().map(TaskRow::id).collect(Collectors.toSet());
        var other = TASK_RUN.as("other");
        return database.selectDistinct(TASK_RUN.ID)
                .from(TASK_RUN)
                .join(other)
                .on(other.LANE_ID.eq(lane.id()))
                .and(other.RECORD_KEY.eq(TASK_RUN.RECORD_KEY))
                .and(other.STATE.in(TaskState.UNCERTAIN.name(), TaskState.IN_FLIGHT.name()))
                .and(other.ID.ne(TASK_RUN.ID))
                .where(TASK_RUN.ID.in(ids))
                .fetchSet(TASK_RUN.ID);
    }
}
