package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.WORKFLOW_STEP;

import io.surveylink.common.RunId;
import io.surveylink.survey.Responses;
import io.surveylink.survey.Responses.StoredResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The response version that each run is pinned to. */
@Component
class RunContents {

    private final DSLContext database;
    private final Responses responses;

    RunContents(DSLContext database, Responses responses) {
        this.database = database;
        this.responses = responses;
    }

    /** What earlier tasks of the runs have written: ids of records by the keys of the tasks. */
    Map<RunId, Map<String, String>> records(Collection<RunId> runs) {
        var records = new HashMap<RunId, Map<String, String>>();
        database.select(TASK_RUN.RUN_ID, WORKFLOW_STEP.STEP_KEY, TASK_RUN.SALESFORCE_RECORD_ID)
                .from(TASK_RUN)
                .join(WORKFLOW_STEP)
                .on(WORKFLOW_STEP.ID.eq(TASK_RUN.WORKFLOW_STEP_ID))
                .where(TASK_RUN.RUN_ID.in(runs))
                .and(TASK_RUN.STATE.eq(TaskState.SUCCEEDED.name()))
                .and(TASK_RUN.SALESFORCE_RECORD_ID.isNotNull())
                .forEach(row -> records.computeIfAbsent(row.value1(), none -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return records;
    }

    Map<RunId, StoredResponse> of(Collection<RunId> runs) {
        var versions = database.select(RUN.ID, RUN.RESPONSE_VERSION_ID)
                .from(RUN)
                .where(RUN.ID.in(runs))
                .fetchMap(RUN.ID, RUN.RESPONSE_VERSION_ID);
        var stored = responses.versions(versions.values());
        var contents = new HashMap<RunId, StoredResponse>();
        versions.forEach((run, version) ->
                Optional.ofNullable(stored.get(version)).ifPresent(content -> contents.put(run, content)));
        return contents;
    }
}
