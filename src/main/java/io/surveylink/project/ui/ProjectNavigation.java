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

    /**
     * Why something of a project does not work. The page is that of a feature above all those that lead there.
     *
     * @param about {@code workflow} or {@code run}
     * @param id the workflow's public id or the run's number
     */
    public static String diagnosisPath(String slug, String about, String id) {
        return "projects/" + slug + "/diagnose?" + about + "=" + id;
    }

    /** One of a project's tabs. */
    public static String path(ProjectSummary project, String tab) {
        return path(project) + "/" + tab;
    }

    /** Who is in a project. */
    public static String peoplePath(String slug) {
        return "projects/" + slug + "/people";
    }
}
