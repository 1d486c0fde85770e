package io.surveylink.notification;

import io.surveylink.common.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should know, told in the reader's language by {@link NoticeTexts}; no secrets, no answers of
 * respondents.
 *
 * @param arguments those that the kind names; a value that begins with {@code @} is a text key
 * @param link a path inside the console that helps on
 * @param dedupeKey while a notice with the same key is unread no second one is made; null for always
 * @param byMail also sent as a mail
 */
public record Notice(
        UserId recipient,
        NoticeKind kind,
        Map<String, String> arguments,
        String link,
        @Nullable String dedupeKey,
        boolean byMail) {

    public Notice {
        arguments = Map.copyOf(arguments);
        if (!arguments.keySet().containsAll(kind.argumentNames())) {
            throw new IllegalArgumentException(kind + " needs " + kind.argumentNames());
        }
    }
}
