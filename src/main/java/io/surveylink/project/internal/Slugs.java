package io.surveylink.project.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Readable names for paths. */
final class Slugs {

    /** Leaves room in the column for a number. */
    private static final int LENGTH = 50;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slugs() {}

    /**
     * What of a name can stand in a path. A name without Latin letters or digits has nothing: it becomes "project" and
     * the beginning of the public id, which is longer to read but never wrong, as a romanisation of kanji may be.
     */
    static String of(String name, String publicId) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String slug = trimDashes(OTHERS.matcher(plain).replaceAll("-"));
        if (slug.isEmpty()) {
            return "project-" + publicId.substring(0, 6);
        }
        return slug.length() <= LENGTH ? slug : trimDashes(slug.substring(0, LENGTH));
    }

    static String unique(String slug, Set<String> taken) {
        if (!taken.contains(slug)) {
            return slug;
        }
        int number = 2;
        while (taken.contains(slug + "-" + number)) {
            number++;
        }
        return slug + "-" + number;
    }

    private static String trimDashes(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.endsWith("-") ? text.length() - 1 : text.length();
        return from >= to ? "" : text.substring(from, to);
    }
}
