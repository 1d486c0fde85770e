package io.surveylink.survey.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.surveylink.project.ui.ProjectTab;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The survey's tabs on a project's page. */
@Configuration(proxyBeanMethods = false)
class SurveyTabs {

    static final ProjectTab SURVEY = new ProjectTab("survey", "survey.tab", VaadinIcon.COMMENT_ELLIPSIS_O, 10);
    static final ProjectTab RESPONSES = new ProjectTab("responses", "survey.responses.tab", VaadinIcon.DATABASE, 20);

    @Bean
    ProjectTab surveyTab() {
        return SURVEY;
    }

    @Bean
    ProjectTab responsesTab() {
        return RESPONSES;
    }
}
