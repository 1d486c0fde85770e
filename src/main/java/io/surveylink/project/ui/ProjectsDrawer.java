package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.shell.DrawerSection;
import io.surveylink.user.CurrentUser;
import java.util.List;

/** One's projects under the menu. */
@org.springframework.stereotype.Component
class ProjectsDrawer implements DrawerSection {

    private final Projects projects;
    private final CurrentUser currentUser;

    ProjectsDrawer(Projects projects, CurrentUser currentUser) {
        this.projects = projects;
        this.currentUser = currentUser;
    }

    @Override
    public Component create() {
        return new ProjectList(projects, currentUser);
    }

    private static final class ProjectList extends SideNav implements AfterNavigationObserver {

        private static final long serialVersionUID = 1L;

        private final transient Projects projects;
        private final transient CurrentUser currentUser;
        private transient List<ProjectSummary> shown = List.of();

        private ProjectList(Projects projects, CurrentUser currentUser) {
            this.projects = projects;
            this.currentUser = currentUser;
            setLabel(getTranslation("project.drawer"));
        }

        /** A project that was made or shared meanwhile appears with the next click. */
        @Override
        public void afterNavigation(AfterNavigationEvent event) {
            var mine = projects.mine(currentUser.actor());
            setVisible(!mine.isEmpty());
            if (mine.equals(shown)) {
                return;
            }
            shown = mine;
            removeAll();
            for (var project : mine) {
                var item = new SideNavItem(project.name(), ProjectNavigation.path(project), ProjectDot.of(project));
                item.setMatchNested(true);
                addItem(item);
            }
        }
    }
}
