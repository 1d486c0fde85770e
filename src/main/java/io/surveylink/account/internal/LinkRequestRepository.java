package io.surveylink.account.internal;

import static io.surveylink.jooq.Tables.LINK_REQUEST;
import static io.surveylink.jooq.Tables.PROJECT;

import io.surveylink.common.OrgId;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who asked for an account in an org, and when last. */
@Repository
class LinkRequestRepository {

    private final DSLContext sql;

    LinkRequestRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Notes a request. The unique key decides between two that come at once.
     *
     * @return false if the same was asked after the given time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean note(ProjectId project, OrgId org, UserId user, Instant now, Instant lately) {
        int inserted = sql.insertInto(LINK_REQUEST)
                .set(LINK_REQUEST.PROJECT_ID, project)
                .set(LINK_REQUEST.ORG_ID, org)
                .set(LINK_REQUEST.USER_ID, user)
                .set(LINK_REQUEST.ASKED_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
        return inserted == 1
                || sql.update(LINK_REQUEST)
                                .set(LINK_REQUEST.ASKED_AT, now)
                                .where(LINK_REQUEST.PROJECT_ID.eq(project))
                                .and(LINK_REQUEST.ORG_ID.eq(org))
                                .and(LINK_REQUEST.USER_ID.eq(user))
                                .and(LINK_REQUEST.ASKED_AT.le(lately))
                                .execute()
                        == 1;
    }

    List<UserId> askers(ProjectId project, OrgId org) {
        return sql.select(LINK_REQUEST.USER_ID)
                .from(LINK_REQUEST)
                .where(LINK_REQUEST.PROJECT_ID.eq(project), LINK_REQUEST.ORG_ID.eq(org))
                .fetch(LINK_REQUEST.USER_ID);
    }

    List<ProjectId> projectsAsking(OrgId org, UserId owner) {
        return sql.selectDistinct(LINK_REQUEST.PROJECT_ID)
                .from(LINK_REQUEST)
                .join(PROJECT)
                .on(PROJECT.ID.eq(LINK_REQUEST.PROJECT_ID))
                .where(LINK_REQUEST.ORG_ID.eq(org), PROJECT.OWNER_ID.eq(owner), PROJECT.DELETED_AT.isNull())
                .fetch(LINK_REQUEST.PROJECT_ID);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(ProjectId project, OrgId org) {
        sql.deleteFrom(LINK_REQUEST)
                .where(LINK_REQUEST.PROJECT_ID.eq(project), LINK_REQUEST.ORG_ID.eq(org))
                .execute();
    }
}
