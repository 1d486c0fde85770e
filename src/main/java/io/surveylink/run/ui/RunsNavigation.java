package io.surveylink.run.ui;

import com.vaadin.flow.component.UI;
import io.surveylink.common.RunId;

/** Ways to the runs. */
public final class RunsNavigation {

    private RunsNavigation() {}

    public static void toRun(RunId id) {
        UI.getCurrent().navigate(RunView.class, id.value());
    }

    static String pathOf(RunId id) {
        return "runs/" + id.value();
    }
}
