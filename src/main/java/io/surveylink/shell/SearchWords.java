package io.surveylink.shell;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What somebody typed to search: without regard to case, to the width of letters, and to how it is spaced. */
public final class SearchWords {

    private static final int MAX_LENGTH = 100;

    /** In UTF-8. */
    private static final int ENOUGH_OF_A_PHRASE = 3;

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

    /** True if one of the phrases is in it, or is being typed: three letters of it, or one ideograph, which are as long. */
    public boolean says(List<String> phrases) {
        boolean enough = text.getBytes(StandardCharsets.UTF_8).length >= ENOUGH_OF_A_PHRASE;
        return phrases.stream()
                .map(SearchWords::plain)
                .anyMatch(phrase -> text.contains(phrase) || enough && phrase.startsWith(text));
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
