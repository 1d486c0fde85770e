package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.OUTBOUND_NOTIFICATION;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.RESPONSE;
import static io.surveylink.jooq.Tables.RESPONSE_VERSION;
import static io.surveylink.jooq.Tables.UNSTARTED_EVENT;
import static io.surveylink.jooq.Tables.WORKFLOW;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.select;

import io.surveylink.common.ProjectId;
import io.surveylink.run.EventSubject;
import io.surveylink.run.Runs;
import io.surveylink.run.UnstartedEvents;
import io.surveylink.run.UnstartedReason;
import io.surveylink.user.Actor;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
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
        var reason = UNSTARTED_EVENT.REASON.convertFrom(UnstartedReason::valueOf);
        return database.select(
                        UNSTARTED_EVENT.ID,
                        PROJECT.NAME,
                        WORKFLOW.ID,
                        WORKFLOW.NAME,
                        WORKFLOW.PUBLIC_ID,
                        RESPONSE.EXTERNAL_ID,
                        OUTBOUND_NOTIFICATION.RECORD_ID,
                        RESPONSE_VERSION.NUMBER,
                        reason,
                        UNSTARTED_EVENT.CREATED_AT)
                .from(UNSTARTED_EVENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(UNSTARTED_EVENT.PROJECT_ID))
                .join(WORKFLOW)
                .on(WORKFLOW.ID.eq(UNSTARTED_EVENT.WORKFLOW_ID))
                .leftJoin(RESPONSE)
                .on(RESPONSE.ID.eq(UNSTARTED_EVENT.RESPONSE_ID))
                .leftJoin(OUTBOUND_NOTIFICATION)
                .on(OUTBOUND_NOTIFICATION.ID.eq(UNSTARTED_EVENT.OUTBOUND_NOTIFICATION_ID))
                .leftJoin(RESPONSE_VERSION)
                .on(RESPONSE_VERSION.ID.eq(UNSTARTED_EVENT.RESPONSE_VERSION_ID))
                .where(UNSTARTED_EVENT.PROJECT_ID.in(visible))
                .and(before == null ? noCondition() : UNSTARTED_EVENT.ID.lt(before))
                .orderBy(UNSTARTED_EVENT.ID.desc())
                .limit(limit)
                .fetch(row -> new Unstarted(
                        row.get(UNSTARTED_EVENT.ID),
                        row.get(PROJECT.NAME),
                        row.get(WORKFLOW.ID),
                        row.get(WORKFLOW.NAME),
                        row.get(WORKFLOW.PUBLIC_ID),
                        subject(row),
                        row.get(RESPONSE_VERSION.NUMBER),
                        row.get(reason),
                        row.get(UNSTARTED_EVENT.CREATED_AT)));
    }

    /** What names no record is about nothing that could be told. */
    private static @Nullable EventSubject subject(Record row) {
        boolean isUnknown = row.get(RESPONSE.EXTERNAL_ID) == null && row.get(OUTBOUND_NOTIFICATION.RECORD_ID) == null;
        return isUnknown ? null : RunTables.subject(row);
    }
}
