package io.surveylink.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.surveylink.common.ColorScheme;
import java.util.Locale;

/** Who is signed in, with their language, their appearance and the way out. */
final class UserMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final transient ShellUser user;

    UserMenu(ShellUser user, ShellUser.Person person) {
        this.user = user;
        addClassNames("sl-user-menu", "aura-accent-neutral");
        addThemeVariants(MenuBarVariant.TERTIARY);
        var root = addItem(face(person));
        root.setAriaLabel(getTranslation("shell.user.menu"));
        addLanguages(root.getSubMenu(), person);
        addAppearances(root.getSubMenu(), person);
        root.getSubMenu().addSeparator();
        root.getSubMenu().addItem(getTranslation("shell.user.signOut"), click -> user.signOut());
    }

    private static Div face(ShellUser.Person person) {
        var name = new Div(person.name());
        name.addClassNames("sl-user-name", "sl-ellipsis");
        var email = new Div(person.email());
        email.addClassNames("sl-user-email", "sl-ellipsis");
        var text = new Div(name, email);
        text.addClassName("sl-grow");
        var face = new Div(new Avatar(person.name()), text);
        face.addClassName("sl-user");
        return face;
    }

    private void addLanguages(SubMenu menu, ShellUser.Person person) {
        var languages = menu.addItem(getTranslation("shell.user.language")).getSubMenu();
        for (Locale language : Languages.ALL) {
            var name = new Span(Languages.nameOf(language));
            name.getElement().setAttribute("lang", language.toLanguageTag());
            choice(
                    languages.addItem(name, click -> change(language, person.colorScheme())),
                    language.getLanguage().equals(person.language().getLanguage()));
        }
    }

    private void addAppearances(SubMenu menu, ShellUser.Person person) {
        var appearances = menu.addItem(getTranslation("shell.user.appearance")).getSubMenu();
        for (ColorScheme scheme : ColorScheme.values()) {
            var text = getTranslation("shell.user.appearance." + scheme);
            choice(
                    appearances.addItem(text, click -> change(person.language(), scheme)),
                    scheme == person.colorScheme());
        }
    }

    private static void choice(MenuItem item, boolean chosen) {
        item.setCheckable(true);
        item.setChecked(chosen);
    }

    /** Every text on the page changes, so the page is loaded again. */
    private void change(Locale language, ColorScheme scheme) {
        user.changeSettings(language, scheme);
        UI.getCurrent().getPage().reload();
    }
}
