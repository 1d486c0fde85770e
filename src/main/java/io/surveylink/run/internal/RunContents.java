package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.RUN;

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
