package io.surveylink.notification.internal;

/** What is known of a mail. */
enum MailState {
    /** To be sent when it is due. */
    WAITING,
    /** The attempt is recorded. A row that stays here was interrupted: it is uncertain. */
    SENDING,
    SENT,
    /** It may have left: not sent again. */
    UNCERTAIN,
    /** The server refused it for good. */
    FAILED
}
