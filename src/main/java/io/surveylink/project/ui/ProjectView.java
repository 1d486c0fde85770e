package io.surveylink.project.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.surveylink.shell.MainLayout;
import jakarta.annotation.security.PermitAll;

/** The page of a project without a tab in its path: the first tab. */
@Route(value = "projects/:project", layout = MainLayout.class)
@PermitAll
class ProjectView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ProjectFrame frame;

    ProjectView(ProjectFrame frame) {
        this.frame = frame;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String project =
                event.getRouteParameters().get(ProjectNavigation.PARAMETER).orElseThrow(NotFoundException::new);
        event.forwardTo("projects/" + project + "/" + frame.tabs().getFirst().path());
    }
}
