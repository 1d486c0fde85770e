package io.surveylink.project;

import io.surveylink.common.Environment;
import io.surveylink.common.ProjectId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** SPI: how projects fare, for the list on the home page. */
public interface ProjectHealth {

    /** All in a fixed number of statements; a project that is left out has no workflow yet. */
    Map<ProjectId, Health> of(Collection<ProjectId> projects);

    /**
     * How one project fares.
     *
     * @param environments that its active workflows write to
     * @param held runs that wait for a person
     * @param unsolved runs that failed or are uncertain, and that nobody has looked after
     */
    record Health(int activeWorkflows, Set<Environment> environments, long held, long unsolved) {
        public Health {
            environments = Set.copyOf(environments);
        }
    }
}
