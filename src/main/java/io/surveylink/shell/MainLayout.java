package io.surveylink.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.surveylink.notification.Notifications;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame around every view: brand, menu, what features add to the drawer, and the user. On a narrow screen the
 * drawer lies over the view and a bar above it opens it.
 */
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final MainMenu menu;
    private final List<NoticeBell> bells = new ArrayList<>();

    MainLayout(
            ObjectProvider<ShellUser> users,
            ObjectProvider<DrawerSection> sections,
            ObjectProvider<MenuBadge> badges,
            ObjectProvider<SearchSource> searchSources,
            Notifications notifications,
            Clock clock) {
        menu = new MainMenu(badges.orderedStream().toList());
        setPrimarySection(Section.DRAWER);

        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu.open"));
        var bar = new Div(toggle, new Brand());
        bar.addClassName("sl-bar");
        addToNavbar(bar);

        var head = new Div(new Brand());
        head.addClassName("sl-drawer-head");
        var search = new Search(searchSources.orderedStream().toList());
        bar.add(search.icon());
        var place = new Div(search, search.box());
        place.addClassName("sl-drawer-search");
        var navigation = new Div(menu);
        navigation.addClassName("sl-drawer-nav");
        sections.orderedStream().map(DrawerSection::create).forEach(navigation::add);
        var scroller = new Scroller(navigation);
        scroller.addClassName("sl-drawer-scroller");
        addToDrawer(head, place, scroller);

        users.ifAvailable(user -> user.current().ifPresent(person -> {
            // One in the drawer, one in the bar that narrow screens have instead.
            for (Div end : List.of(head, bar)) {
                var bell = new NoticeBell(notifications, clock, person.id(), this::refreshBells);
                bells.add(bell);
                end.add(bell);
            }
            var foot = new Div(new UserMenu(user, person));
            foot.addClassName("sl-drawer-foot");
            addToDrawer(foot);
        }));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        menu.refreshBadges();
        refreshBells();
    }

    private void refreshBells() {
        bells.forEach(NoticeBell::refresh);
    }
}
