package io.surveylink.project.ui;

import io.surveylink.common.ProjectId;
import io.surveylink.project.Operation;
import io.surveylink.project.ProjectAccess;
import io.surveylink.project.ProjectSummary;
import io.surveylink.user.Actor;

/** The project that a page shows, to whom, and how that person stands to it. */
public record OpenProject(ProjectSummary summary, ProjectAccess access, Actor actor) {

    public ProjectId id() {
        return summary.id();
    }

    /** For what a view offers; the services ask again. */
    public boolean allows(Operation operation) {
        return access.allows(operation);
    }
}
