package io.surveylink.project.ui;

import io.surveylink.common.ui.Dot;
import io.surveylink.project.ProjectSummary;

/** The colours of projects are names in the database and tokens in the stylesheet. */
final class ProjectDot {

    private ProjectDot() {}

    static Dot of(ProjectSummary project) {
        return new Dot("var(--sl-project-" + project.color() + ")");
    }
}
