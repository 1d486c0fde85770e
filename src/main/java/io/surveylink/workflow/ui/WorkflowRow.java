package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.account.RequirementFinding;
import io.surveylink.common.ui.EnvironmentBadge;
import io.surveylink.common.ui.Mark;
import io.surveylink.common.ui.OrgTile;
import io.surveylink.common.ui.StateDisc;
import io.surveylink.project.Operation;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectNavigation;
import io.surveylink.workflow.WorkflowActivity.Activity;
import io.surveylink.workflow.Workflows.OrgName;
import io.surveylink.workflow.Workflows.WorkflowHead;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import java.util.stream.Collectors;

/** One workflow in its project's list. */
final class WorkflowRow extends Div {

    private static final long serialVersionUID = 1L;

    private final transient EditorServices services;
    private final transient WorkflowHead head;
    private final transient Runnable changed;

    WorkflowRow(OpenProject open, WorkflowListItem item, Activity activity, EditorServices services, Runnable changed) {
        this.services = services;
        this.head = item.head();
        this.changed = changed;
        addClassNames("sl-row", "sl-workflow-row");
        var what = what(open, item);
        head.drift().stream().map(this::drifted).forEach(what::add);
        add(what, where(item), how(activity), state(), menu(open));
    }

    private Component drifted(RequirementFinding finding) {
        var line = new StateDisc(Mark.FAILED, services.sentences().of(finding));
        line.addClassNames("sl-trouble", "sl-drift");
        return line;
    }

    private Div what(OpenProject open, WorkflowListItem item) {
        Component name;
        if (open.allows(Operation.SEE_DEFINITION)) {
            name = new Anchor(WorkflowNavigation.editorPath(head.publicId()), head.name());
        } else {
            name = new Span(head.name());
        }
        name.addClassName("sl-row-title");
        String tasks = item.tasks().stream().map(TaskTexts::title).collect(Collectors.joining(", "));
        var detail = new Div(tasks.isEmpty() ? getTranslation("workflow.list.noTasks") : tasks);
        detail.addClassName("sl-secondary");
        var what = new Div(name, detail);
        what.addClassName("sl-grow");
        return what;
    }

    private static Component where(WorkflowListItem item) {
        var where = new Div();
        where.addClassName("sl-line");
        for (OrgName org : item.orgs()) {
            where.add(
                    new OrgTile(org.name(), org.environment(), OrgTile.Size.SMALL),
                    new Span(org.name()),
                    new EnvironmentBadge(org.environment()));
        }
        return where;
    }

    private Component how(Activity activity) {
        var creator = head.creatorName();
        var by = new Div(
                creator == null
                        ? getTranslation("workflow.list.nobody")
                        : getTranslation("workflow.list.creator", creator));
        var runs = new Div(getTranslation("workflow.list.runs", activity.runsLastWeek()));
        if (activity.waiting() > 0) {
            var waiting = new Span(" · " + getTranslation("workflow.list.waiting", activity.waiting()));
            waiting.addClassName("sl-attention");
            runs.add(waiting);
        }
        var how = new Div(by, runs);
        how.addClassName("sl-secondary");
        return how;
    }

    private Component state() {
        if (head.publishedNumber() == null) {
            return new StateDisc(Mark.QUEUED, getTranslation("workflow.state.notPublished"));
        }
        return switch (head.state()) {
            case ACTIVE -> new StateDisc(Mark.SUCCEEDED, getTranslation("workflow.state.ACTIVE"));
            case PAUSED ->
                new StateDisc(
                        Mark.HELD,
                        getTranslation(
                                head.pausedByAdmin() ? "workflow.state.pausedByAdmin" : "workflow.state.PAUSED"));
            case OFF -> new StateDisc(Mark.CANCELLED, getTranslation("workflow.state.OFF"));
        };
    }

    private MenuBar menu(OpenProject open) {
        var bar = new MenuBar();
        bar.addClassName("sl-row-menu");
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel(getTranslation("workflow.list.menu", head.name()));
        var access = open.access().toWorkflowOf(head.creatorId());
        StateMenu.addTo(root.getSubMenu(), head, access::allows, new StateSwitches(services, head.id(), changed));
        var diagnosis = ProjectNavigation.diagnosisPath(open.summary().slug(), "workflow", head.publicId());
        root.getSubMenu()
                .addItem(
                        getTranslation("workflow.list.why"),
                        click -> UI.getCurrent().navigate(diagnosis));
        return bar;
    }
}
