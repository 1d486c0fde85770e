package io.surveylink.project.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_MEMBER;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.project.MemberAccess;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Projects as one user stands to them. */
@Repository
class UserProjectRepository {

    private final DSLContext database;

    UserProjectRepository(DSLContext database) {
        this.database = database;
    }

    /** As a member. */
    List<ProjectId> editedBy(UserId user) {
        return database.select(PROJECT_MEMBER.PROJECT_ID)
                .from(PROJECT_MEMBER)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_MEMBER.PROJECT_ID), PROJECT.DELETED_AT.isNull())
                .where(PROJECT_MEMBER.USER_ID.eq(user), PROJECT_MEMBER.ACCESS.eq(MemberAccess.EDIT.name()))
                .orderBy(PROJECT_MEMBER.PROJECT_ID)
                .fetch(PROJECT_MEMBER.PROJECT_ID);
    }

    List<String> namesOwnedBy(UserId user) {
        return database.select(PROJECT.NAME)
                .from(PROJECT)
                .where(PROJECT.OWNER_ID.eq(user), PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .fetch(PROJECT.NAME);
    }

    List<String> namesSharedWith(UserId user) {
        return database.select(PROJECT.NAME)
                .from(PROJECT)
                .join(PROJECT_MEMBER)
                .on(PROJECT_MEMBER.PROJECT_ID.eq(PROJECT.ID))
                .where(PROJECT_MEMBER.USER_ID.eq(user), PROJECT.DELETED_AT.isNull())
                .orderBy(PROJECT.NAME, PROJECT.ID)
                .fetch(PROJECT.NAME);
    }
}
