package io.surveylink.common.ui;

import java.util.Locale;

/** One or two characters that stand for a name. */
public final class Initials {

    private Initials() {}

    /** The first characters of the first two words; of a name in one word its first two, or one if it is not Latin. */
    public static String of(String name) {
        var words = name.strip().split("[\\s._-]+");
        if (words[0].isEmpty()) {
            return "?";
        }
        if (words.length > 1) {
            return (first(words[0], 1) + first(words[1], 1)).toUpperCase(Locale.ROOT);
        }
        boolean latin = words[0].codePointAt(0) < 0x250;
        return first(words[0], latin ? 2 : 1).toUpperCase(Locale.ROOT);
    }

    private static String first(String word, int characters) {
        int end = word.offsetByCodePoints(0, Math.min(characters, word.codePointCount(0, word.length())));
        return word.substring(0, end);
    }
}
