package io.surveylink.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The views that carry {@code @Menu} and are open to the user; the annotation's title is the key of its text. */
final class MainMenu extends SideNav {

    private static final long serialVersionUID = 1L;

    private final Map<String, SideNavItem> items = new HashMap<>();
    private final transient List<MenuBadge> badges;

    MainMenu(List<MenuBadge> badges) {
        this.badges = badges;
        getElement().setAttribute("aria-label", getTranslation("shell.menu"));
        for (MenuEntry entry : MenuConfiguration.getMenuEntries(getLocale())) {
            var path = entry.path().replaceFirst("^/", "");
            var item = new SideNavItem(getTranslation(entry.title()), path);
            item.setMatchNested(!path.isEmpty());
            if (entry.icon() != null) {
                item.setPrefixComponent(new Icon(entry.icon()));
            }
            items.put(path, item);
            addItem(item);
        }
    }

    void refreshBadges() {
        for (MenuBadge badge : badges) {
            var item = items.get(badge.path());
            if (item != null) {
                show(item, badge.count(), badge.isTrouble());
            }
        }
    }

    private static void show(SideNavItem item, int count, boolean trouble) {
        if (count == 0) {
            item.setSuffixComponent(null);
            return;
        }
        var number = new Span(String.valueOf(count));
        number.addClassName("sl-count");
        if (trouble) {
            number.addClassName("sl-count-trouble");
        }
        item.setSuffixComponent(number);
    }
}
