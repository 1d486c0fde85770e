package io.surveylink.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.menu.MenuConfiguration;
import io.surveylink.common.ColorScheme;
import io.surveylink.shell.SearchHit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The pages of the menu, and one's own language and appearance. */
@Component
class PageSearch implements SearchSource {

    private final ObjectProvider<ShellUser> users;

    PageSearch(ObjectProvider<ShellUser> users) {
        this.users = users;
    }

    @Override
    public List<SearchHit> find(SearchWords words, int limit) {
        var hits = new ArrayList<SearchHit>();
        pages().stream().filter(hit -> words.isIn(hit.title())).limit(limit).forEach(hits::add);
        if (!words.isBlank()) {
            settings().stream()
                    .filter(hit -> words.isIn(hit.title() + " " + hit.detail()))
                    .limit(limit)
                    .forEach(hits::add);
        }
        return hits;
    }

    private static List<SearchHit> pages() {
        return MenuConfiguration.getMenuEntries(UI.getCurrent().getLocale()).stream()
                .map(entry -> SearchHit.toPath(
                        Kind.PAGE,
                        VaadinIcon.ARROW_RIGHT,
                        translate(entry.title()),
                        "",
                        entry.path().replaceFirst("^/", "")))
                .toList();
    }

    private List<SearchHit> settings() {
        var user = users.getIfAvailable();
        if (user == null) {
            return List.of();
        }
        var hits = new ArrayList<SearchHit>();
        user.current().ifPresent(person -> {
            for (Locale language : Languages.ALL) {
                hits.add(setting(
                        VaadinIcon.GLOBE,
                        Languages.nameOf(language),
                        translate("shell.user.language"),
                        () -> user.changeSettings(language, person.colorScheme())));
            }
            for (ColorScheme scheme : ColorScheme.values()) {
                hits.add(setting(
                        VaadinIcon.ADJUST,
                        translate("shell.user.appearance." + scheme),
                        translate("shell.user.appearance"),
                        () -> user.changeSettings(person.language(), scheme)));
            }
        });
        return hits;
    }

    /** Every text on the page may change, so the page is loaded again. */
    private static SearchHit setting(VaadinIcon icon, String title, String detail, Runnable change) {
        return new SearchHit(Kind.SETTING, icon, title, detail, () -> {
            change.run();
            UI.getCurrent().getPage().reload();
        });
    }
}
