package io.surveylink.simulator.page;

import static io.surveylink.simulator.http.Html.escape;

import io.surveylink.simulator.org.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small pieces of HTML that several sections share. */
final class Parts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    /** Tone of a state: its disc and its word. */
    enum Tone {
        GOOD("✓"),
        BAD("×"),
        WAITING("…"),
        PARTLY("!");

        private final String glyph;

        Tone(String glyph) {
            this.glyph = glyph;
        }
    }

    private Parts() {}

    static String section(String id, String title, String note, String content) {
        return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\"><div class=\"head\"><h2 id=\"" + id
                + "-title\">" + escape(title) + "</h2><span class=\"soft\">" + escape(note) + "</span></div>" + content
                + "</section>";
    }

    static String state(Tone tone, String word) {
        return "<span class=\"state " + tone.name().toLowerCase(Locale.ROOT) + "\"><i aria-hidden=\"true\">"
                + tone.glyph + "</i>" + escape(word) + "</span>";
    }

    static String badge(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> "<span class=\"badge\">Production</span>";
            case SANDBOX -> "<span class=\"badge sandbox\">Sandbox</span>";
        };
    }

    static String code(@Nullable String text) {
        return text == null || text.isEmpty() ? "<span class=\"soft\">–</span>" : "<code>" + escape(text) + "</code>";
    }

    static String text(@Nullable String text) {
        return text == null || text.isEmpty() ? "<span class=\"soft\">–</span>" : escape(text);
    }

    static String time(Instant instant) {
        return "<time datetime=\"" + instant + "\">" + TIME.format(instant) + "</time>";
    }

    static String day(@Nullable Instant instant) {
        return instant == null
                ? "<span class=\"soft\">–</span>"
                : "<time datetime=\"" + instant + "\">" + DAY.format(instant) + "</time>";
    }

    static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    static String plural(int count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }
}
