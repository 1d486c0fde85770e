package io.surveylink.project.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is in the project: the last tab of its page. */
@Configuration(proxyBeanMethods = false)
class PeopleTab {

    static final ProjectTab PEOPLE = new ProjectTab("people", "project.people", VaadinIcon.USERS, 50);

    @Bean
    ProjectTab peopleProjectTab() {
        return PEOPLE;
    }
}
