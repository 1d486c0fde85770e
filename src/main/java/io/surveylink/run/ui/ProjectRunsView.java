package io.surveylink.run.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectFrame;
import io.surveylink.project.ui.ProjectPage;
import io.surveylink.project.ui.ProjectTab;
import io.surveylink.run.LiveRuns;
import io.surveylink.run.Runs;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;

/** The runs of one project. */
@Route(value = "projects/:project/runs", layout = MainLayout.class)
@PermitAll
class ProjectRunsView extends ProjectPage {

    private static final long serialVersionUID = 1L;

    private final transient Runs runs;
    private final transient LiveRuns live;
    private final transient CurrentUser currentUser;
    private final transient Clock clock;

    ProjectRunsView(
            ProjectFrame frame,
            @Qualifier(RunsTab.BEAN) ProjectTab tab,
            Runs runs,
            LiveRuns live,
            CurrentUser currentUser,
            Clock clock) {
        super(frame, tab);
        this.runs = runs;
        this.live = live;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    protected Component content(OpenProject open) {
        return new RunList(runs, live, currentUser, clock, open.id());
    }
}
