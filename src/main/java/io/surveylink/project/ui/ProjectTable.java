package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.surveylink.common.ProjectId;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.Panel;
import io.surveylink.common.ui.Section;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.project.MemberAccess;
import io.surveylink.project.ProjectHealth.Health;
import io.surveylink.project.ProjectListItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One's projects and how they fare. */
final class ProjectTable extends Section {

    private static final long serialVersionUID = 1L;

    /** @param health null while no feature can tell */
    ProjectTable(String title, List<ProjectListItem> projects, @Nullable Map<ProjectId, Health> health) {
        super(title);
        setAside(String.valueOf(projects.size()));
        var panel = new Panel();
        if (health != null) {
            panel.add(head());
        }
        for (var item : projects) {
            var row = new Anchor(ProjectNavigation.path(item.project()));
            row.addClassNames("sl-row", "sl-project-row");
            row.add(name(item));
            if (health != null) {
                row.add(health(health.get(item.project().id())));
            }
            panel.add(row);
        }
        add(panel);
    }

    private Component head() {
        var head = new Div();
        head.addClassNames("sl-row", "sl-project-row", "sl-table-head");
        for (String column : List.of("project", "workflows", "writesTo", "health")) {
            head.add(new Span(getTranslation("project.home.column." + column)));
        }
        return head;
    }

    private Component name(ProjectListItem item) {
        var name = new Div(item.project().name());
        name.addClassName("sl-row-title");
        var owner = new Div(owner(item));
        owner.addClassName("sl-caption");
        var line = new Div(ProjectDot.of(item.project()), new Div(name, owner));
        line.addClassName("sl-project-name");
        return line;
    }

    private String owner(ProjectListItem item) {
        var access = item.access();
        if (access != null) {
            return item.project().ownerName() + " · "
                    + getTranslation(access == MemberAccess.EDIT ? "project.youCanEdit" : "project.youCanView");
        }
        String own = getTranslation("project.ownedByYou");
        return item.memberCount() == 0
                ? own
                : own + " · " + getTranslation("project.people.count", item.memberCount() + 1);
    }

    private Component[] health(@Nullable Health health) {
        var environments = new Div();
        environments.addClassName("sl-line");
        if (health == null || health.activeWorkflows() == 0) {
            var none = new Span(getTranslation("project.home.noWorkflow"));
            none.addClassName("sl-secondary");
            return new Component[] {none, environments, health == null ? new Span() : state(health)};
        }
        health.environments().stream().sorted().map(EnvironmentBadge::new).forEach(environments::add);
        return new Component[] {
            new Span(getTranslation("project.home.active", health.activeWorkflows())), environments, state(health)
        };
    }

    private Component state(Health health) {
        if (health.held() > 0) {
            return new StateDisc(Mark.HELD, getTranslation("project.health.held", health.held()));
        }
        if (health.unsolved() > 0) {
            return new StateDisc(Mark.FAILED, getTranslation("project.health.unsolved", health.unsolved()));
        }
        return health.activeWorkflows() == 0
                ? new Span()
                : new StateDisc(Mark.SUCCEEDED, getTranslation("project.health.healthy"));
    }
}
