package io.surveylink.shell;

import java.util.List;
import java.util.Locale;

/** The languages that the console speaks in full. */
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.JAPANESE);

    private Languages() {}

    /** The one that serves a reader of the given language; English for all others. */
    public static Locale closest(Locale wanted) {
        return ALL.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** A language's name in itself, so that everybody finds their own. */
    public static String nameOf(Locale language) {
        return language.getDisplayLanguage(language);
    }
}
