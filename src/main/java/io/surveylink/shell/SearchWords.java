package io.surveylink.shell;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody typed to search: without regard to case, to the width of letters, and to how it is spaced. */
public final class SearchWords {

    private static final int MAX_LENGTH = 100;

    private final String text;

    public SearchWords(String typed) {
        text = plain(typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed);
    }

    public boolean isBlank() {
        return text.isEmpty();
    }

    /** All of it, for a query of the database. */
    public String text() {
        return text;
    }

    /** True if every word is somewhere in the name. */
    public boolean isIn(String name) {
        String where = plain(name);
        return words(text).allMatch(where::contains);
    }

    /** What is left beside a phrase; the text itself if the phrase is not in it. */
    public SearchWords without(String phrase) {
        return new SearchWords(text.replace(plain(phrase), " "));
    }

    /** True if one of the phrases is in it, or is being typed. */
    public boolean says(List<String> phrases) {
        return !isBlank()
                && phrases.stream()
                        .map(SearchWords::plain)
                        .anyMatch(phrase -> text.contains(phrase) || phrase.startsWith(text));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    /** NFKC also makes wide letters narrow and the ideographic space a space. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
