package io.surveylink.project.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.surveylink.common.ui.EmptyState;
import io.surveylink.common.ui.Page;
import io.surveylink.common.ui.PageHeader;
import io.surveylink.common.ui.Times;
import io.surveylink.project.NeedsYou;
import io.surveylink.project.ProjectHealth;
import io.surveylink.project.ProjectListItem;
import io.surveylink.project.Projects;
import io.surveylink.project.WeekLedger;
import io.surveylink.shell.MainLayout;
import io.surveylink.user.CurrentUser;
import io.surveylink.user.UserProfile;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Home: what needs the person, how the projects fare, and what became of this week's responses. */
@Route(value = "", layout = MainLayout.class)
@Menu(title = "project.home", icon = "vaadin:home-o", order = 0)
@PermitAll
class HomeView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int NIGHT_ENDS = 4;
    private static final int MORNING_ENDS = 12;
    private static final int EVENING_BEGINS = 18;

    private final transient Projects projects;
    private final transient CurrentUser currentUser;
    private final transient ObjectProvider<NeedsYou> needs;
    private final transient ObjectProvider<ProjectHealth> health;
    private final transient ObjectProvider<WeekLedger> ledger;
    private final transient Clock clock;

    HomeView(
            Projects projects,
            CurrentUser currentUser,
            ObjectProvider<NeedsYou> needs,
            ObjectProvider<ProjectHealth> health,
            ObjectProvider<WeekLedger> ledger,
            Clock clock) {
        this.projects = projects;
        this.currentUser = currentUser;
        this.needs = needs;
        this.health = health;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var user = currentUser.profile();
        var list = projects.listMine(user.asActor());
        var items = needs.orderedStream()
                .flatMap(source -> source.items(user.asActor()).stream())
                .sorted(Comparator.comparing(NeedsYou.Item::urgency))
                .toList();
        add(new PageHeader(greeting(user), summary(list, items), newProject(list.isEmpty())));
        if (list.isEmpty() && items.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.COMMENT_ELLIPSIS_O,
                    getTranslation("project.home.first"),
                    getTranslation("project.home.first.text")));
        } else {
            add(columns(user, list, items));
        }
    }

    private Div columns(UserProfile user, List<ProjectListItem> list, List<NeedsYou.Item> items) {
        var main = new Div(new NeedsYouList(getTranslation("project.home.needsYou"), items));
        main.addClassName("sl-home-main");
        if (!list.isEmpty()) {
            var ids = list.stream().map(item -> item.project().id()).toList();
            var source = health.getIfAvailable();
            main.add(new ProjectTable(
                    getTranslation("project.home.projects"), list, source == null ? null : source.of(ids)));
        }
        var columns = new Div(main);
        ledger.ifAvailable(weeks -> {
            var today = clock.instant().atZone(Times.zone()).toLocalDate();
            columns.add(new WeekPanel(getTranslation("project.week"), weeks.week(user.asActor(), today, Times.zone())));
            columns.addClassName("sl-columns");
        });
        return columns;
    }

    private String greeting(UserProfile user) {
        int hour = LocalTime.ofInstant(clock.instant(), Times.zone()).getHour();
        String part = "afternoon";
        if (hour < NIGHT_ENDS || hour >= EVENING_BEGINS) {
            part = "evening";
        } else if (hour < MORNING_ENDS) {
            part = "morning";
        }
        return getTranslation("project.home.greeting." + part, user.name().split(" ")[0]);
    }

    private String summary(List<ProjectListItem> list, List<NeedsYou.Item> items) {
        if (!items.isEmpty()) {
            return getTranslation("project.home.things", items.size());
        }
        return list.isEmpty() ? "" : getTranslation("project.home.running");
    }

    private Button newProject(boolean first) {
        var button = new Button(
                getTranslation("project.new"),
                VaadinIcon.PLUS.create(),
                click -> new NewProjectDialog(
                                projects,
                                currentUser,
                                project -> UI.getCurrent().navigate(ProjectNavigation.path(project)))
                        .open());
        if (first) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return button;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("project.home");
    }
}
