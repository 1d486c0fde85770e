package io.surveylink.run.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.project.ui.ProjectTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the runs into a project's page. */
@Configuration(proxyBeanMethods = false)
class RunsTab {

    static final String BEAN = "projectTabOfRuns";
    private static final int ORDER = 40;

    @Bean(BEAN)
    ProjectTab tab() {
        return new ProjectTab("runs", "run.list.title", VaadinIcon.LIST, ORDER);
    }
}
