package io.surveylink.notification;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words of a notice, the same in bell and mail. */
public final class NoticeTexts {

    private static final String BUNDLE = "vaadin-i18n.translations";
    private static final String KEY_MARK = "@";

    private NoticeTexts() {}

    public static String title(NoticeKind kind, Map<String, String> arguments, Locale locale) {
        return filled("notice." + kind + ".title", kind, arguments, locale);
    }

    public static String text(NoticeKind kind, Map<String, String> arguments, Locale locale) {
        return filled("notice." + kind + ".text", kind, arguments, locale);
    }

    /** The whole body of a mail. */
    public static String mailBody(
            NoticeKind kind, Map<String, String> arguments, String reader, String url, Locale locale) {
        return format("notice.mail.body", locale, reader, text(kind, arguments, locale), url);
    }

    /** The text of a key outside of any notice, for letters. */
    public static String letter(String key, Locale locale, Object... values) {
        return format(key, locale, values);
    }

    private static String filled(String key, NoticeKind kind, Map<String, String> arguments, Locale locale) {
        var values = kind.argumentNames().stream()
                .map(name -> resolved(arguments.getOrDefault(name, ""), locale))
                .toArray();
        return format(key, locale, values);
    }

    private static String resolved(String value, Locale locale) {
        var key = value.startsWith(KEY_MARK) ? value.substring(KEY_MARK.length()) : "";
        var bundle = bundle(locale);
        return bundle.containsKey(key) ? bundle.getString(key) : value;
    }

    private static String format(String key, Locale locale, Object... values) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(values);
    }

    /** Without the fallback to the server's own locale: a Japanese server must not show English users Japanese. */
    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
