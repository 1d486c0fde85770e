package io.surveylink.administration.internal;

import io.surveylink.administration.OwnershipBoard;
import io.surveylink.user.Actor;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class OwnershipBoardService implements OwnershipBoard {

    private final BoardProjectRepository projects;
    private final RiskRepository risks;

    OwnershipBoardService(BoardProjectRepository projects, RiskRepository risks) {
        this.projects = projects;
        this.risks = risks;
    }

    @Override
    public List<OwnedProject> projects(Actor actor, String text, int offset, int limit) {
        actor.requireAdmin();
        return projects.find(actor.id(), text, offset, limit);
    }

    @Override
    public List<WorkflowAtRisk> atRisk(Actor actor, int limit) {
        actor.requireAdmin();
        return risks.find(actor.id(), limit);
    }
}
