package io.surveylink.shell.internal;

import com.vaadin.flow.component.page.ColorScheme.Value;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.surveylink.common.ColorScheme;
import io.surveylink.shell.Languages;
import io.surveylink.shell.ShellUser;
import io.surveylink.shell.ShellUser.Person;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Language and colour scheme of the signed-in user, before the first paint: both are in the page itself, not set by a
 * script later. Without a user the browser's language counts, or the one chosen on the sign-in page.
 */
@Component
class PageSettings implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    /** In the page, so that no browser asks for a favicon.ico. */
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'"
                    + "%3E%3Crect width='16' height='16' rx='4' fill='%233453d3'/%3E%3C/svg%3E";

    private final transient ObjectProvider<ShellUser> user;

    PageSettings(ObjectProvider<ShellUser> user) {
        this.user = user;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::colour);
        event.getSource().addUIInitListener(this::speak);
    }

    private void colour(IndexHtmlResponse page) {
        var html = page.getDocument().head().parent();
        if (html == null) {
            return;
        }
        page.getDocument().head().appendElement("link").attr("rel", "icon").attr("href", ICON);
        var person = person();
        var scheme = value(person.map(Person::colorScheme).orElse(ColorScheme.SYSTEM));
        html.attr("theme", scheme.getThemeValue());
        html.attr("style", "color-scheme: " + scheme.getValue());
        person.ifPresent(known -> html.attr("lang", known.language().toLanguageTag()));
    }

    private void speak(UIInitEvent event) {
        var ui = event.getUI();
        var chosen = ui.getSession().getAttribute(Locale.class);
        var language = person().map(Person::language).orElse(chosen == null ? ui.getLocale() : chosen);
        ui.setLocale(Languages.closest(language));
    }

    private Optional<Person> person() {
        var known = user.getIfAvailable();
        return known == null ? Optional.empty() : known.current();
    }

    private static Value value(ColorScheme scheme) {
        return switch (scheme) {
            case SYSTEM -> Value.SYSTEM;
            case LIGHT -> Value.LIGHT;
            case DARK -> Value.DARK;
        };
    }
}
