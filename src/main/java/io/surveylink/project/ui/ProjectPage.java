package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of one project: its head, its tabs, and what the feature shows below. The project comes from the path; one that
 * the person has no part in is not there.
 */
public abstract class ProjectPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient ProjectFrame frame;
    private final transient ProjectTab tab;
    private final Div content = new Div();
    private transient @Nullable OpenProject project;

    protected ProjectPage(ProjectFrame frame, ProjectTab tab) {
        this.frame = frame;
        this.tab = tab;
        content.addClassName("sl-project-content");
    }

    /** What the tab shows; called at each navigation and each {@link #refresh}. */
    protected abstract Component content(OpenProject open);

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String path =
                event.getRouteParameters().get(ProjectNavigation.PARAMETER).orElseThrow(NotFoundException::new);
        try {
            project = read(path);
        } catch (DomainException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            event.rerouteToError(NotFoundException.class);
            return;
        }
        removeAll();
        add(header(project()), tabs(project()), content);
        showContent();
    }

    private OpenProject read(String path) {
        var actor = frame.currentUser().actor();
        var summary = frame.projects().get(actor, path);
        return new OpenProject(summary, frame.projects().access(actor, summary.id()), actor);
    }

    /** Shows the content afresh, after a change. */
    protected final void refresh() {
        project = read(project().summary().slug());
        showContent();
    }

    protected final OpenProject project() {
        return Objects.requireNonNull(project, "shown before entered");
    }

    private void showContent() {
        content.removeAll();
        content.add(content(project()));
    }

    private Component header(OpenProject open) {
        boolean own = open.summary().ownerId().equals(open.actor().id());
        var header = new PageHeader(
                open.summary().name(),
                own
                        ? getTranslation("project.ownedByYou")
                        : getTranslation("project.ownedBy", open.summary().ownerName()));
        header.addClassName("sl-project-head");
        header.getElement().insertChild(0, ProjectDot.of(open.summary()).getElement());
        return header;
    }

    private Component tabs(OpenProject open) {
        var tabs = new Nav();
        tabs.addClassName("sl-tabs");
        tabs.setAriaLabel(getTranslation("project.tabs"));
        for (var each : frame.tabs()) {
            var link = new Anchor(ProjectNavigation.path(open.summary(), each.path()));
            link.add(each.icon().create(), new Span(getTranslation(each.titleKey())));
            if (each.equals(tab)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        }
        return tabs;
    }

    @Override
    public String getPageTitle() {
        return project == null
                ? getTranslation(tab.titleKey())
                : getTranslation(tab.titleKey()) + " · " + project().summary().name();
    }
}
