package io.surveylink.project.ui;

import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * A tab of a project's page. A feature declares a bean of it and a view that extends {@link ProjectPage} with the route
 * {@code projects/:project/<path>}.
 *
 * @param path the last part of the route
 * @param titleKey of the tab's word
 * @param order among the tabs: survey 10, responses 20, workflows 30, runs 40, people 50, diagnosis 60
 */
public record ProjectTab(String path, String titleKey, VaadinIcon icon, int order) {}
