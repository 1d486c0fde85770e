package io.surveylink.run.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectFrame;
import io.surveylink.project.ui.ProjectPage;
import io.surveylink.project.ui.ProjectTab;
import io.surveylink.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.annotation.Qualifier;

/** The runs of one project. */
@Route(value = "projects/:project/runs", layout = MainLayout.class)
@PermitAll
class ProjectRunsView extends ProjectPage {

    private static final long serialVersionUID = 1L;

    private final transient RunServices services;

    ProjectRunsView(ProjectFrame frame, @Qualifier(RunsTab.BEAN) ProjectTab tab, RunServices services) {
        super(frame, tab);
        this.services = services;
    }

    @Override
    protected Component content(OpenProject open) {
        return new RunList(services, open.id());
    }
}
