package io.surveylink.workflow.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.project.ui.ProjectTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the workflows into a project's page. */
@Configuration(proxyBeanMethods = false)
class WorkflowsTab {

    static final String BEAN = "projectTabOfWorkflows";

    private static final int ORDER = 30;

    @Bean(BEAN)
    ProjectTab tab() {
        return new ProjectTab("workflows", "workflow.list.title", VaadinIcon.BOLT, ORDER);
    }
}
