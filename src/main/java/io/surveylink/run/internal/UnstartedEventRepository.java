package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RESPONSE_VERSION;
import static io.surveylink.jooq.Tables.UNSTARTED_EVENT;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;

import io.surveylink.common.ProjectId;
import io.surveylink.run.Runs;
import io.surveylink.run.UnstartedEvents;
import io.surveylink.run.UnstartedReason;
import io.surveylink.user.Actor;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class UnstartedEventRepository implements UnstartedEvents {

    private final DSLContext database;
    private final RunFinder finder;

    UnstartedEventRepository(DSLContext database, RunFinder finder) {
        this.database = database;
        this.finder = finder;
    }

    @Override
    public int count(Actor actor, @Nullable ProjectId project) {
        var visible = finder.visibleProjects(actor, project);
        return visible.isEmpty()
                ? 0
                : database.fetchCount(select(one())
                        .from(UNSTARTED_EVENT)
                        .where(UNSTARTED_EVENT.PROJECT_ID.in(visible))
                        .limit(Runs.COUNT_LIMIT));
    }

    @Override
    public List<Unstarted> list(Actor actor, @Nullable ProjectId project, @Nullable Long before, int limit) {
        var visible = finder.visibleProjects(actor, project);
        return database.select(
                        UNSTARTED_EVENT.ID,
                        PROJECT.NAME,
                        WORKFLOW.ID,
                        WORKFLOW.NAME,
                        WORKFLOW.PUBLIC_ID,
                        RESPONSE.EXTERNAL_ID,
                        RESPONSE_VERSION.NUMBER,
                        UNSTARTED_EVENT.REASON.convertFrom(UnstartedReason::valueOf),
                        UNSTARTED_EVENT.CREATED_AT)
                .from(UNSTARTED_EVENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(UNSTARTED_EVENT.PROJECT_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(UNSTARTED_EVENT.WORKFLOW_ID))
                .join(RESPONSE)
                .on(RESPONSE.ID.eq(UNSTARTED_EVENT.RESPONSE_ID))
                .join(RESPONSE_VERSION)
                .on(RESPONSE_VERSION.ID.eq(UNSTARTED_EVENT.RESPONSE_VERSION_ID))
                .where(UNSTARTED_EVENT.PROJECT_ID.in(visible))
                .and(before == null ? noCondition() : UNSTARTED_EVENT.ID.lt(before))
                .orderBy(UNSTARTED_EVENT.ID.desc())
                .limit(limit)
                .fetch(mapping(Unstarted::new));
    }
}
