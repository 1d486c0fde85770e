package io.surveylink.run.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.common.UserId;
import io.surveylink.ownership.OwnershipListener;
import io.surveylink.run.HoldCause;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserListener;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds the projects of an owner who was deactivated, and lets them go on when the owner is back. */
@Component
class OwnerHolds implements UserListener, OwnershipListener, UserFootprint {

    private final Holds holds;
    private final OwnedProjectRepository projects;
    private final LaneStarter lanes;

    OwnerHolds(Holds holds, OwnedProjectRepository projects, LaneStarter lanes) {
        this.holds = holds;
        this.projects = projects;
        this.lanes = lanes;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void deactivated(UserId user, LeaversRuns runs) {
        if (runs == LeaversRuns.HELD) {
            runsHeld(user);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void runsHeld(UserId user) {
        projects.ownedBy(user)
                .forEach(project -> holds.begin(new HoldTarget.OfProject(project), HoldCause.OWNER_DEACTIVATED));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void reactivated(UserId user) {
        projects.ownedBy(user)
                .forEach(project -> holds.end(new HoldTarget.OfProject(project), HoldCause.OWNER_DEACTIVATED));
        lanes.sweepAfterCommit();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ownerChanged(ProjectId project) {
        holds.end(new HoldTarget.OfProject(project), HoldCause.OWNER_DEACTIVATED);
        lanes.sweepAfterCommit();
    }

    @Override
    public List<Trace> of(UserId user) {
        return List.of(new Trace(Kind.RUNS_WAITING, projects.waitingRuns(user), List.of()));
    }
}
