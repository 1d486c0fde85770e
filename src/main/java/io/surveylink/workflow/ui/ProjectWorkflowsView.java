package io.surveylink.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import io.surveylink.common.WorkflowId;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Panel;
import io.surveylink.project.Operation;
import io.surveylink.project.ui.OpenProject;
import io.surveylink.project.ui.ProjectFrame;
import io.surveylink.project.ui.ProjectPage;
import io.surveylink.project.ui.ProjectTab;
import io.surveylink.shell.MainLayout;
import io.surveylink.workflow.WorkflowActivity;
import io.surveylink.workflow.WorkflowActivity.Activity;
import io.surveylink.workflow.Workflows.WorkflowListItem;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;

/** A project's workflows: what each does, where it writes, how it stands. */
@Route(value = "projects/:project/workflows", layout = MainLayout.class)
@PermitAll
class ProjectWorkflowsView extends ProjectPage {

    private static final long serialVersionUID = 1L;

    private static final Activity NONE = new Activity(0, 0, null);

    private final transient EditorServices services;
    private final transient ObjectProvider<WorkflowActivity> activities;

    ProjectWorkflowsView(
            ProjectFrame frame,
            @Qualifier(WorkflowsTab.BEAN) ProjectTab tab,
            EditorServices services,
            ObjectProvider<WorkflowActivity> activities) {
        super(frame, tab);
        this.services = services;
        this.activities = activities;
    }

    @Override
    protected Component content(OpenProject open) {
        var content = new Div();
        content.addClassName("sl-stack");
        var consents = new ConsentBanners(services, this::refresh);
        consents.show(open.summary(), services.consents().open(open.actor(), open.id()));
        content.add(consents);
        var workflows = services.workflows().list(open.actor(), open.id());
        content.add(workflows.isEmpty() ? empty(open) : list(open, workflows));
        return content;
    }

    private Component empty(OpenProject open) {
        return open.allows(Operation.DRAFT_WORKFLOW)
                ? new EmptyState(
                        VaadinIcon.BOLT,
                        getTranslation("workflow.list.empty.title"),
                        getTranslation("workflow.list.empty.text"),
                        createButton(open))
                : new EmptyState(
                        VaadinIcon.BOLT,
                        getTranslation("workflow.list.empty.title"),
                        getTranslation("workflow.list.empty.view"));
    }

    private Component list(OpenProject open, List<WorkflowListItem> workflows) {
        var activity = new HashMap<WorkflowId, Activity>();
        activities.forEach(spi -> activity.putAll(spi.of(open.id())));
        var panel = new Panel();
        for (WorkflowListItem item : workflows) {
            panel.add(new WorkflowRow(
                    open, item, activity.getOrDefault(item.head().id(), NONE), services, this::refresh));
        }
        var list = new Div();
        list.addClassName("sl-stack");
        if (open.allows(Operation.DRAFT_WORKFLOW)) {
            var actions = new Div(createButton(open));
            actions.addClassNames("sl-actions", "sl-end");
            list.add(actions);
        }
        list.add(panel);
        return list;
    }

    private Button createButton(OpenProject open) {
        var create =
                new Button(getTranslation("workflow.list.create"), VaadinIcon.PLUS.create(), click -> create(open));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private void create(OpenProject open) {
        var templates = new TemplateChoice();
        var dialog = new NameDialog(
                getTranslation("workflow.create.title"),
                getTranslation("workflow.create.act"),
                "",
                name -> WorkflowNavigation.toEditor(services.workflows()
                        .create(services.currentUser().actor(), open.id(), name, templates.getValue())
                        .publicId()),
                templates);
        templates.addValueChangeListener(change ->
                dialog.suggest(TemplateChoice.nameOf(change.getOldValue()), TemplateChoice.nameOf(change.getValue())));
        dialog.open();
    }
}
