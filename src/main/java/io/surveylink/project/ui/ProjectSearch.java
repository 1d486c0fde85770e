package io.surveylink.project.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.project.Projects;
import io.surveylink.shell.SearchHit;
import io.surveylink.shell.SearchHit.Kind;
import io.surveylink.shell.SearchSource;
import io.surveylink.shell.SearchWords;
import io.surveylink.user.CurrentUser;
import java.util.List;
import org.springframework.stereotype.Component;

/** Projects by their names. */
@Component
class ProjectSearch implements SearchSource {

    private final Projects projects;
    private final CurrentUser currentUser;

    ProjectSearch(Projects projects, CurrentUser currentUser) {
        this.projects = projects;
        this.currentUser = currentUser;
    }

    @Override
    public List<SearchHit> find(SearchWords words, int limit) {
        return projects.search(currentUser.actor(), words.text(), limit).stream()
                .map(project -> SearchHit.toPath(
                        Kind.PROJECT,
                        VaadinIcon.FOLDER_O,
                        project.name(),
                        project.ownerName(),
                        ProjectNavigation.path(project)))
                .toList();
    }
}
