package io.surveylink.run.internal;

import static io.surveylink.jooq.Tables.LANE;
import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.TASK_RUN;
import static io.surveylink.jooq.Tables.USER;
import static org.jooq.impl.DSL.inline;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.run.Runs;
import io.surveylink.user.UserState;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Projects as their owners' fate touches their runs. */
@Repository
class OwnedProjectRepository {

    private final DSLContext database;

    OwnedProjectRepository(DSLContext database) {
        this.database = database;
    }

    /** Of the joined owner: active, or deactivated with an admin's word that the runs go on for a while. */
    static Condition isActedFor(Instant now) {
        return USER.STATE.eq(UserState.ACTIVE.name()).or(USER.RUNS_UNTIL.gt(now));
    }

    boolean isOwnerActedFor(ProjectId project, Instant now) {
        return database.fetchExists(database.selectOne()
                .from(PROJECT)
                .join(USER)
                .on(USER.ID.eq(PROJECT.OWNER_ID))
                .where(PROJECT.ID.eq(project))
                .and(isActedFor(now)));
    }

    List<ProjectId> ownedBy(UserId user) {
        return database.select(PROJECT.ID)
                .from(PROJECT)
                .where(PROJECT.OWNER_ID.eq(user), PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.ID)
                .fetch(PROJECT.ID);
    }

    /** Counted no further than {@link Runs#COUNT_LIMIT}. */
    int waitingRuns(UserId owner) {
        return database.fetchCount(database.selectDistinct(TASK_RUN.RUN_ID)
                .from(PROJECT)
                .join(LANE)
                .on(LANE.PROJECT_ID.eq(PROJECT.ID))
                .join(TASK_RUN)
                .on(TASK_RUN.LANE_ID.eq(LANE.ID).and(TASK_RUN.STATE.eq(inline(TaskState.WAITING.name()))))
                .where(PROJECT.OWNER_ID.eq(owner), PROJECT.DELETED_AT.isNull())
                .limit(Runs.COUNT_LIMIT));
    }
}
