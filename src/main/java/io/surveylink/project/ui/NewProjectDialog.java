package io.surveylink.project.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.surveylink.common.ui.Errors;
import io.surveylink.project.ProjectSummary;
import io.surveylink.project.Projects;
import io.surveylink.user.CurrentUser;
import java.util.function.Consumer;

/** Asks for the name of a new project, which is all that it takes. */
final class NewProjectDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int NAME_LENGTH = 100;

    private final transient Projects projects;
    private final transient CurrentUser currentUser;
    private final transient Consumer<ProjectSummary> whenCreated;
    private final TextField name = new TextField();

    NewProjectDialog(Projects projects, CurrentUser currentUser, Consumer<ProjectSummary> whenCreated) {
        this.projects = projects;
        this.currentUser = currentUser;
        this.whenCreated = whenCreated;
        addClassName("sl-dialog");
        setHeaderTitle(getTranslation("project.new"));
        setWidth("560px");
        name.setLabel(getTranslation("project.name"));
        name.setMaxLength(NAME_LENGTH);
        name.setWidthFull();
        name.setAutofocus(true);
        name.addKeyPressListener(Key.ENTER, press -> create());
        var body = new Div(new Paragraph(getTranslation("project.new.text")), name);
        body.addClassName("sl-dialog-body");
        add(body);
        var cancel = new Button(getTranslation("common.action.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var create = new Button(getTranslation("project.new.action"), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, create);
    }

    private void create() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("project.name.missing"));
            name.setInvalid(true);
            name.focus();
            return;
        }
        Errors.guard(() -> {
            var project = projects.create(currentUser.actor(), name.getValue());
            close();
            whenCreated.accept(project);
        });
    }
}
