package io.surveylink.project.internal;

import static io.surveylink.jooq.Tables.PROJECT;

import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.ProjectOwners;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(propagation = Propagation.MANDATORY)
class ProjectOwnerService implements ProjectOwners {

    private final ProjectRepository projects;
    private final DSLContext database;
    private final Clock clock;

    ProjectOwnerService(ProjectRepository projects, DSLContext database, Clock clock) {
        this.projects = projects;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean admit(ProjectId project, UserId user) {
        if (projects.memberAccess(project, user).isPresent()) {
            return false;
        }
        projects.insertMember(project, user, MemberAccess.VIEW, clock.instant());
        return true;
    }

    @Override
    public void dismiss(ProjectId project, UserId user) {
        // Whom the owner has given more meanwhile stays.
        projects.memberAccess(project, user)
                .filter(MemberAccess.VIEW::equals)
                .ifPresent(access -> projects.deleteMember(project, user));
    }

    @Override
    public void change(ProjectId project, UserId former, UserId next, boolean formerStays) {
        int changed = database.update(PROJECT)
                .set(PROJECT.OWNER_ID, next)
                .set(PROJECT.VERSION, PROJECT.VERSION.plus(1))
                .where(PROJECT.ID.eq(project), PROJECT.OWNER_ID.eq(former), PROJECT.DELETED_AT.isNull())
                .execute();
        if (changed == 0) {
            throw new DomainException(ErrorCode.STALE);
        }
        projects.deleteMember(project, next);
        if (formerStays) {
            projects.insertMember(project, former, MemberAccess.EDIT, clock.instant());
        }
    }
}
