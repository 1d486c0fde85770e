package io.surveylink.shell;

import com.vaadin.flow.component.Component;

/**
 * SPI: a part of the drawer under the menu, such as the list of projects. Several are ordered by Spring's
 * {@code @Order}. A component that must follow the navigation implements {@code AfterNavigationObserver}.
 */
public interface DrawerSection {

    /** Makes the component for one UI. */
    Component create();
}
