package io.surveylink.project.internal;

import static io.surveylink.jooq.Tables.PROJECT;
import static io.surveylink.jooq.Tables.PROJECT_INVITATION;
import static org.jooq.Records.mapping;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.Sharing.WaitingInvitation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations to projects that wait for their person. */
@Repository
class SharingRepository {

    private final DSLContext database;

    SharingRepository(DSLContext database) {
        this.database = database;
    }

    /** An invitation whose person has come. */
    record Met(ProjectId project, MemberAccess access, UserId invitedBy) {}

    List<WaitingInvitation> of(ProjectId project) {
        return database.select(
                        PROJECT_INVITATION.EMAIL,
                        PROJECT_INVITATION.ACCESS.convertFrom(MemberAccess::valueOf),
                        PROJECT_INVITATION.CREATED_AT)
                .from(PROJECT_INVITATION)
                .where(PROJECT_INVITATION.PROJECT_ID.eq(project))
                .orderBy(PROJECT_INVITATION.EMAIL)
                .fetch(mapping(WaitingInvitation::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(ProjectId project, String email, MemberAccess access, UserId by, Instant now) {
        database.insertInto(PROJECT_INVITATION)
                .set(PROJECT_INVITATION.PROJECT_ID, project)
                .set(PROJECT_INVITATION.EMAIL, email)
                .set(PROJECT_INVITATION.ACCESS, access.name())
                .set(PROJECT_INVITATION.CREATED_BY_ID, by)
                .set(PROJECT_INVITATION.CREATED_AT, now)
                .onDuplicateKeyUpdate()
                .set(PROJECT_INVITATION.ACCESS, access.name())
                .set(PROJECT_INVITATION.CREATED_BY_ID, by)
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<MemberAccess> take(ProjectId project, String email) {
        var access = database.select(PROJECT_INVITATION.ACCESS)
                .from(PROJECT_INVITATION)
                .where(PROJECT_INVITATION.PROJECT_ID.eq(project), PROJECT_INVITATION.EMAIL.eq(email))
                .forUpdate()
                .fetchOptional(row -> MemberAccess.valueOf(row.value1()));
        access.ifPresent(waiting -> database.deleteFrom(PROJECT_INVITATION)
                .where(PROJECT_INVITATION.PROJECT_ID.eq(project), PROJECT_INVITATION.EMAIL.eq(email))
                .execute());
        return access;
    }

    /** Those whose owner still owns the project; they wait no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Met> takeAll(String email) {
        var met = database.select(
                        PROJECT_INVITATION.PROJECT_ID,
                        PROJECT_INVITATION.ACCESS.convertFrom(MemberAccess::valueOf),
                        PROJECT_INVITATION.CREATED_BY_ID)
                .from(PROJECT_INVITATION)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_INVITATION.PROJECT_ID))
                .and(PROJECT.OWNER_ID.eq(PROJECT_INVITATION.CREATED_BY_ID))
                .and(PROJECT.DELETED_AT.isNull())
                .where(PROJECT_INVITATION.EMAIL.eq(email))
                .orderBy(PROJECT_INVITATION.PROJECT_ID)
                .fetch(mapping(Met::new));
        database.deleteFrom(PROJECT_INVITATION)
                .where(PROJECT_INVITATION.EMAIL.eq(email))
                .execute();
        return met;
    }
}
