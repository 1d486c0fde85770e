package io.surveylink.run.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;

/** The runs of all projects that the user may see. {@code ?state=HELD} begins with the held ones. */
@Route(value = "runs", layout = MainLayout.class)
@Menu(title = "run.list.title", order = 20, icon = "vaadin:bolt")
@PermitAll
class RunsView extends Page implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final RunList list;

    RunsView(RunServices services) {
        list = new RunList(services, null);
        add(new PageHeader(getTranslation("run.list.title"), ""), list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("state")
                .ifPresent(state -> Arrays.stream(StateChips.Group.values())
                        .filter(group -> group.name().equalsIgnoreCase(state))
                        .findFirst()
                        .ifPresent(list::choose));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("run.list.title");
    }
}
