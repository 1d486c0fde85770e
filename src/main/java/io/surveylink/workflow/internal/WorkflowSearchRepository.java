package io.surveylink.workflow.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;
import static io.surveylink.jooq.Tables.USER;
import static io.surveylink.jooq.Tables.WORKFLOW;

import io.surveylink.user.Actor;
import io.surveylink.user.UserState;
import io.surveylink.workflow.WorkflowSearch;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class WorkflowSearchRepository implements WorkflowSearch {

    private final DSLContext database;

    WorkflowSearchRepository(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<FoundWorkflow> find(Actor actor, String text, int limit) {
        return database.select(WORKFLOW.PUBLIC_ID, WORKFLOW.NAME, PROJECT.NAME)
                .from(USER)
                .join(PROJECT)
                .on(PROJECT.DELETED_AT.isNull())
                .leftJoin(PROJECT_MEMBER)
                .on(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID).and(PROJECT_MEMBER.USER_ID.eq(USER.ID)))
                .join(WORKFLOW)
                .on(WORKFLOW.PROJECT_ID.eq(PROJECT.ID).and(WORKFLOW.DELETED_AT.isNull()))
                .where(USER.ID.eq(actor.id()))
                .and(USER.STATE.eq(UserState.ACTIVE.name()))
                .and(PROJECT.OWNER_ID.eq(USER.ID).or(PROJECT_MEMBER.USER_ID.isNotNull()))
                .and(WORKFLOW.NAME.contains(text))
                .orderBy(WORKFLOW.NAME, WORKFLOW.ID)
                .limit(limit)
                .fetch(Records.mapping(FoundWorkflow::new));
    }
}
