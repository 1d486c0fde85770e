package io.surveylink.project.ui;

import io.surveylink.project.ProjectSummary;

/** Paths to a project's pages. */
public final class ProjectNavigation {

    static final String PARAMETER = "project";

    private ProjectNavigation() {}

    /** The page of a project; it shows its first tab. */
    public static String path(ProjectSummary project) {
        return "projects/" + project.slug();
    }

    /** One of a project's tabs. */
    public static String path(ProjectSummary project, String tab) {
        return path(project) + "/" + tab;
    }
}
