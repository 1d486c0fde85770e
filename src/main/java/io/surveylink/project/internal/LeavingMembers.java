package io.surveylink.project.internal;

import io.surveylink.common.UserId;
import io.surveylink.project.MembershipListener;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserListener;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is deactivated may edit nowhere any more, as if removed; the membership itself stays, for the day that the person
 * is back.
 */
@Component
class LeavingMembers implements UserListener, UserFootprint {

    private final UserProjectRepository projects;
    private final ObjectProvider<MembershipListener> listeners;

    LeavingMembers(UserProjectRepository projects, ObjectProvider<MembershipListener> listeners) {
        this.projects = projects;
        this.listeners = listeners;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void deactivated(UserId user, LeaversRuns runs) {
        projects.editedBy(user).forEach(project -> listeners.forEach(listener -> listener.lostEdit(project, user)));
    }

    @Override
    public List<Trace> of(UserId user) {
        var owned = projects.namesOwnedBy(user);
        var shared = projects.namesSharedWith(user);
        return List.of(
                new Trace(Kind.PROJECTS_OWNED, owned.size(), owned),
                new Trace(Kind.MEMBERSHIPS, shared.size(), shared));
    }
}
