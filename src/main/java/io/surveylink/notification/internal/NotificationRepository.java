package io.surveylink.notification.internal;

import static io.surveylink.jooq.Tables.MAIL;
import static io.surveylink.jooq.Tables.NOTIFICATION;
import static io.surveylink.jooq.Tables.USER;
import static org.jooq.Records.mapping;

import io.surveylink.common.UserId;
import io.surveylink.notification.Letters.Letter;
import io.surveylink.notification.Notice;
import io.surveylink.notification.NoticeKind;
import io.surveylink.notification.NotificationItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class NotificationRepository {

    private static final TypeReference<Map<String, String>> ARGUMENTS = new TypeReference<>() {};

    private final DSLContext database;
    private final JsonMapper json;

    NotificationRepository(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whom a notice reaches; empty if it is somebody who does not read here any more. */
    Optional<Recipient> activeRecipient(UserId user) {
        return database.select(USER.NAME, USER.EMAIL, USER.LANGUAGE.convertFrom(Locale::forLanguageTag))
                .from(USER)
                .where(USER.ID.eq(user).and(USER.STATE.eq("ACTIVE")))
                .fetchOptional(mapping(Recipient::new));
    }

    /** @return empty if one with the same key is still unread */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Long> insert(Notice notice, Instant now) {
        var inserted = database.insertInto(NOTIFICATION)
                .set(NOTIFICATION.USER_ID, notice.recipient())
                .set(NOTIFICATION.KIND, notice.kind().name())
                .set(NOTIFICATION.ARGUMENTS, JSON.json(json.writeValueAsString(notice.arguments())))
                .set(NOTIFICATION.LINK, notice.link())
                .set(NOTIFICATION.DEDUPE_KEY, notice.dedupeKey())
                .set(NOTIFICATION.CREATED_AT, now)
                .onDuplicateKeyIgnore()
                .returningResult(NOTIFICATION.ID)
                .fetchOptional();
        return inserted.map(row -> row.value1());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertMail(long notification, String recipient, String subject, String body, Instant now) {
        database.insertInto(MAIL)
                .set(MAIL.NOTIFICATION_ID, notification)
                .set(MAIL.RECIPIENT, recipient)
                .set(MAIL.SUBJECT, subject)
                .set(MAIL.BODY, body)
                .set(MAIL.STATE, MailState.WAITING.name())
                .set(MAIL.DUE_AT, now)
                .set(MAIL.CREATED_AT, now)
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertLetter(Letter letter, Instant now) {
        database.insertInto(MAIL)
                .set(MAIL.RECIPIENT, letter.recipient())
                .set(MAIL.SUBJECT, letter.subject())
                .set(MAIL.BODY, letter.body())
                .set(MAIL.LINK_PURPOSE, letter.linkPurpose())
                .set(MAIL.LINK_SUBJECT_ID, letter.linkSubjectId())
                .set(MAIL.STATE, MailState.WAITING.name())
                .set(MAIL.DUE_AT, now)
                .set(MAIL.CREATED_AT, now)
                .execute();
    }

    int unreadCount(UserId user) {
        return database.fetchCount(NOTIFICATION, NOTIFICATION.USER_ID.eq(user).and(NOTIFICATION.READ_AT.isNull()));
    }

    List<NotificationItem> latest(UserId user, int limit) {
        return database.select(
                        NOTIFICATION.ID,
                        NOTIFICATION.KIND.convertFrom(NoticeKind::valueOf),
                        NOTIFICATION.ARGUMENTS.convertFrom(text -> json.readValue(text.data(), ARGUMENTS)),
                        NOTIFICATION.LINK,
                        NOTIFICATION.CREATED_AT,
                        DSL.field(NOTIFICATION.READ_AT.isNull()))
                .from(NOTIFICATION)
                .where(NOTIFICATION.USER_ID.eq(user))
                .orderBy(NOTIFICATION.ID.desc())
                .limit(limit)
                .fetch(mapping(NotificationItem::new));
    }

    /** What is read gives its key free, so that the next of its kind is told again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void markAllRead(UserId user, Instant now) {
        database.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, now)
                .setNull(NOTIFICATION.DEDUPE_KEY)
                .where(NOTIFICATION.USER_ID.eq(user).and(NOTIFICATION.READ_AT.isNull()))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void markRead(UserId user, String dedupeKey, Instant now) {
        database.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, now)
                .setNull(NOTIFICATION.DEDUPE_KEY)
                .where(NOTIFICATION.USER_ID.eq(user).and(NOTIFICATION.DEDUPE_KEY.eq(dedupeKey)))
                .execute();
    }

    /** What an earlier execution began and did not finish may have left. */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveUpInterrupted(Instant now) {
        database.update(MAIL)
                .set(MAIL.STATE, MailState.UNCERTAIN.name())
                .set(MAIL.FINISHED_AT, now)
                .where(MAIL.STATE.eq(MailState.SENDING.name()))
                .execute();
    }

    /** Records the attempt on the oldest due mail. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<DueMail> claimNext(Instant now) {
        var due = database.select(
                        MAIL.ID,
                        MAIL.RECIPIENT,
                        MAIL.SUBJECT,
                        MAIL.BODY,
                        MAIL.ATTEMPT_COUNT.plus(1),
                        MAIL.CREATED_AT,
                        MAIL.LINK_PURPOSE,
                        MAIL.LINK_SUBJECT_ID)
                .from(MAIL)
                .where(MAIL.STATE.eq(MailState.WAITING.name()).and(MAIL.DUE_AT.le(now)))
                .orderBy(MAIL.DUE_AT, MAIL.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(mapping(DueMail::new));
        due.ifPresent(mail -> database.update(MAIL)
                .set(MAIL.STATE, MailState.SENDING.name())
                .set(MAIL.ATTEMPT_COUNT, mail.attempt())
                .where(MAIL.ID.eq(mail.id()))
                .execute());
        return due;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void finish(long mail, MailState state, Instant now) {
        database.update(MAIL)
                .set(MAIL.STATE, state.name())
                .set(MAIL.FINISHED_AT, now)
                .where(MAIL.ID.eq(mail).and(MAIL.STATE.eq(MailState.SENDING.name())))
                .execute();
    }

    /** Of a letter that nobody wants any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(long mail) {
        database.deleteFrom(MAIL).where(MAIL.ID.eq(mail)).execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void putBack(long mail, Instant dueAt) {
        database.update(MAIL)
                .set(MAIL.STATE, MailState.WAITING.name())
                .set(MAIL.DUE_AT, dueAt)
                .where(MAIL.ID.eq(mail).and(MAIL.STATE.eq(MailState.SENDING.name())))
                .execute();
    }

    record Recipient(String name, String email, Locale language) {}

    record DueMail(
            long id,
            String recipient,
            String subject,
            String body,
            int attempt,
            Instant createdAt,
            @Nullable String linkPurpose,
            @Nullable Long linkSubjectId) {

        DueMail withBody(String other) {
            return new DueMail(id, recipient, subject, other, attempt, createdAt, linkPurpose, linkSubjectId);
        }

        /** A letter's body is a way in. */
        @Override
        public String toString() {
            return "DueMail[" + id + "]";
        }
    }
}
