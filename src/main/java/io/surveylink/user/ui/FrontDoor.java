package io.surveylink.user.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import io.surveylink.shell.Brand;
import io.surveylink.shell.Languages;
import java.util.Locale;

/** The page outside the frame, for people who are not signed in: one card, and the languages below it. */
final class FrontDoor extends Main {

    private static final long serialVersionUID = 1L;

    FrontDoor(String title, String sentence, Component... content) {
        addClassName("sl-front-door");
        var card = new Div(new Brand(), new H1(title), new Paragraph(sentence));
        card.add(content);
        card.addClassName("sl-front-card");
        add(card, languages());
    }

    private Footer languages() {
        var footer = new Footer();
        footer.addClassName("sl-line");
        for (Locale language : Languages.ALL) {
            var button = new Button(Languages.nameOf(language), click -> speak(language));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.addClassName("sl-small");
            button.getElement().setAttribute("lang", language.toLanguageTag());
            button.getElement()
                    .setAttribute(
                            "aria-pressed",
                            String.valueOf(
                                    language.getLanguage().equals(getLocale().getLanguage())));
            footer.add(button);
        }
        return footer;
    }

    /** Kept in the session until somebody signs in, whose own language counts then. */
    private static void speak(Locale language) {
        var ui = UI.getCurrent();
        ui.getSession().setAttribute(Locale.class, language);
        ui.getPage().reload();
    }
}
