package io.surveylink.project.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** SPI: what else belongs to who is in a project; beans are shown below its people, in Spring's order. */
public interface PeopleSection {

    /**
     * @param changed shows the page anew
     * @return empty if there is nothing to show to this person
     */
    Optional<Component> content(OpenProject open, Runnable changed);
}
