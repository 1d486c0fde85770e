package io.surveylink.run.ui;

import com.vaadin.flow.component.UI;
import io.surveylink.common.RunId;

/** Ways to the runs. */
public final class RunsNavigation {

    static final String BUDGET = "api-budget";

    private RunsNavigation() {}

    /** Path of a project's runs. */
    public static String listPath(String projectSlug) {
        return "projects/" + projectSlug + "/runs";
    }

    /** Path of the orgs' API requests; an admin's. */
    public static String budgetPath() {
        return BUDGET;
    }

    public static void toRun(RunId id) {
        UI.getCurrent().navigate(RunView.class, id.value());
    }

    /** Path of one run. */
    public static String pathOf(RunId id) {
        return "runs/" + id.value();
    }
}
