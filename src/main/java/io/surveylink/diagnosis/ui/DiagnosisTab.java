package io.surveylink.diagnosis.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.project.ui.ProjectTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the diagnosis into a project's page: the last tab. */
@Configuration(proxyBeanMethods = false)
class DiagnosisTab {

    static final String BEAN = "projectTabOfDiagnosis";
    static final String PATH = "diagnose";

    private static final int ORDER = 60;

    @Bean(BEAN)
    ProjectTab tab() {
        return new ProjectTab(PATH, "diagnosis.title", VaadinIcon.STETHOSCOPE, ORDER);
    }
}
