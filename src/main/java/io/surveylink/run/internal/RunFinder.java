package io.surveylink.run.internal;

import io.surveylink.common.ProjectId;
import io.surveylink.common.RunId;
import io.surveylink.common.StepId;
import io.surveylink.project.Operation;
import io.surveylink.project.Projects;
import io.surveylink.run.Runs;
import io.surveylink.run.internal.HeldStepRepository.HeldStep;
import io.surveylink.user.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which runs a person means and may see. */
@Component
class RunFinder {

    private final RunListRepository list;
    private final HeldStepRepository heldSteps;
    private final Projects projects;

    RunFinder(RunListRepository list, HeldStepRepository heldSteps, Projects projects) {
        this.list = list;
        this.heldSteps = heldSteps;
        this.projects = projects;
    }

    /** What a filter means for one actor at this moment. */
    record Scope(List<ProjectId> projects, Runs.Filter filter, Map<StepId, HeldStep> held) {

        Set<StepId> heldSteps() {
            return held.keySet();
        }
    }

    Scope scope(Actor actor, Runs.Filter filter) {
        var visible = visibleProjects(actor, filter.project());
        return new Scope(visible, filter, holdsByStep(visible));
    }

    /** The newest first, by key. */
    List<RunId> page(Scope scope, @Nullable RunId before, int limit) {
        return list.page(scope.projects(), scope.filter(), scope.heldSteps(), before, limit);
    }

    List<ProjectId> visibleProjects(Actor actor, @Nullable ProjectId project) {
        if (project == null) {
            return list.visibleProjects(actor);
        }
        projects.access(actor, project).require(Operation.SEE_NAMES);
        return List.of(project);
    }

    /** The oldest hold of each step: the one that has to end first is as good as any other. */
    Map<StepId, HeldStep> holdsByStep(Collection<ProjectId> inProjects) {
        return heldSteps.heldSteps(inProjects).stream()
                .collect(Collectors.toMap(HeldStep::step, step -> step, (older, newer) -> older));
    }
}
