package io.surveylink.project.ui;

import io.surveylink.project.Projects;
import io.surveylink.user.CurrentUser;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every page of a project needs; handed through by the views that extend {@link ProjectPage}. */
@Component
public class ProjectFrame {

    private final Projects projects;
    private final CurrentUser currentUser;
    private final List<ProjectTab> tabs;

    ProjectFrame(Projects projects, CurrentUser currentUser, List<ProjectTab> tabs) {
        this.projects = projects;
        this.currentUser = currentUser;
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(ProjectTab::order)).toList();
    }

    Projects projects() {
        return projects;
    }

    CurrentUser currentUser() {
        return currentUser;
    }

    List<ProjectTab> tabs() {
        return tabs;
    }
}
