package io.surveylink.notification;

import io.surveylink.common.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should know. The text is {@code notice.<KIND>} in the reader's language, filled with the named
 * arguments; no secrets, no answers of respondents.
 *
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
        boolean byMail) {}
