package io.surveylink.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Points in time as people read them: in their language and in the zone of their browser. */
public final class Times {

    private static final Duration JUST_NOW = Duration.ofSeconds(45);

    private Times() {}

    /** Date and time, to the minute: 23 Nov 2026, 14:05 or 2026年11月23日 14:05. */
    public static String dateTime(Instant instant) {
        return format(instant, isJapanese() ? "yyyy年M月d日 HH:mm" : "d MMM yyyy, HH:mm");
    }

    public static String date(Instant instant) {
        return format(instant, isJapanese() ? "yyyy年M月d日" : "d MMM yyyy");
    }

    /** To the minute, for what was a moment ago. */
    public static String hourAndMinute(Instant instant) {
        return format(instant, "HH:mm");
    }

    /** To the second, for lists of today. */
    public static String time(Instant instant) {
        return format(instant, "HH:mm:ss");
    }

    /** To the millisecond, for timelines. */
    public static String exactTime(Instant instant) {
        return format(instant, "HH:mm:ss.SSS");
    }

    /** The time if it is of the day of {@code now}, else the date and the time. */
    public static String timeOrDate(Instant instant, Instant now) {
        boolean sameDay =
                instant.atZone(zone()).toLocalDate().equals(now.atZone(zone()).toLocalDate());
        return sameDay ? time(instant) : dateTime(instant);
    }

    /** How long ago, in words; from a week on the date. */
    public static String ago(Instant instant, Instant now) {
        var age = Duration.between(instant, now);
        if (age.compareTo(JUST_NOW) < 0) {
            return I18NProvider.translate("common.time.now");
        }
        if (age.toMinutes() < 60) {
            return I18NProvider.translate("common.time.minutesAgo", Math.max(1, age.toMinutes()));
        }
        if (age.toHours() < 24) {
            return I18NProvider.translate("common.time.hoursAgo", age.toHours());
        }
        if (age.toDays() < 7) {
            return I18NProvider.translate("common.time.daysAgo", age.toDays());
        }
        return date(instant);
    }

    /** {@link #ago} as a component that tells the exact time when it is pointed at. */
    public static Component relative(Instant instant, Instant now) {
        var span = new Span(ago(instant, now));
        span.addClassName("sl-time");
        span.getElement().setAttribute("title", dateTime(instant));
        return span;
    }

    private static String format(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).withZone(zone()).format(instant);
    }

    /** Of the browser; UTC while it is not known. */
    public static ZoneId zone() {
        var ui = UI.getCurrent();
        String id = ui == null ? null : browserZone(ui);
        return id == null || id.isEmpty() ? ZoneOffset.UTC : ZoneId.of(id);
    }

    private static @Nullable String browserZone(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        return details == null ? null : details.getTimeZoneId();
    }

    private static boolean isJapanese() {
        return locale().getLanguage().equals(Locale.JAPANESE.getLanguage());
    }

    private static Locale locale() {
        var ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
